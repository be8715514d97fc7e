package org.enlace.jit.access;

import java.util.Locale;

/** What somebody may do in a team. */
public enum Right {
    /** That the team exists: its reference, countries, state and days. */
    SEE_EXISTENCE,
    /** How it came about, its instruments, its people. */
    SEE_COURSE,
    /** Everything that was contributed to it. */
    SEE_CONTENT,
    /** What was given to oneself. */
    SEE_GIVEN,
    /** Contribute content. */
    WRITE,
    /** Speak for the country in what leads to the team: accept, ask, answer. */
    WRITE_COURSE,
    /** Propose texts: the agreement, an extension, other clauses. */
    PROPOSE,
    /** Draft who of one's own country is in it. */
    CHANGE_PEOPLE,
    /** Sign for one's own country. */
    SIGN,
    /** Take part in its evaluation. */
    EVALUATE;

    /** The word used in addresses, the API and texts. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
