/** Signatures, and what follows from them: which instruments are in force, until when a team runs, who belongs to it. */
@Export
@Version("1.0.0")
package org.enlace.jit.signing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
