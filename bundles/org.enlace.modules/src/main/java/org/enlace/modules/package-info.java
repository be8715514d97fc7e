/** Which workflow modules this node runs, and how they come and go while it runs. */
@Export
@Version("1.0.0")
package org.enlace.modules;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
