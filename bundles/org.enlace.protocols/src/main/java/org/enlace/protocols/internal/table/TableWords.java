package org.enlace.protocols.internal.table;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;

/**
 * What people write where a record has a code: the code itself, or its name in any of the four languages, whatever its capitals,
 * accents and signs. Made for one import, so that it knows the reference data of now.
 */
public final class TableWords {
    private static final Set<String> YES =
            Set.of("true", "yes", "si", "sim", "oui", "1", "x", "verdadero", "verdadeiro", "vrai");
    private static final Set<String> NO = Set.of("", "false", "no", "nao", "non", "0", "falso", "faux");
    private static final Set<String> NO_COUNTRY =
            Set.of("internacional", "international", "internationale", "regional", "multilateral");

    private final Texts texts;
    private final Countries countries;
    private final CrimeTypes crimeTypes;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    public TableWords(Texts texts, Countries countries, CrimeTypes crimeTypes) {
        this.texts = texts;
        this.countries = countries;
        this.crimeTypes = crimeTypes;
    }

    /** The code of a word whose texts begin so. */
    Optional<String> word(String prefix, String said) {
        return found(prefix, said, () -> {
            Map<String, String> words = new HashMap<>();
            for (Language language : Language.values()) {
                for (String key : texts.keys(language)) {
                    if (key.startsWith(prefix) && key.indexOf('.', prefix.length()) < 0) {
                        String token = key.substring(prefix.length());
                        words.put(Folded.of(token), token);
                        words.putIfAbsent(Folded.of(texts.get(language, key)), token);
                    }
                }
            }
            return words;
        });
    }

    /** The code of a country; empty for a document of no single one. */
    Optional<String> country(String said) {
        return NO_COUNTRY.contains(Folded.of(said))
                ? Optional.of("")
                : found("country", said, () -> {
                    Map<String, String> names = new HashMap<>();
                    for (Language language : Language.values()) {
                        for (Countries.Country country : countries.all(language)) {
                            String code = country.code().value();
                            names.put(Folded.of(code), code);
                            names.putIfAbsent(Folded.of(country.name(language)), code);
                        }
                    }
                    return names;
                });
    }

    /** The code of a crime type, of which a classification may write the number with signs in it. */
    Optional<String> crimeType(String said) {
        String digits = said.replaceAll("[.\\s-]", "");
        if (digits.matches("[0-9]{2,6}")) {
            return Optional.of(
                    crimeTypes.find(digits).isEmpty()
                                    && crimeTypes.find("0" + digits).isPresent()
                            ? "0" + digits
                            : digits);
        }
        return found("crime", said, () -> {
            Map<String, String> names = new HashMap<>();
            crimeTypes.all().forEach(type -> type.names().values().forEach(name -> {
                names.putIfAbsent(Folded.of(name), type.code());
                names.putIfAbsent(Folded.of(type.code() + " " + name), type.code());
            }));
            return names;
        });
    }

    /** The ISO 639-1 code of a language. */
    Optional<String> language(String said) {
        return found("language", said, () -> {
            Map<String, String> names = new HashMap<>();
            for (String code : Locale.getISOLanguages()) {
                names.put(code, code);
                Locale named = new Locale.Builder().setLanguage(code).build();
                for (Language language : Language.values()) {
                    names.putIfAbsent(Folded.of(named.getDisplayLanguage(language.locale())), code);
                }
            }
            names.put("castellano", "es");
            return names;
        });
    }

    static Optional<Boolean> flag(String said) {
        String word = Folded.of(said);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private Optional<String> found(String what, String said, Supplier<Map<String, String>> made) {
        return Optional.ofNullable(
                known.computeIfAbsent(what, any -> made.get()).get(Folded.of(said)));
    }
}
