/** The language of officer exchanges: calls, hosts' places, applications from the form to the follow-up, and who is proposed for which place. */
@Export
@Version("1.0.0")
package org.enlace.training.exchange;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
