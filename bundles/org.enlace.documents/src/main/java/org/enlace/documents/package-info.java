/** Documents made of what pages show. */
@Export
@Version("1.0.0")
package org.enlace.documents;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
