package org.enlace.jit.internal.rest.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.internal.rest.Given;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/** What bodies about texts have in common. What is left out of a body is null here. */
final class GivenTexts {
    private static final int SHOWN = 60;

    private GivenTexts() {}

    static Set<Language> languages(List<String> tags) {
        Set<Language> all = new TreeSet<>();
        Given.list(tags).forEach(tag -> all.add(Given.language(tag, "languages")));
        return all;
    }

    static Map<Language, String> byLanguage(Map<String, String> tags, String field) {
        Map<Language, String> by = new EnumMap<>(Language.class);
        (tags == null ? Map.<String, String>of() : tags)
                .forEach((tag, text) -> by.put(Given.language(tag, field), text));
        return by;
    }

    static Optional<LocalDate> dayOrNone(String text, String field) {
        return Optional.ofNullable(text).map(given -> Given.day(given, field));
    }

    /** @throws Refusal {@code jit.zone} */
    static ZoneId zone(String id) {
        String given = String.valueOf(id);
        if (!ZoneId.getAvailableZoneIds().contains(given)) {
            String shown = given.length() > SHOWN ? given.substring(0, SHOWN) + "…" : given;
            throw new Refusal("jit.zone", "\"" + shown + "\" is no time zone; write one like America/Bogota", shown)
                    .at("zone");
        }
        return ZoneId.of(given);
    }
}
