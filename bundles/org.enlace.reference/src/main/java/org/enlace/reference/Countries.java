package org.enlace.reference;

import java.time.ZoneId;
import java.util.Arrays;
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

    /** The name of a country, be it of the network or not; its code where it is none ({@link WorldCountries}). */
    default String name(CountryCode code, Language language) {
        return find(code).map(country -> country.name(language)).orElseGet(() -> WorldCountries.name(code, language));
    }

    /** Finds the country of the network or of the world that somebody typed, see {@link WorldCountries#read}. */
    default Optional<CountryCode> read(String typed) {
        String words = WorldCountries.folded(typed);
        return Arrays.stream(Language.values())
                .flatMap(language -> all(language).stream()
                        .filter(country ->
                                WorldCountries.folded(country.name(language)).equals(words)))
                .map(Country::code)
                .findFirst()
                .or(() -> WorldCountries.read(typed));
    }

    /** A country or territory with its names, its main zone first, and the language its node starts with. */
    interface Country {
        CountryCode code();

        String name(Language language);

        List<ZoneId> zones();

        Language platformLanguage();
    }
}
