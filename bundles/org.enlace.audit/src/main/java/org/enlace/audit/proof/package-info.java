/**
 * How the audit proves itself: the form of its entries, its tree of hashes, its signed heads, its exports. Needs nothing but a
 * JDK, so that a court can run it without a node.
 */
@Export
@Version("1.0.0")
package org.enlace.audit.proof;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
