package org.enlace.jit.signing;

import java.util.Locale;

/** What keeps a text from coming into force, whoever signs it. */
public enum Hindrance {
    /** An annex needs an agreement in force. */
    NO_AGREEMENT,
    /** There is an agreement in force already. */
    ANOTHER_AGREEMENT,
    /** The text it was written upon is not in force. */
    BASE,
    /** The team is over. */
    TEAM_OVER,
    /** Whoever proposed it is no party. */
    PROPOSER,
    /** It has too few parties, one twice, none that comes or not one that leaves. */
    PARTIES,
    /** It names people of a country that does not sign it, or somebody else's. */
    PEOPLE,
    /** An extension with no later last day, a closure with no earlier one. */
    LAST_DAY;

    /** The word used in the API and in texts. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
