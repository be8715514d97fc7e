package org.enlace.reference;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;

/**
 * The countries and territories of the network, from {@code countries.json} of the reference data in force. A service; when other
 * reference data come into force it tells of them at once.
 */
public interface Countries {
    /** Those to choose from, in the order of their names in a language: a retired one is not among them. */
    List<Country> all(Language language);

    /** Whatever is known by its code, be it retired. */
    Optional<Country> find(CountryCode code);

    /** The name of a country, or its code where the reference data does not know it. */
    default String name(CountryCode code, Language language) {
        return find(code).map(country -> country.name(language)).orElse(code.value());
    }

    /** A country or territory with its names, its main zone first, and the language its node starts with. */
    interface Country {
        CountryCode code();

        String name(Language language);

        List<ZoneId> zones();

        Language platformLanguage();
    }
}
