package org.enlace.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.enlace.platform.Stale;

/**
 * Plain SQL on a module's schema, for what entities would be in the way of: on the connection of the current transaction; outside
 * one, reads get one of their own. A parameter is a {@code Long}, {@code Integer}, {@code Boolean}, an {@link OptionalLong} for a
 * number that may be absent, or anything else by its text; null is an absent text. What somebody else was quicker at is {@link Stale}.
 */
public final class Statements {
    private static final int BATCH = 200;

    /**
     * Deadlock and lock timeout of Derby; serialization failure, deadlock and lock timeout of PostgreSQL; and of both a key that
     * is taken: use cases look first, so somebody took it in between.
     */
    private static final Set<String> OVERTAKEN = Set.of("40001", "40XL1", "40XL2", "40P01", "55P03", "23505");

    private final Store store;
    private final String kind;

    /** @param kind what is stale when somebody else was quicker, such as {@code audit} */
    public Statements(Store store, String kind) {
        this.store = store;
        this.kind = kind;
    }

    /** Reads one row, and moves to no other. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A moment as the database keeps it: microseconds since 1970, UTC. */
    public static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** The moment of so many {@link #micros}. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A number that may be absent, as a parameter. */
    public static OptionalLong orAbsent(Optional<Long> number) {
        return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }

    /** Whether a failure means that somebody else was quicker. */
    public static boolean overtaken(SQLException failure) {
        return OVERTAKEN.contains(String.valueOf(failure.getSQLState()));
    }

    /** @return how many rows were changed */
    public int update(String sql, Object... values) {
        try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** @return how many rows each changed */
    public <T> int[] batch(String sql, Collection<T> items, Function<T, Object[]> values) {
        int[] counts = new int[items.size()];
        if (items.isEmpty()) {
            return counts;
        }
        try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
            int done = 0;
            int waiting = 0;
            for (T item : items) {
                set(statement, values.apply(item));
                statement.addBatch();
                if (++waiting == BATCH || done + waiting == counts.length) {
                    System.arraycopy(statement.executeBatch(), 0, counts, done, waiting);
                    done += waiting;
                    waiting = 0;
                }
            }
            return counts;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    public <T> List<T> list(String sql, Reader<T> reader, Object... values) {
        return list(sql, Integer.MAX_VALUE, reader, values);
    }

    /** @param most rows that are read */
    public <T> List<T> list(String sql, int most, Reader<T> reader, Object... values) {
        return store.reading(() -> {
            try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
                statement.setMaxRows(most == Integer.MAX_VALUE ? 0 : most);
                set(statement, values);
                List<T> all = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(reader.read(rows));
                    }
                }
                return all;
            } catch (SQLException e) {
                throw failed(e);
            }
        });
    }

    public <T> Optional<T> one(String sql, Reader<T> reader, Object... values) {
        return list(sql, 1, reader, values).stream().findFirst();
    }

    /** What a {@code select count(*)} gives. */
    public long count(String sql, Object... values) {
        return one(sql, row -> row.getLong(1), values).orElseThrow();
    }

    /** For values that stand in a list, a few hundred at a time. */
    public <T> List<T> in(String before, Collection<String> values, String after, Reader<T> reader) {
        List<String> ordered = new ArrayList<>(values);
        List<T> all = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += BATCH) {
            List<String> part = ordered.subList(from, Math.min(from + BATCH, ordered.size()));
            String[] marks = new String[part.size()];
            Arrays.fill(marks, "?");
            all.addAll(list(before + "(" + String.join(", ", marks) + ")" + after, reader, part.toArray()));
        }
        return all;
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            if (values[at] instanceof Long number) {
                statement.setLong(at + 1, number);
            } else if (values[at] instanceof Integer number) {
                statement.setInt(at + 1, number);
            } else if (values[at] instanceof Boolean flag) {
                statement.setBoolean(at + 1, flag);
            } else if (values[at] instanceof OptionalLong number && number.isPresent()) {
                statement.setLong(at + 1, number.getAsLong());
            } else if (values[at] instanceof OptionalLong) {
                statement.setNull(at + 1, Types.BIGINT);
            } else if (values[at] == null) {
                statement.setNull(at + 1, Types.VARCHAR);
            } else {
                statement.setString(at + 1, values[at].toString());
            }
        }
    }

    private RuntimeException failed(SQLException e) {
        if (overtaken(e)) {
            Stale stale = new Stale(kind, "?");
            stale.initCause(e);
            return stale;
        }
        return new PersistenceException("The database did not do it (" + kind + "): " + e.getMessage(), e);
    }
}
