package org.enlace.jit.closing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.platform.CountryCode;

/**
 * How the parties look back on a team: each in its own evaluation, none of them averaged away.
 *
 * @param by of each country the one it changed last, where a restored copy left it with two
 */
public record Evaluations(SortedMap<CountryCode, Entry> by) {
    /** The questions that are answered by a mark from 1 to 5, in the order of the form. */
    public static final List<String> MARKS = fields(FieldType.CHOICE);

    /** The sections that are answered in words, in the order of the form. */
    public static final List<String> TEXTS = fields(FieldType.TEXT);

    /**
     * @param question as the kind calls it
     * @param given    by country
     */
    public record Mark(String question, SortedMap<CountryCode, Integer> given) {
        public Mark {
            given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
        }

        /** How many gave one. */
        public int n() {
            return given.size();
        }

        /** Of all that were given, to one place; empty where none was. */
        public Optional<BigDecimal> average() {
            return given.isEmpty()
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf(given.values().stream()
                                    .mapToLong(Integer::longValue)
                                    .sum())
                            .divide(BigDecimal.valueOf(given.size()), 1, RoundingMode.HALF_UP));
        }
    }

    public Evaluations {
        by = Collections.unmodifiableSortedMap(new TreeMap<>(by));
    }

    /** @param entries of any kind; those that are no evaluations are left out */
    public static Evaluations of(Collection<Entry> entries) {
        SortedMap<CountryCode, Entry> by = new TreeMap<>();
        entries.stream()
                .filter(entry -> entry.kind() == EntryKind.EVALUATION)
                .sorted(Comparator.comparing(Entry::changed).thenComparing(Entry::id))
                .forEach(entry -> by.put(entry.owner(), entry));
        return new Evaluations(by);
    }

    public List<Mark> marks() {
        return MARKS.stream().map(this::mark).toList();
    }

    private Mark mark(String question) {
        SortedMap<CountryCode, Integer> given = new TreeMap<>();
        by.forEach((country, entry) ->
                entry.content().first(question).ifPresent(word -> given.put(country, Integer.parseInt(word))));
        return new Mark(question, given);
    }

    private static List<String> fields(FieldType type) {
        return EntryKind.EVALUATION.fields().stream()
                .filter(field -> field.type() == type)
                .map(Field::name)
                .toList();
    }
}
