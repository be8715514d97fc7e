package org.enlace.training.outcome;

import java.util.Objects;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.training.Rules;

/** Who is to see to an action. */
public sealed interface Owner {
    /** An officer of this node, who finds it in the inbox and in the calendar. */
    record Officer(OfficerId officer) implements Owner {
        public Officer {
            Objects.requireNonNull(officer, "officer");
        }
    }

    /**
     * Somebody elsewhere, whom the node cannot remind.
     *
     * @param name post or unit rather than a person, one line of 1 to {@value #LONGEST} characters
     */
    record Elsewhere(String name, CountryCode country) implements Owner {
        public static final int LONGEST = 120;

        public Elsewhere {
            name = Rules.line("owner", name, LONGEST);
            Objects.requireNonNull(country, "country");
        }
    }
}
