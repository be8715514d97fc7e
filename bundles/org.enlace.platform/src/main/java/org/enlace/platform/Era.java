package org.enlace.platform;

import java.time.Instant;

/** The years 1 to 9999 (UTC), the only ones that anything here keeps or looks for: databases, ISO 8601 and people know no others. */
public final class Era {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Era() {}

    public static boolean holds(Instant moment) {
        return !moment.isBefore(FIRST) && moment.isBefore(END);
    }
}
