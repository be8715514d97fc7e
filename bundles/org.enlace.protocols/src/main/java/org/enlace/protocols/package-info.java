/** The language of the protocol library: what a protocol is, which states it has, and what can be done with the library. */
@Export
@Version("1.0.0")
package org.enlace.protocols;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
