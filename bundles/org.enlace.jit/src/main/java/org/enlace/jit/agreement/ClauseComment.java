package org.enlace.jit.agreement;

import java.time.Instant;
import java.util.Objects;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * What a party said of a clause of a proposal, for all parties to read.
 *
 * @param id         that of the statement
 * @param country    which party
 * @param at         when its node said so
 * @param instrument the proposal
 * @param clause     the key of the clause
 * @param text       plain text, 1 to 4000 characters
 */
public record ClauseComment(
        RecordId id, CountryCode country, Instant at, RecordId instrument, String clause, String text) {
    public static final int LONGEST_TEXT = 4_000;

    /** @throws org.enlace.platform.Refusal {@code jit.missing}, {@code jit.too-long}, {@code jit.character} */
    public ClauseComment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(instrument, "instrument");
        Basis.checkKey(clause, "clause");
        text = Words.given("text", Words.lines("text", text, LONGEST_TEXT));
    }
}
