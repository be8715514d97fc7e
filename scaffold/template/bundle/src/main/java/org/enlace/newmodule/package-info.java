/** The language of the module: what an entry is, which states it has, and what can be done with entries. */
@Export
@Version("1.0.0")
package org.enlace.newmodule;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
