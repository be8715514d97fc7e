/** What travels between the nodes of countries: signed, sealed, in order, to those it is meant for. */
@Export
@Version("1.0.0")
package org.enlace.exchange;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
