package org.enlace.jit.internal;

import org.enlace.jit.Statement;
import org.enlace.platform.CountryCode;

/** Who may say something in a team, as far as an area knows. A country is heard where one area gives it a voice. */
public interface Voices {
    /** How an area looks at a statement by who says it and when. */
    enum Voice {
        /** Its country is asked, or a party, at that moment. */
        GIVEN,
        /** What it is about is not here yet: it waits, and is looked at again with each statement of the team. */
        LATER,
        /** Not that this area knows of. */
        NONE
    }

    Voice of(Statement statement);

    /** Whether by what a country says here it tells this one itself all that it has said, so that nobody else has to. */
    default boolean tellsItself(Statement statement) {
        return false;
    }

    /** Whether what a country said is believed when another tells it. */
    default boolean retold(Statement statement, CountryCode teller) {
        return false;
    }
}
