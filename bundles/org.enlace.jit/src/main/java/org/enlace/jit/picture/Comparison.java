package org.enlace.jit.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Seen;

/**
 * Entries of a kind side by side.
 *
 * @param entries two or more
 * @param rows    one for each field that at least one of them has
 */
public record Comparison(List<Seen> entries, List<Row> rows) {
    public Comparison {
        entries = List.copyOf(entries);
        rows = List.copyOf(rows);
    }

    /**
     * @param values of each entry, in their order; empty where it says nothing
     * @param likeness how they compare
     */
    public record Row(Field field, List<List<String>> values, Likeness likeness) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** How the values of entries compare. */
    public enum Likeness {
        EQUAL,
        /** Those that say something say the same. */
        PARTLY,
        DIFFERENT
    }

    public EntryKind kind() {
        return entries.get(0).entry().kind();
    }

    public static Comparison of(List<Seen> entries) {
        List<Row> rows = new ArrayList<>();
        for (Field field : entries.get(0).entry().kind().fields()) {
            List<List<String>> values = entries.stream()
                    .map(seen -> seen.entry().content().all(field.name()))
                    .toList();
            if (values.stream().anyMatch(one -> !one.isEmpty())) {
                rows.add(new Row(field, values, likeness(values)));
            }
        }
        return new Comparison(entries, rows);
    }

    private static Likeness likeness(List<List<String>> values) {
        Set<List<String>> said = new HashSet<>();
        values.stream()
                .filter(one -> !one.isEmpty())
                .forEach(one ->
                        said.add(one.stream().map(Likenesses::plain).sorted().toList()));
        if (said.size() > 1) {
            return Likeness.DIFFERENT;
        }
        return values.stream().anyMatch(List::isEmpty) ? Likeness.PARTLY : Likeness.EQUAL;
    }
}
