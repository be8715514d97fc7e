package org.enlace.jit.closing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.RecordId;

/**
 * What was applied for, granted and spent. Nothing is added across currencies.
 *
 * @param applications oldest first
 * @param loose        what was spent without an application, or under one that is not here
 */
public record FundingSheet(List<Application> applications, List<Spent> loose) {
    /**
     * @param entry what was applied for
     * @param spent by cost line and currency
     * @param same  other applications under the same call: one of them is one too many
     */
    public record Application(Entry entry, List<Spent> spent, List<Entry> same) {
        public Application {
            spent = List.copyOf(spent);
            same = List.copyOf(same);
        }

        public String currency() {
            return entry.content().word("currency");
        }

        public BigDecimal asked() {
            return entry.content().amount("asked").orElse(BigDecimal.ZERO);
        }

        public Optional<BigDecimal> granted() {
            return entry.content().amount("granted");
        }

        /** All that was spent in the currency of the application. */
        public BigDecimal total() {
            return spent.stream()
                    .filter(one -> one.currency().equals(currency()))
                    .map(Spent::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What is left of what was granted, below zero where more was spent; empty while nothing is granted. */
        public Optional<BigDecimal> left() {
            return granted().map(amount -> amount.subtract(total()));
        }

        public boolean overdrawn() {
            return left().filter(amount -> amount.signum() < 0).isPresent();
        }

        /** Whether something was spent in a currency in which nothing was granted. */
        public boolean foreign() {
            return spent.stream().anyMatch(one -> !one.currency().equals(currency()));
        }
    }

    /**
     * @param line     a word of the kind's, such as {@code travel}
     * @param amount   in the currency
     * @param expenses from how many expenses
     */
    public record Spent(String line, String currency, BigDecimal amount, int expenses) {
        private Spent plus(Spent other) {
            return new Spent(line, currency, amount.add(other.amount()), expenses + other.expenses());
        }
    }

    public FundingSheet {
        applications = List.copyOf(applications);
        loose = List.copyOf(loose);
    }

    /** @param entries of any kind; what is neither funding nor an expense is left out */
    public static FundingSheet of(Collection<Entry> entries) {
        List<Entry> funding = entries.stream()
                .filter(entry -> entry.kind() == EntryKind.FUNDING)
                .sorted(Comparator.comparing(Entry::written).thenComparing(Entry::id))
                .toList();
        Map<RecordId, List<Entry>> spent = new TreeMap<>();
        List<Entry> loose = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.kind() == EntryKind.EXPENSE) {
                entry.content()
                        .id("funding")
                        .filter(id -> funding.stream().anyMatch(one -> one.id().equals(id)))
                        .map(id -> spent.computeIfAbsent(id, key -> new ArrayList<>()))
                        .orElse(loose)
                        .add(entry);
            }
        }
        return new FundingSheet(
                funding.stream()
                        .map(one -> new Application(
                                one,
                                summed(spent.getOrDefault(one.id(), List.of())),
                                funding.stream()
                                        .filter(other -> !other.id().equals(one.id()))
                                        .filter(other -> ClosingRules.sameCall(one.content(), other.content()))
                                        .toList()))
                        .toList(),
                summed(loose));
    }

    private static List<Spent> summed(List<Entry> expenses) {
        Map<String, Spent> sums = new TreeMap<>();
        for (Entry entry : expenses) {
            Spent one = new Spent(
                    entry.content().word("line"),
                    entry.content().word("currency"),
                    entry.content().amount("amount").orElse(BigDecimal.ZERO),
                    1);
            sums.merge(one.currency() + one.line(), one, Spent::plus);
        }
        List<String> order = EntryKind.EXPENSE.field("line").orElseThrow().choices();
        List<Spent> all = new ArrayList<>(sums.values());
        all.sort(Comparator.comparing(Spent::currency).thenComparing(one -> order.indexOf(one.line())));
        return all;
    }
}
