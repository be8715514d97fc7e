package org.enlace.jit.internal.persistence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.Statements;
import org.enlace.platform.RecordId;

/**
 * The entries of a team that have a word, or one that begins with it, in the order of their ids. Several words are looked for together:
 * each walk leaps to where the others are, so that a rare word makes a common one cheap.
 */
final class WordWalk {
    private static final int AHEAD = 50;
    private static final int MOST_WORDS = 12;

    /** After whatever continues a word, in whatever order a database has for letters and digits. */
    private static final String LAST = "z".repeat(40);

    private final Statements sql;
    private final RecordId team;
    private final boolean rising;
    private final Comparator<RecordId> order;
    private final List<Stream> streams = new ArrayList<>();

    /** What has one word. */
    private final class Stream {
        private final String word;
        private List<RecordId> ahead = List.of();
        private int at;
        private boolean over;

        private Stream(String word) {
            this.word = word;
        }

        /** The next at or beyond an id; empty where there is none. */
        Optional<RecordId> from(Optional<RecordId> id) {
            while (at < ahead.size() && id.isPresent() && order.compare(ahead.get(at), id.get()) < 0) {
                at++;
            }
            if (at == ahead.size() && !over) {
                read(id);
            }
            return at < ahead.size() ? Optional.of(ahead.get(at)) : Optional.empty();
        }

        private void read(Optional<RecordId> id) {
            String bound =
                    id.map(one -> " and entry " + (rising ? ">=" : "<=") + " ?").orElse("");
            List<Object> values = new ArrayList<>(List.of(team, word));
            id.ifPresent(values::add);
            ahead = sql.list(
                    "select entry from jit.entry_word where team = ? and word = ?" + bound + " order by entry "
                            + (rising ? "asc" : "desc") + JdbcEntries.first(AHEAD),
                    row -> RecordId.parse(row.getString(1)),
                    values.toArray());
            at = 0;
            over = ahead.size() < AHEAD;
        }
    }

    WordWalk(Statements sql, RecordId team, String beginning, boolean rising) {
        this.sql = sql;
        this.team = team;
        this.rising = rising;
        Comparator<RecordId> natural = Comparator.naturalOrder();
        order = rising ? natural : natural.reversed();
        words(beginning).forEach(word -> streams.add(new Stream(word)));
    }

    /** The words that begin so; the first few in their order. */
    private Set<String> words(String beginning) {
        Set<String> words = new HashSet<>();
        Optional<String> next = next(">=", beginning, beginning);
        while (next.isPresent() && words.size() < MOST_WORDS) {
            words.add(next.get());
            next = next(">", next.get(), beginning);
        }
        return words;
    }

    private Optional<String> next(String than, String word, String beginning) {
        return sql.one(
                "select word from jit.entry_word where team = ? and word " + than + " ? and word <= ? order by word"
                        + JdbcEntries.first(1),
                row -> row.getString(1),
                team,
                word,
                beginning + LAST);
    }

    private Optional<RecordId> from(Optional<RecordId> id) {
        return streams.stream()
                .map(one -> one.from(id))
                .flatMap(Optional::stream)
                .min(order);
    }

    /** What all walks come by, at most so many. */
    static List<RecordId> together(List<WordWalk> walks, Optional<RecordId> beyond, int most) {
        List<RecordId> found = new ArrayList<>();
        if (walks.isEmpty()) {
            return found;
        }
        Optional<RecordId> at = beyond;
        boolean itself = false;
        while (found.size() < most) {
            Optional<RecordId> next = meet(walks, at);
            if (next.isEmpty()) {
                return found;
            }
            itself = next.equals(beyond);
            if (!itself) {
                found.add(next.get());
            }
            at = Optional.of(walks.get(0).after(next.get()));
        }
        return found;
    }

    /** The next at or beyond an id that all have. */
    private static Optional<RecordId> meet(List<WordWalk> walks, Optional<RecordId> id) {
        Optional<RecordId> at = id;
        int agreed = 0;
        for (int i = 0; agreed < walks.size(); i = (i + 1) % walks.size()) {
            Optional<RecordId> next = walks.get(i).from(at);
            if (next.isEmpty()) {
                return next;
            }
            agreed = next.equals(at) ? agreed + 1 : 1;
            at = next;
        }
        return at;
    }

    /** The id next to one, whether it is there or not. */
    private RecordId after(RecordId id) {
        long low = id.value().getLeastSignificantBits() + (rising ? 1 : -1);
        long high = id.value().getMostSignificantBits();
        if (rising && low == 0) {
            high++;
        } else if (!rising && low == -1) {
            high--;
        }
        return new RecordId(new java.util.UUID(high, low));
    }
}
