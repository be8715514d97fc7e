/** What a module may contribute to the node. Each is registered as an OSGi service and withdrawn with the bundle. */
@Export
@Version("1.0.0")
package org.enlace.platform.contribution;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
