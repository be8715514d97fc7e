package org.enlace.reference.internal;

import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceData.Summary;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;

/** Reads the records of a set to be looked at. They are read each time: few look, and what nobody looks at takes no room. */
final class EntryReader {
    private static final Set<String> COMMON = Set.of("id", "name", "source", "verified", "verifiedScope", "retired");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private EntryReader() {}

    static List<Summary> summaries(Edition edition) {
        return Stream.of(ReferenceSet.values())
                .map(set -> {
                    List<ReferenceEntry> all = read(edition, set);
                    return new Summary(
                            set,
                            all.size(),
                            (int) all.stream().filter(ReferenceEntry::verified).count(),
                            (int) all.stream().filter(ReferenceEntry::retired).count());
                })
                .toList();
    }

    static List<ReferenceEntry> entries(Edition edition, ReferenceSet set, String text, Language language) {
        String sought = text == null ? "" : text.strip();
        if (sought.length() > ReferenceData.LONGEST_SEARCH) {
            throw new Refusal(
                            "reference.search",
                            "The search has " + sought.length() + " characters; at most " + ReferenceData.LONGEST_SEARCH
                                    + " are searched for. Search for fewer words",
                            sought.length(),
                            ReferenceData.LONGEST_SEARCH)
                    .at("q");
        }
        List<String> words = Stream.of(plain(sought).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Stream<ReferenceEntry> found = read(edition, set).stream().filter(each -> holds(each, words));
        Comparator<ReferenceEntry> order =
                switch (set) {
                    case COUNTRIES -> {
                        Collator collator = Collator.getInstance(language.locale());
                        yield Comparator.comparing(each -> each.name(language), collator);
                    }
                    case ICCS -> Comparator.comparing(ReferenceEntry::code);
                    default -> (one, other) -> 0;
                };
        return found.sorted(order).toList();
    }

    private static List<ReferenceEntry> read(Edition edition, ReferenceSet set) {
        return new ReferenceFile(edition.file(set)).read(EntryReader::entry);
    }

    private static ReferenceEntry entry(ReferenceRecord each) {
        Map<String, Object> facts = new LinkedHashMap<>(each.fields());
        facts.keySet().removeAll(COMMON);
        return new ReferenceEntry(
                each.text("id"),
                code(each),
                each.names("name"),
                facts,
                each.text("source"),
                each.truth("verified"),
                each.textOrNull("verifiedScope"),
                each.retired());
    }

    private static String code(ReferenceRecord each) {
        for (String field : List.of("iso2", "code", "acronym")) {
            if (each.fields().get(field) instanceof String code) {
                return code;
            }
        }
        return each.text("id");
    }

    private static boolean holds(ReferenceEntry each, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        List<String> parts = new ArrayList<>(List.of(each.id(), each.code()));
        parts.addAll(each.names().values());
        each.facts().values().forEach(fact -> texts(fact, parts));
        String all = plain(String.join("\n", parts));
        return words.stream().allMatch(all::contains);
    }

    private static void texts(Object fact, List<String> into) {
        if (fact instanceof String text) {
            into.add(text);
        } else if (fact instanceof List<?> list) {
            list.forEach(each -> texts(each, into));
        } else if (fact instanceof Map<?, ?> map) {
            map.values().forEach(each -> texts(each, into));
        }
    }

    /** Lower case, without accents. */
    static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** Ids, for a message. */
    static String listed(List<String> ids) {
        int most = 10;
        return ids.stream().limit(most).collect(Collectors.joining(", "))
                + (ids.size() > most ? " and " + (ids.size() - most) + " more" : "");
    }
}
