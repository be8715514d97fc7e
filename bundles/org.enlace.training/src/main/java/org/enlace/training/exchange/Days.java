package org.enlace.training.exchange;

import java.time.LocalDate;
import java.util.Objects;
import org.enlace.platform.Refusal;

/** Days that can be meant. */
final class Days {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    private Days() {}

    /** @throws Refusal {@code placement.year} for a day of another age, which is a slip of the finger */
    static void require(String field, LocalDate day) {
        Objects.requireNonNull(day, field);
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new Refusal(
                            "placement.year",
                            "A day of an exchange lies between " + FIRST_YEAR + " and " + LAST_YEAR + ", not in "
                                    + day.getYear() + "; correct the year",
                            String.valueOf(day.getYear()),
                            String.valueOf(FIRST_YEAR),
                            String.valueOf(LAST_YEAR))
                    .at(field);
        }
    }
}
