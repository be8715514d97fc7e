package org.enlace.jit.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The moment after which a term of keeping runs. */
public enum Start {
    /** The team is over: its last day is past, its parties closed it, or fewer than two are left. */
    TEAM_OVER,
    /** The item was given back or destroyed, as its chain of custody says; from when that was written down, never before. */
    ITEM_GONE;

    /** The word used in rules, texts and the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Start> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }
}
