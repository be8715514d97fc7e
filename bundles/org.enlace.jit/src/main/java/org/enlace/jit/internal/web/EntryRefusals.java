package org.enlace.jit.internal.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/** Why something about an entry was refused: fields, kinds, classes, events and countries as the pages call them, not as the API does. */
final class EntryRefusals {
    /** Of which sort the values of a refusal are, in their order; one left out stays as it is. */
    private static final Map<String, List<String>> SORTS = Map.ofEntries(
            Map.entry("jit.entry-field", List.of("kind", "")),
            Map.entry("jit.entry-value", List.of("", "field")),
            Map.entry("jit.entry-points", List.of("field", "")),
            Map.entry("jit.entry-member", List.of("field")),
            Map.entry("jit.country", List.of("country")),
            Map.entry("jit.entry-fixed", List.of("field")),
            Map.entry("jit.entry-final", List.of("kind")),
            Map.entry("jit.entry-kind", List.of("kind")),
            Map.entry("jit.entry-reason", List.of("class")),
            Map.entry("jit.not-ours", List.of("country")),
            Map.entry("jit.entry-own", List.of("country")),
            Map.entry("jit.entry-party", List.of("country")),
            Map.entry("jit.entry-kept", List.of("country")),
            Map.entry("jit.entry-author", List.of("country")),
            Map.entry("jit.custody-time", List.of("moment", "moment")),
            Map.entry("jit.custody-holder", List.of("country")),
            Map.entry("jit.custody-party", List.of("country")),
            Map.entry("jit.custody-transit", List.of("country", "country")),
            Map.entry("jit.custody-person", List.of("part", "country", "country")),
            Map.entry("jit.custody-answer", List.of("part")),
            Map.entry("jit.custody-field", List.of("event", "part")),
            Map.entry("jit.custody-gone", List.of("event")),
            Map.entry("jit.custody-first", List.of("event")));

    private EntryRefusals() {}

    static boolean knows(Refusal refusal) {
        return SORTS.containsKey(refusal.code());
    }

    static String of(Labels labels, Refusal refusal) {
        List<String> sorts = SORTS.get(refusal.code());
        List<Object> words = new ArrayList<>();
        for (int i = 0; i < refusal.values().size(); i++) {
            words.add(word(
                    labels,
                    i < sorts.size() ? sorts.get(i) : "",
                    refusal.values().get(i)));
        }
        return labels.get("refusal." + refusal.code(), words.toArray());
    }

    private static Object word(Labels labels, String sort, Object value) {
        String token = String.valueOf(value);
        if (sort.equals("country")) {
            return token.matches("[A-Z]{2}") ? labels.country(new CountryCode(token)) : token;
        }
        if (sort.equals("moment")) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                    .withLocale(labels.language().locale())
                    .withZone(labels.caller().zone())
                    .format(Instant.parse(token));
        }
        String key =
                switch (sort) {
                    case "field", "kind" -> "entry." + sort + "." + token;
                    case "class" -> "work.class." + token;
                    case "event" -> "custody.event." + token;
                    case "part" -> "custody.field." + token;
                    default -> "";
                };
        return labels.has(key) ? labels.get(key) : value;
    }
}
