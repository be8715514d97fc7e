/** Documents made of what pages show, tables, texts with marks, and what changed between two texts. */
@Export
@Version("1.2.0")
package org.enlace.documents;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
