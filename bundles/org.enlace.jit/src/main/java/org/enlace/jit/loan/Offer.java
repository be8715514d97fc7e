package org.enlace.jit.loan;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.enlace.jit.Rules;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * By which a country offers a copy to another.
 *
 * @param id       of the copy, and of the record that offers it
 * @param lender   the country of the item
 * @param author   the designation in the team of whoever approved it
 * @param approved when that was, by their node's clock
 * @param until    when the copy is to be erased
 * @param window   how many bytes are given at once at most
 * @param use      what the copy is used for
 */
public record Offer(
        RecordId id,
        CountryCode lender,
        RecordId loan,
        RecordId team,
        RecordId item,
        LentFile file,
        String purpose,
        RecordId author,
        Instant approved,
        Instant until,
        long window,
        Use use) {
    /** A window is at least this long, so that it holds a step in which files are stored: 8 MiB. */
    public static final long LEAST_WINDOW = 8L << 20;

    /** @throws Refusal {@code jit.loan-offer} */
    public Offer {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(lender, "lender");
        Objects.requireNonNull(loan, "loan");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(use, "use");
        purpose = Rules.text("purpose", purpose, LoanRequest.PURPOSE);
        if (!until.isAfter(approved) || until.isAfter(approved.plus(Duration.ofDays(LoanRequest.DAYS)))) {
            throw wrong("until");
        }
        if (window < LEAST_WINDOW || window > Window.LONGEST) {
            throw wrong("window");
        }
    }

    private static Refusal wrong(String field) {
        return new Refusal(
                        "jit.loan-offer",
                        "A copy is offered otherwise than copies are lent, at \"" + field
                                + "\"; ask its country which version of the module it runs",
                        field)
                .at(field);
    }
}
