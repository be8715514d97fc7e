package org.enlace.jit.internal.rest.agreement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/** What bodies of the API have in common. What is left out of a body is null here. */
final class Given {
    private Given() {}

    /** @throws Refusal {@code jit.missing} */
    static <T> T needed(T value, String field) {
        if (value == null) {
            throw new Refusal("jit.missing", "\"" + field + "\" is missing; give it", field).at(field);
        }
        return value;
    }

    static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : given;
    }

    static Language language(String tag, String field) {
        return Optional.ofNullable(tag)
                .flatMap(given -> Language.of(given).filter(known -> known.tag().equals(given)))
                .orElseThrow(() -> new Refusal(
                                "jit.language",
                                "\"" + tag + "\" is no language; use es, pt, en or fr",
                                String.valueOf(tag))
                        .at(field));
    }

    static Set<Language> languages(List<String> tags) {
        Set<Language> all = new TreeSet<>();
        list(tags).forEach(tag -> all.add(language(tag, "languages")));
        return all;
    }

    static Map<Language, String> byLanguage(Map<String, String> tags, String field) {
        Map<Language, String> by = new EnumMap<>(Language.class);
        (tags == null ? Map.<String, String>of() : tags).forEach((tag, text) -> by.put(language(tag, field), text));
        return by;
    }

    static Optional<LocalDate> day(String text, String field) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw new Refusal("jit.day", "\"" + cut(text) + "\" is no day; write it like 2027-03-01", cut(text))
                    .at(field);
        }
    }

    static ZoneId zone(String id) {
        if (id == null || !ZoneId.getAvailableZoneIds().contains(id)) {
            throw new Refusal(
                            "jit.zone",
                            "\"" + cut(String.valueOf(id)) + "\" is no time zone; write one like America/Bogota",
                            cut(String.valueOf(id)))
                    .at("zone");
        }
        return ZoneId.of(id);
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
