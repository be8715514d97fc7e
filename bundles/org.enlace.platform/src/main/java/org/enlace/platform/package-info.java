/** The words every bundle shares: who, what, which country, what may fail. Depends on nothing but Java. */
@Export
@Version("1.0.0")
package org.enlace.platform;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
