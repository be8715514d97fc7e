/** Officers, roles, sign-in, sessions, second factor and tokens. */
@Export
@Version("1.0.0")
package org.enlace.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
