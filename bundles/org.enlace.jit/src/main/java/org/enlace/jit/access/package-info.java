/** Who may do what in a team, from when to when: computed from the instruments in force, never set. */
@Export
@Version("1.0.0")
package org.enlace.jit.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
