/** The language of the calendar: an officer's coming dates, the feeds they are subscribed to by, invitations by mail. */
@Export
@Version("1.0.0")
package org.enlace.calendar;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
