/** The language of comments: which records have some, what can be done with them. */
@Export
@Version("1.0.0")
package org.enlace.comments;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
