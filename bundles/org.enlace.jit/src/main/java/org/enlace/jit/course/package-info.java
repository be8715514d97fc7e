/** How a team is set up until it negotiates: the request, its way through central authorities, what the asked countries answer. */
@Export
@Version("1.0.0")
package org.enlace.jit.course;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
