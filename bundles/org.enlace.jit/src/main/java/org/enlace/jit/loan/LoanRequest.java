package org.enlace.jit.loan;

import java.util.List;
import java.util.Objects;
import org.enlace.jit.Rules;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * What somebody asks to lend.
 *
 * @param files   of one item, 1 to {@value #FILES}, each once
 * @param to      the countries that get a copy, 1 to {@value #COUNTRIES}, each once
 * @param purpose what for, 1 to {@value #PURPOSE} characters: it goes with every copy
 * @param days    for how long from the approval on, 1 to {@value #DAYS}
 * @param use     what the copies are used for
 */
public record LoanRequest(List<LentFile> files, List<CountryCode> to, String purpose, int days, Use use) {
    public static final int FILES = 20;
    public static final int COUNTRIES = 11;
    public static final int PURPOSE = 1_000;
    public static final int DAYS = 366;

    /** @throws Refusal {@code jit.none}, {@code jit.too-many}, {@code jit.missing}, {@code jit.too-long}, {@code jit.loan-days} */
    public LoanRequest {
        files = Rules.distinct("files", files, FILES);
        to = Rules.distinct("to", to, COUNTRIES).stream().sorted().toList();
        purpose = Rules.text("purpose", purpose, PURPOSE);
        days(days, DAYS);
        Objects.requireNonNull(use, "use");
    }

    /** @throws Refusal {@code jit.loan-days} */
    public static void days(int days, int most) {
        if (days < 1 || days > most) {
            throw new Refusal("jit.loan-days", "A copy is lent for 1 to " + most + " days, not " + days, days, most)
                    .at("days");
        }
    }
}
