/** The language of stored files: what a module says about its own, and what can be done with them. */
@Export
@Version("1.6.0")
package org.enlace.files;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
