package org.enlace.calendar;

import java.util.Objects;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;

/**
 * Somebody who is invited.
 *
 * @param address  where they read mail
 * @param name     as people call them, at most 120 characters; may be empty
 * @param language in which they are written to
 */
public record Attendee(MailAddress address, String name, Language language) {
    private static final int LONGEST = 120;

    public Attendee {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(language, "language");
        name = name.replaceAll("[\\p{Cntrl}\"]+", " ").strip();
        if (name.length() > LONGEST) {
            name = name.substring(0, Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
        }
    }
}
