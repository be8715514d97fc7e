/** The language of the inbox: what a module lets wait for officers, and what they do with it. */
@Export
@Version("1.0.0")
package org.enlace.inbox;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
