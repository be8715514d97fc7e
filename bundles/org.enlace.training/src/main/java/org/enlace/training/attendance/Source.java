package org.enlace.training.attendance;

import java.util.Locale;

/** How something is known of somebody's attendance. */
public enum Source {
    /** The officer checked in or out on the session's page, signed in with an account whose address is the nomination's. */
    SIGN_IN,
    /** Somebody signed in typed the code that was shown in the room. */
    CODE,
    /** Whoever organises wrote it down. */
    NOTED,
    /** The list of the videoconference service says so. */
    FILE,
    /** It was written down once for a whole series, before sessions were looked at one by one. */
    SERIES;

    /** The word used in the API and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
