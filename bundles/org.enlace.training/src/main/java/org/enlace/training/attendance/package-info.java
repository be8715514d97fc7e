/** The language of attendance: who was at which session from when to when, how that is known, and what it comes to over a series. */
@Export
@Version("1.0.0")
package org.enlace.training.attendance;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
