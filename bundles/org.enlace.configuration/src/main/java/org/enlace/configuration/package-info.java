/** Looking at the node's configuration and changing it, for edges in other bundles. */
@Export
@Version("1.2.0")
package org.enlace.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
