/** The door to the database for bundles that store something. */
@Export
@Version("1.0.0")
package org.enlace.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
