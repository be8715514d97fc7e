package org.enlace.training.exchange;

import java.util.Locale;

/**
 * Why an officer is not at a place. The first five lie between the two and are looked at in this order; the others are of this run and
 * can be different in the next one.
 */
public enum Obstacle {
    /** Nobody is a guest of their own country. */
    OWN_COUNTRY,
    /** The coordinator excluded the pair, or the host declined the officer. */
    BANNED,
    /** The officer speaks none of the host's languages well enough. */
    LANGUAGE,
    /** Officer, host and call have too few days in common. */
    DATES,
    /** They have no theme in common and the call asks for one. */
    THEME,
    /** The officer's country sends as many as it may. */
    SENDING_QUOTA,
    /** The host's country receives as many as it may. */
    HOST_QUOTA,
    /** The place receives as many as it can. */
    PLACE_FULL;

    /** The word used in the API and in the names of texts. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
