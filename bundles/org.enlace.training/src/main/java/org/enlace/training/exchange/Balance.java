package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.platform.CountryCode;

/**
 * Between two countries in one year, or in several together.
 *
 * @param country  whose view it is
 * @param other    the other country
 * @param year     0 for all years that were asked for together
 * @param sent     days that officers of {@code country} were with the other
 * @param received days that officers of the other were with {@code country}
 */
public record Balance(CountryCode country, CountryCode other, int year, int sent, int received) {
    public Balance {
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(other, "other");
    }

    /** Days received less days sent: where it is above zero, {@code country} has still to send. */
    public int days() {
        return received - sent;
    }

    /** The same as the other country sees it. */
    public Balance turned() {
        return new Balance(other, country, year, received, sent);
    }
}
