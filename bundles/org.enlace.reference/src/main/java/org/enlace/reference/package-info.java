/** The reference data of the field, as shipped in {@code config/reference}. */
@Export
@Version("1.0.0")
package org.enlace.reference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
