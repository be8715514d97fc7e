package org.enlace.jit.custody;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;

/**
 * A person through whose hands an item goes, as a court wants them named. Whoever it was taken from and whoever gets it in the end may be
 * private persons, who have neither rank nor unit ({@link EventKind#anybody}).
 *
 * @param name    1 to 120 characters
 * @param rank    rank or office, at most 120; empty for a private person
 * @param number  of the badge or identity card; may be empty
 * @param unit    the body and the unit, at most 200; empty for a private person
 * @param country for which they act, or where they live
 */
public record Custodian(String name, String rank, String number, String unit, CountryCode country) {
    private static final int SHORT = 120;
    private static final int LONG = 200;

    /** @throws org.enlace.platform.Refusal {@code jit.missing}, {@code jit.too-long}, {@code jit.character} */
    public Custodian {
        name = Rules.line("name", name, SHORT);
        rank = Rules.lineOrNone("rank", rank, SHORT);
        number = Rules.lineOrNone("number", number, SHORT);
        unit = Rules.lineOrNone("unit", unit, LONG);
        Objects.requireNonNull(country, "country");
    }

    /** The name as it is compared: not everybody types accents. */
    String compared() {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
