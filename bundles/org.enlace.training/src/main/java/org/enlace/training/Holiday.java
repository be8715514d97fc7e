package org.enlace.training;

import java.time.LocalDate;
import java.util.Objects;
import org.enlace.platform.CountryCode;

/**
 * A day on which a country does not work.
 *
 * @param name as the country calls it, one line of 1 to 100 characters
 */
public record Holiday(CountryCode country, LocalDate day, String name) {
    public static final int LONGEST = 100;

    public Holiday {
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(day, "day");
        name = Rules.line("holidays", name, LONGEST);
    }
}
