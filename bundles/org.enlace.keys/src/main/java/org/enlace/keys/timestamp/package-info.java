/** Time stamps by RFC 3161: what is asked of a service, and whether what it answers can be relied on. */
@Export
@Version("1.0.0")
package org.enlace.keys.timestamp;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
