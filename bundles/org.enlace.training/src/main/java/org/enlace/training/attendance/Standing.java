package org.enlace.training.attendance;

import java.util.Locale;

/** What an attendance comes to, measured by the session's time and the series' {@link Measure}. */
public enum Standing {
    /** Nothing is known. */
    UNKNOWN,
    /** In time, and to the end. */
    PRESENT,
    LATE,
    LEFT_EARLY,
    LATE_AND_LEFT_EARLY,
    /** Noted as absent, or there at no minute of the session. */
    ABSENT;

    /** The word used in addresses, the API and texts. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
