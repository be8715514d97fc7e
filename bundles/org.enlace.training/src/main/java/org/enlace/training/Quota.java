package org.enlace.training;

import java.util.Objects;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * How many seats a country has in a series.
 *
 * @param seats 0 to {@value #MOST}; 0 means invited, and everybody waits
 */
public record Quota(CountryCode country, int seats) {
    public static final int MOST = 500;

    public Quota {
        Objects.requireNonNull(country, "country");
        if (seats < 0 || seats > MOST) {
            throw new Refusal(
                            "training.seats",
                            "A country has 0 to " + MOST + " seats, not " + seats + "; correct the line of " + country,
                            country.value(),
                            seats,
                            MOST)
                    .at("quotas");
        }
    }
}
