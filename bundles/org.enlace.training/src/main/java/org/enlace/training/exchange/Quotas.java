package org.enlace.training.exchange;

import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * How many officers a country sends and receives at most in one call. A country that is not named has no limit of its own.
 *
 * @param sending   0 to {@value #MOST} each
 * @param receiving 0 to {@value #MOST} each
 */
public record Quotas(Map<CountryCode, Integer> sending, Map<CountryCode, Integer> receiving) {
    public static final int MOST = 5000;
    public static final Quotas NONE = new Quotas(Map.of(), Map.of());

    public Quotas {
        sending = checked("sending", sending);
        receiving = checked("receiving", receiving);
    }

    public int sends(CountryCode country) {
        return sending.getOrDefault(country, MOST);
    }

    public int receives(CountryCode country) {
        return receiving.getOrDefault(country, MOST);
    }

    private static Map<CountryCode, Integer> checked(String field, Map<CountryCode, Integer> quotas) {
        quotas.forEach((country, quota) -> {
            if (quota < 0 || quota > MOST) {
                throw new Refusal(
                                "placement.quota",
                                "The quota of " + country + " is 0 to " + MOST + ", not " + quota,
                                country.value(),
                                quota,
                                MOST)
                        .at(field);
            }
        });
        return Map.copyOf(quotas);
    }
}
