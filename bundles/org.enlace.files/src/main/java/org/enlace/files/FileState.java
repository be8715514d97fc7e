package org.enlace.files;

import java.util.Locale;

/** Whether a content can be had. */
public enum FileState {
    /** Whole, and waiting for the virus scanner. */
    RECEIVED,
    /** To be read by whoever may. */
    AVAILABLE,
    /** The scanner found something: nobody gets it; it can be erased. */
    QUARANTINED;

    /** As it stands in the API and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FileState of(String token) {
        return valueOf(token.toUpperCase(Locale.ROOT));
    }
}
