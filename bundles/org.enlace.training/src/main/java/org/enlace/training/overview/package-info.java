/** The figures of a year of training, for those who coordinate. */
@Export
@Version("1.0.0")
package org.enlace.training.overview;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
