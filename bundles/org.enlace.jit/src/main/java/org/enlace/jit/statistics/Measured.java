package org.enlace.jit.statistics;

import java.util.Locale;

/** What is measured in each team, and shown as median and quartiles. */
public enum Measured {
    /** Days from the moment the request was sent to that of the last signature under the agreement. */
    TO_SIGNATURE,
    /** Days that the agreement, as it came into force, gave the team. */
    PLANNED,
    /** Days that a team which is over ran. */
    ACTUAL,
    /** Countries that were ever a party. */
    PARTIES;

    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
