package org.enlace.web.internal;

import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;

/** The language a country's node speaks when nobody asked for another. */
final class HomeLanguage {
    private static final Set<String> PORTUGUESE = Set.of("BR", "PT", "AO", "MZ", "CV");
    private static final Set<String> FRENCH = Set.of("HT", "FR", "GF", "GP", "MQ");
    private static final Set<String> ENGLISH = Set.of(
            "AG", "AI", "AW", "BB", "BM", "BS", "BZ", "CA", "CW", "DM", "GB", "GD", "GY", "IE", "JM", "KN", "KY", "LC",
            "MS", "SR", "SX", "TC", "TT", "US", "VC", "VG");

    private HomeLanguage() {}

    static Language of(CountryCode country) {
        String code = country.value();
        if (PORTUGUESE.contains(code)) {
            return Language.PT;
        }
        if (FRENCH.contains(code)) {
            return Language.FR;
        }
        return ENGLISH.contains(code) ? Language.EN : Language.ES;
    }
}
