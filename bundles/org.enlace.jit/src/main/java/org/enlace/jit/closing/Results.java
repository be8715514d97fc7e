package org.enlace.jit.closing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;

/**
 * What a team reached, summed. Only what is alike is added: the same form in the same unit, amounts of the same currency.
 *
 * @param lines  by form, unit and the country in which it was reached
 * @param totals by form and unit, over all countries
 */
public record Results(List<Line> lines, List<Line> totals) {
    private static final List<String> FORMS =
            EntryKind.RESULT.field("form").orElseThrow().choices();

    /**
     * @param form    a word of the kind's, such as {@code arrest}
     * @param unit    what is counted where that is not plain; may be empty
     * @param state   where; empty for all countries
     * @param count   how many, in that unit
     * @param entries from how many entries
     * @param amounts by currency
     */
    public record Line(
            String form,
            String unit,
            Optional<CountryCode> state,
            long count,
            int entries,
            SortedMap<String, BigDecimal> amounts) {
        private static final Comparator<Line> ORDER = Comparator.comparing((Line line) -> FORMS.indexOf(line.form()))
                .thenComparing(Line::unit)
                .thenComparing(line -> line.state().map(CountryCode::value).orElse(""));

        public Line {
            amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
        }

        private Line plus(Line other) {
            SortedMap<String, BigDecimal> sums = new TreeMap<>(amounts);
            other.amounts().forEach((currency, amount) -> sums.merge(currency, amount, BigDecimal::add));
            return new Line(form, unit, state, count + other.count(), entries + other.entries(), sums);
        }

        private Line everywhere() {
            return new Line(form, unit, Optional.empty(), count, entries, amounts);
        }
    }

    private record Key(String form, String unit, Optional<CountryCode> state) {}

    public Results {
        lines = List.copyOf(lines);
        totals = List.copyOf(totals);
    }

    /** @param entries of any kind; those that are no results are left out */
    public static Results of(Collection<Entry> entries) {
        List<Line> single = entries.stream()
                .filter(entry -> entry.kind() == EntryKind.RESULT)
                .map(Results::line)
                .toList();
        return new Results(
                summed(single), summed(single.stream().map(Line::everywhere).toList()));
    }

    private static Line line(Entry entry) {
        SortedMap<String, BigDecimal> amounts = new TreeMap<>();
        entry.content()
                .amount("amount")
                .ifPresent(amount -> amounts.put(entry.content().word("currency"), amount));
        return new Line(
                entry.content().word("form"),
                entry.content().word("unit").toLowerCase(Locale.ROOT),
                entry.content().country("state"),
                entry.content().number("count"),
                1,
                amounts);
    }

    private static List<Line> summed(List<Line> single) {
        java.util.Map<Key, Line> sums = new java.util.HashMap<>();
        single.forEach(line -> sums.merge(new Key(line.form(), line.unit(), line.state()), line, Line::plus));
        List<Line> all = new ArrayList<>(sums.values());
        all.sort(Line.ORDER);
        return all;
    }
}
