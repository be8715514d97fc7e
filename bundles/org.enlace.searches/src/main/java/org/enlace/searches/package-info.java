/** The language of saved searches: what an officer keeps, and when they are told what is new. */
@Export
@Version("1.0.0")
package org.enlace.searches;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
