/**
 * Joint investigation teams: what a team is, which states it goes through, and who may do what in it.
 *
 * @see <a href="../../../../../../../docs/decisions/2026-11-29-a-team-is-what-its-parties-said.md">A team is what its parties said</a>
 */
@Export
@Version("1.0.0")
package org.enlace.jit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
