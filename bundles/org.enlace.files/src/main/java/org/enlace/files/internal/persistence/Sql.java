package org.enlace.files.internal.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.Store;
import org.enlace.platform.Stale;

/** Statements on the connection of the current transaction; outside one, reads get one of their own. */
final class Sql {
    private static final int BATCH = 200;

    /** Deadlock and lock timeout of Derby, of PostgreSQL. */
    private static final Set<String> LOCKED = Set.of("40001", "40XL1", "40XL2", "40P01", "55P03");

    private final Store store;

    Sql(Store store) {
        this.store = store;
    }

    /** Stands for a number that is not there. */
    enum Absent {
        NUMBER
    }

    static Object orAbsent(Optional<Long> number) {
        return number.isPresent() ? number.get() : Absent.NUMBER;
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    int update(String sql, Object... values) {
        try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    <T> Optional<T> one(String sql, Reader<T> reader, Object... values) {
        return list(sql, reader, values).stream().findFirst();
    }

    <T> List<T> list(String sql, Reader<T> reader, Object... values) {
        return store.read(entities -> {
            try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
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

    /** For values that stand in a list, a few hundred at a time. */
    <T> List<T> in(String before, Collection<String> values, String after, Reader<T> reader) {
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
            } else if (values[at] instanceof String text) {
                statement.setString(at + 1, text);
            } else if (values[at] == Absent.NUMBER) {
                statement.setNull(at + 1, Types.BIGINT);
            } else {
                statement.setNull(at + 1, Types.VARCHAR);
            }
        }
    }

    private static RuntimeException failed(SQLException e) {
        if (LOCKED.contains(String.valueOf(e.getSQLState()))) {
            Stale stale = new Stale("file", "?");
            stale.initCause(e);
            return stale;
        }
        return new PersistenceException("The database of files did not do it: " + e.getMessage(), e);
    }
}
