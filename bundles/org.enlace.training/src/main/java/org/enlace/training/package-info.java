/** The language of training: programmes, series of sessions, their times, who is nominated, and what can be done with them. */
@Export
@Version("1.0.0")
package org.enlace.training;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
