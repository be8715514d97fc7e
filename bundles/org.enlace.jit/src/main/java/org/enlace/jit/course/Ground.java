package org.enlace.jit.course;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a country refuses to take part. */
public enum Ground {
    /** Another authority is competent, or none. */
    NOT_COMPETENT,
    /** No proceedings are open there, and none can be opened. */
    NO_PROCEEDINGS,
    /** What is described is no offence there. */
    NO_OFFENCE,
    /** It would harm own proceedings. */
    OWN_PROCEEDINGS,
    /** Sovereignty, security or public order. */
    PUBLIC_ORDER,
    /** The conditions of the legal basis are not met. */
    LEGAL_BASIS,
    /** What is asked can be had by mutual legal assistance. */
    ASSISTANCE_SUFFICES,
    /** People or means are lacking. */
    RESOURCES,
    /** What the words beside it say. */
    OTHER;

    /** The word used in statements, addresses and the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Ground> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }
}
