package org.enlace.modules;

import java.util.Locale;

/** How one adoption stands on a day, among all of its module. */
public enum AdoptionState {
    /** Recorded; a second officer has not confirmed it. */
    UNCONFIRMED,
    /** Confirmed; its first day is to come. */
    UPCOMING,
    /** It counts. */
    IN_FORCE,
    /** It counts, and lapses within {@link Standing#WARNING_DAYS} days without a renewal. */
    LAPSING,
    /** A later one took its place. */
    REPLACED,
    /** Its last day is over. */
    LAPSED,
    /** Taken back. */
    WITHDRAWN;

    /** Stable, in lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
