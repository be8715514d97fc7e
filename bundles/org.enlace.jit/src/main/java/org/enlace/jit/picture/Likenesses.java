package org.enlace.jit.picture;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;

/** Which entries are likely of the same, by what the reader may read of them. */
public final class Likenesses {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Shorter values are equal by chance. */
    private static final int SHORTEST = 3;

    private Likenesses() {}

    /**
     * Entries that hang together by equal values.
     *
     * @param entries oldest first
     * @param by      the names of the fields in which some of them are equal
     */
    public record Group(List<Seen> entries, Set<String> by) {
        public Group {
            entries = List.copyOf(entries);
        }

        public EntryKind kind() {
            return entries.get(0).entry().kind();
        }
    }

    /** The kinds that have fields by which two are told to be the same. */
    public static Set<EntryKind> kinds() {
        return Graph.KINDS.stream()
                .filter(kind -> kind.fields().stream().anyMatch(Field::key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The groups, those with most entries first. Of entries that one stands for already, only that one is told.
     *
     * @param merges what is known to be of the same
     */
    public static List<Group> of(Collection<Seen> entries, Merges merges) {
        Map<RecordId, Seen> open = new TreeMap<>();
        entries.stream()
                .filter(seen -> kinds().contains(seen.entry().kind()))
                .filter(seen -> !merges.merged(seen.entry().id()))
                .forEach(seen -> open.put(seen.entry().id(), seen));
        Map<RecordId, RecordId> above = new LinkedHashMap<>();
        open.keySet().forEach(id -> above.put(id, id));
        Map<RecordId, Set<String>> by = new LinkedHashMap<>();
        keyed(open.values()).forEach((key, ids) -> {
            if (ids.size() > 1) {
                ids.forEach(id -> above.put(root(id, above), root(ids.get(0), above)));
                ids.forEach(id ->
                        by.computeIfAbsent(id, one -> new LinkedHashSet<>()).add(key.field()));
            }
        });
        Map<RecordId, List<Seen>> together = new LinkedHashMap<>();
        open.forEach((id, seen) -> together.computeIfAbsent(root(id, above), one -> new ArrayList<>())
                .add(seen));
        return together.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> new Group(group, fields(group, by)))
                .sorted(Comparator.comparing((Group group) -> -group.entries().size()))
                .toList();
    }

    private record Key(EntryKind kind, String field, String value) {}

    private static Map<Key, List<RecordId>> keyed(Collection<Seen> entries) {
        Map<Key, List<RecordId>> keyed = new LinkedHashMap<>();
        for (Seen seen : entries) {
            for (Field field : seen.entry().kind().fields()) {
                if (field.key()) {
                    seen.entry().content().all(field.name()).stream()
                            .map(Likenesses::plain)
                            .filter(value -> value.length() >= SHORTEST)
                            .distinct()
                            .forEach(value -> keyed.computeIfAbsent(
                                            new Key(seen.entry().kind(), field.name(), value), key -> new ArrayList<>())
                                    .add(seen.entry().id()));
                }
            }
        }
        return keyed;
    }

    private static RecordId root(RecordId id, Map<RecordId, RecordId> above) {
        RecordId at = id;
        while (!above.get(at).equals(at)) {
            at = above.get(at);
        }
        return at;
    }

    private static Set<String> fields(List<Seen> group, Map<RecordId, Set<String>> by) {
        Set<String> fields = new LinkedHashSet<>();
        group.forEach(seen -> fields.addAll(by.getOrDefault(seen.entry().id(), Set.of())));
        return fields;
    }

    /** Without accents, capitals, and what stands between letters and figures. */
    public static String plain(String value) {
        String bare =
                MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFD)).replaceAll("");
        return BETWEEN.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
