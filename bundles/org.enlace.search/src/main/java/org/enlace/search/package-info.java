/** Full text over everything the installed modules offer for search. */
@Export
@Version("1.1.0")
package org.enlace.search;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
