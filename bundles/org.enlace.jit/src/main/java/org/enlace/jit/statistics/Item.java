package org.enlace.jit.statistics;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * What is counted, added or averaged over teams.
 *
 * @param group  what kind of figure
 * @param name   a word: a state, a kind of entry, a form of result, a question of the evaluation
 * @param detail the unit of a count, the currency of an amount; else empty
 */
public record Item(Group group, String name, String detail) implements Comparable<Item> {
    private static final Comparator<Item> ORDER =
            Comparator.comparing(Item::group).thenComparing(Item::name).thenComparing(Item::detail);

    public Item {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(detail, "detail");
    }

    @Override
    public int compareTo(Item other) {
        return ORDER.compare(this, other);
    }

    /** What kind of figure. */
    public enum Group {
        /** How many teams are in a state. */
        STATE,
        /** Entries that this node wrote, by kind. */
        SENT,
        /** Entries that came from other countries, by kind. */
        RECEIVED,
        /** Results by form and unit. */
        COUNT,
        /** Amounts of results by form and currency. */
        AMOUNT,
        /** Marks of evaluations, from 1 to 5: the average of the teams' averages. */
        MARK;

        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
