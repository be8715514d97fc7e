/** What came of a series or a session, and what it cost: minutes, decisions, actions, lessons, cost lines. */
@Export
@Version("1.0.0")
package org.enlace.training.outcome;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
