/** The language of evaluation by the four levels of Kirkpatrick: questionnaires, when they can be answered, what they gave, and indicators of results. */
@Export
@Version("1.0.0")
package org.enlace.training.evaluation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
