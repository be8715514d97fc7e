/** The log of acts, which proves that it was not altered. */
@Export
@Version("1.0.0")
package org.enlace.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
