/** What a module's web side is made of: its application, its pages, the components they are composed of. */
@Export
@Version("1.0.0")
package org.enlace.web;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
