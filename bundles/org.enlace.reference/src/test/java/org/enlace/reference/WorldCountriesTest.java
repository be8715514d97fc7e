package org.enlace.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.junit.jupiter.api.Test;

class WorldCountriesTest {
    private static final CountryCode VE = new CountryCode("VE");

    private static List<CountryCode> all(Language language) {
        List<CountryCode> all = new ArrayList<>(WorldCountries.today(language));
        all.addAll(WorldCountries.besides(language));
        return all;
    }

    @Test
    void everyCountryHasItsOwnNameInEachLanguageAndIsFoundByIt() {
        Map<String, CountryCode> names = new HashMap<>();
        for (Language language : Language.values()) {
            assertTrue(
                    all(language).size() > 255,
                    "ISO 3166-1 has 249, " + all(language).size());
            for (CountryCode code : all(language)) {
                String name = WorldCountries.name(code, language);
                assertFalse(name.equals(code.value()), code + " has no name in " + language);
                CountryCode other = names.putIfAbsent(WorldCountries.folded(name), code);
                assertTrue(other == null || other.equals(code), name + " are " + other + " and " + code);
                assertEquals(Optional.of(code), WorldCountries.read(name), name);
                assertEquals(Optional.of(code), WorldCountries.read(code.value()));
            }
        }
    }

    @Test
    void aNameIsReadInAnyCaseWithoutAccentsAndACodeOfThreeLettersToo() {
        for (String typed : List.of("VE", " ve ", "VEN", "venezuela", "VENEZUELA")) {
            assertEquals(Optional.of(VE), WorldCountries.read(typed), typed);
        }
        assertEquals(Optional.of(new CountryCode("HT")), WorldCountries.read("haiti"));
        assertEquals(Optional.of(new CountryCode("NG")), WorldCountries.read("Nigéria"));
        assertEquals(Optional.of(WorldCountries.STATELESS), WorldCountries.read("apatrida"));
        for (String typed : List.of("", "–", "Venezuel", "QQ", "North", "<b>VE</b>")) {
            assertEquals(Optional.empty(), WorldCountries.read(typed), typed);
        }
    }

    @Test
    void whoIsStatelessUnknownOrOfAFormerCountryIsOfNoneOfToday() {
        for (CountryCode code : WorldCountries.besides(Language.ES)) {
            assertTrue(WorldCountries.known(code) && !WorldCountries.now(code), code.value());
        }
        assertTrue(WorldCountries.now(VE));
        assertFalse(WorldCountries.known(new CountryCode("QQ")));
    }

    @Test
    void theyStandInTheOrderOfTheirNamesInTheLanguage() {
        List<String> spanish = WorldCountries.today(Language.ES).stream()
                .map(code -> WorldCountries.name(code, Language.ES))
                .toList();
        assertEquals("Afganistán", spanish.get(0));
        assertTrue(spanish.indexOf("España") > spanish.indexOf("Eslovenia"));
    }
}
