/** What officers typed into forms that were not sent yet. */
@Export
@Version("1.0.0")
package org.enlace.drafts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
