/** The secrets of a node and the keys it signs with, in one keystore. */
@Export
@Version("1.0.0")
package org.enlace.keys;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
