/** Mail to people: what a letter is, and the outbox it goes into. */
@Export
@Version("1.0.0")
package org.enlace.mail;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
