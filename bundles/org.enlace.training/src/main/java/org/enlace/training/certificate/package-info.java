/** The language of certificates: on which conditions a series gives them, what they say, and what becomes of them. */
@Export
@Version("1.0.0")
package org.enlace.training.certificate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
