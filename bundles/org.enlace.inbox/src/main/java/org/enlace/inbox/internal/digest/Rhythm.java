package org.enlace.inbox.internal.digest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often an officer is told by mail what waits. */
public enum Rhythm {
    NEVER,
    DAILY,
    /** From Monday to Friday. */
    WEEKDAYS,
    /** On one day of the week. */
    WEEKLY;

    /** The word used in forms, the API and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Rhythm> of(String token) {
        return Arrays.stream(values())
                .filter(rhythm -> rhythm.token().equals(token))
                .findFirst();
    }
}
