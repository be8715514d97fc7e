package org.enlace.jit.agreement;

import java.util.Objects;
import org.enlace.platform.CountryCode;

/**
 * A country in a team.
 *
 * @param country   which
 * @param competent the competent authority, a prosecutor's office or court as a rule; may be empty in a draft
 * @param central   the central authority through which requests go; may be empty where the basis knows none
 * @param onPaper   whether it signs on paper, entered by the proposing party, because it has no node or not this module
 */
public record Party(CountryCode country, String competent, String central, boolean onPaper) {
    public static final int LONGEST_AUTHORITY = 200;

    /** @throws org.enlace.platform.Refusal {@code jit.too-long}, {@code jit.character} */
    public Party {
        Objects.requireNonNull(country, "country");
        competent = Words.line("competent", competent, LONGEST_AUTHORITY);
        central = Words.line("central", central, LONGEST_AUTHORITY);
    }
}
