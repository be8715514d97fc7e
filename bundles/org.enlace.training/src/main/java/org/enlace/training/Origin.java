package org.enlace.training;

import java.util.Locale;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;

/** Who named a person: what is told beside every nomination. */
public enum Origin {
    /** The node of the person's country, which alone changes what it says of the person. */
    NODE,
    /** The unit of this node's own country. */
    UNIT,
    /** Whoever organises, for a country whose node sent nothing. */
    ORGANISER;

    /** @param own the country of this node */
    public static Origin of(Nomination nomination, CountryCode own) {
        if (nomination.created().officer().equals(Caller.node().officer())) {
            return NODE;
        }
        return nomination.person().country().equals(own) ? UNIT : ORGANISER;
    }

    /** The word used in the API and exports. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
