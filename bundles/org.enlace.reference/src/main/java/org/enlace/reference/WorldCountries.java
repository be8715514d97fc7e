package org.enlace.reference;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/**
 * The countries and territories of ISO 3166-1 and what people and things are of besides them: no country, an unknown one, or one that
 * is no more. They say where somebody or something is from; who takes part in the network is a question for {@link Countries}. Names
 * are those of the Java runtime, which has them from the Unicode CLDR; the few that it lacks stand in the bundle's texts.
 */
public final class WorldCountries {
    /** Codes that ISO 3166-1 leaves to its users, and reserves. */
    public static final CountryCode STATELESS = new CountryCode("XX");

    public static final CountryCode UNKNOWN = new CountryCode("ZZ");

    /** Kosovo, by the code that its neighbours' authorities use, and what ISO 3166-3 says of countries that are no more. */
    private static final Set<String> BESIDES = Set.of("XX", "ZZ", "XK", "AN", "BU", "CS", "DD", "SU", "TP", "YU", "ZR");

    private static final Set<String> NOW = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Texts TEXTS = Texts.of(WorldCountries.class);

    private WorldCountries() {}

    /** Made when a name is first asked for by its words. */
    private static final class ByWord {
        private static final Map<String, CountryCode> ALL = all();

        private static Map<String, CountryCode> all() {
            Map<String, CountryCode> words = new HashMap<>();
            Stream.concat(NOW.stream(), BESIDES.stream()).map(CountryCode::new).forEach(code -> {
                words.put(folded(code.value()), code);
                if (now(code)) {
                    words.put(folded(locale(code).getISO3Country()), code);
                }
                for (Language language : Language.values()) {
                    words.put(folded(name(code, language)), code);
                }
            });
            return Map.copyOf(words);
        }
    }

    /** The countries and territories there are today, in the order of their names. */
    public static List<CountryCode> today(Language language) {
        return ordered(NOW.stream(), language);
    }

    /** What else somebody or something can be of, in the order of the names. */
    public static List<CountryCode> besides(Language language) {
        return ordered(BESIDES.stream(), language);
    }

    private static List<CountryCode> ordered(Stream<String> codes, Language language) {
        Collator order = Collator.getInstance(language.locale());
        Map<CountryCode, String> names =
                codes.map(CountryCode::new).collect(Collectors.toMap(code -> code, code -> name(code, language)));
        return names.keySet().stream()
                .sorted(Comparator.comparing(names::get, order))
                .toList();
    }

    /** Whether it is a country or territory today. */
    public static boolean now(CountryCode code) {
        return NOW.contains(code.value());
    }

    /** Whether somebody or something can be of it. */
    public static boolean known(CountryCode code) {
        return now(code) || BESIDES.contains(code.value());
    }

    /** What it is called; its code where that is none of these. */
    public static String name(CountryCode code, Language language) {
        String key = "country." + code;
        return TEXTS.has(language, key)
                ? TEXTS.get(language, key)
                : locale(code).getDisplayCountry(language.locale());
    }

    /** Finds what somebody typed: a code of two or three letters, or a name in one of the four languages, in any case, with or without accents. */
    public static Optional<CountryCode> read(String typed) {
        return Optional.ofNullable(ByWord.ALL.get(folded(typed)));
    }

    private static Locale locale(CountryCode code) {
        return new Locale.Builder().setRegion(code.value()).build();
    }

    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
