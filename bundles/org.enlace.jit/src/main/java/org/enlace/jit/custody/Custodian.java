package org.enlace.jit.custody;

import java.util.Objects;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;

/**
 * A person through whose hands an item goes, as a court wants them named.
 *
 * @param name    1 to 120 characters
 * @param rank    rank or office, 1 to 120
 * @param number  of the badge or identity card; may be empty
 * @param unit    the body and the unit, 1 to 200
 * @param country for which they act
 */
public record Custodian(String name, String rank, String number, String unit, CountryCode country) {
    private static final int SHORT = 120;
    private static final int LONG = 200;

    /** @throws org.enlace.platform.Refusal {@code jit.missing}, {@code jit.too-long}, {@code jit.character} */
    public Custodian {
        name = Rules.line("name", name, SHORT);
        rank = Rules.line("rank", rank, SHORT);
        number = Rules.lineOrNone("number", number, SHORT);
        unit = Rules.line("unit", unit, LONG);
        Objects.requireNonNull(country, "country");
    }
}
