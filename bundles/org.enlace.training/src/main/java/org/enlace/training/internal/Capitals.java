package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.reference.Countries;
import org.enlace.training.Capital;
import org.enlace.training.Quota;
import org.enlace.training.Quotas;

/** The zones of the countries' capitals, of the reference data in force: the main zone of each. */
final class Capitals {
    private final Countries countries;

    Capitals(Countries countries) {
        this.countries = countries;
    }

    /** Of the invited countries, in their order; countries that the reference data does not know have none. */
    List<Capital> of(Quotas quotas) {
        return quotas.countries().stream()
                .map(Quota::country)
                .map(this::capital)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Capital> capital(CountryCode country) {
        return countries
                .find(country)
                .flatMap(known -> known.zones().stream().findFirst())
                .map(zone -> new Capital(country, zone));
    }

    /** Refuses a country that is not of the network. */
    void require(CountryCode country, String field) {
        if (countries.find(country).isEmpty()) {
            throw new Refusal(
                            "training.unknown-country",
                            "\"" + country + "\" is no country of the network; use a code of its list",
                            country.value())
                    .at(field);
        }
    }
}
