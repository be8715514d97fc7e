/** The reference data of the field: as shipped in {@code config/reference}, or as imported since. */
@Export
@Version("1.2.0")
package org.enlace.reference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
