package org.enlace.exchange.internal.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.Store;
import org.enlace.platform.Stale;

/** Statements on the connection of the current transaction; outside one, reads get one of their own. */
final class Sql {
    /** Deadlock and lock timeout of Derby, of PostgreSQL; and what two at once wrote first. */
    private static final Set<String> LOCKED = Set.of("40001", "40XL1", "40XL2", "40P01", "55P03", "23505");

    private final Store store;

    Sql(Store store) {
        this.store = store;
    }

    @FunctionalInterface
    interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    int update(String sql, Object... values) {
        try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    <T> List<T> list(String sql, int limit, Read<T> read, Object... values) {
        return store.read(entities -> {
            try (PreparedStatement statement = store.connection().prepareStatement(sql)) {
                statement.setMaxRows(limit == Integer.MAX_VALUE ? 0 : limit);
                set(statement, values);
                List<T> all = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        all.add(read.of(rows));
                    }
                }
                return all;
            } catch (SQLException e) {
                throw failed(e);
            }
        });
    }

    <T> List<T> list(String sql, Read<T> read, Object... values) {
        return list(sql, Integer.MAX_VALUE, read, values);
    }

    <T> Optional<T> one(String sql, Read<T> read, Object... values) {
        return list(sql, 1, read, values).stream().findFirst();
    }

    long count(String sql, Object... values) {
        return one(sql, row -> row.getLong(1), values).orElse(0L);
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            Object value = values[at];
            if (value instanceof Long number) {
                statement.setLong(at + 1, number);
            } else if (value instanceof Integer number) {
                statement.setInt(at + 1, number);
            } else if (value instanceof Boolean flag) {
                statement.setBoolean(at + 1, flag);
            } else if (value == null) {
                statement.setNull(at + 1, Types.VARCHAR);
            } else {
                statement.setString(at + 1, value.toString());
            }
        }
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
    }

    static RuntimeException failed(SQLException e) {
        if (LOCKED.contains(String.valueOf(e.getSQLState()))) {
            Stale stale = new Stale("exchange", "?");
            stale.initCause(e);
            return stale;
        }
        return new PersistenceException("The database of the exchange did not do it: " + e.getMessage(), e);
    }
}
