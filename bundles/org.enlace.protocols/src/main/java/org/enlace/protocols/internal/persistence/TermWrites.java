package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.enlace.protocols.Protocol;

/**
 * Gathers in which lists records stand from now on, and in which no longer, and writes all of it at once. Many short rows: in
 * batches by plain JDBC, on the connection of the transaction.
 */
final class TermWrites {
    private final Set<Row> added = new LinkedHashSet<>();
    private final Set<Row> removed = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    private record Row(String term, String place) {}

    void moved(Protocol before, Protocol after) {
        if (before != null) {
            String place = Terms.place(before);
            Terms.of(before).forEach(term -> {
                removed.add(new Row(term, place));
                counts.merge(term, -1, Integer::sum);
            });
        }
        String place = Terms.place(after);
        Terms.of(after).forEach(term -> {
            Row row = new Row(term, place);
            if (!removed.remove(row)) {
                added.add(row);
            }
            counts.merge(term, 1, Integer::sum);
        });
    }

    void write(EntityManager entities) {
        counts.values().removeIf(change -> change == 0);
        if (added.isEmpty() && removed.isEmpty()) {
            return;
        }
        Connection connection = entities.unwrap(Connection.class);
        try {
            rows(connection, "delete from protocols.protocol_term where term = ? and place = ?", removed);
            rows(connection, "insert into protocols.protocol_term (term, place) values (?, ?)", added);
            counts(connection);
        } catch (SQLException e) {
            throw new PersistenceException("The lists of the library could not be written", e);
        }
    }

    private static void rows(Connection connection, String sql, Set<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Row row : rows) {
                statement.setString(1, row.term());
                statement.setString(2, row.place());
                statement.addBatch();
                if (++waiting == 500) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            statement.executeBatch();
        }
    }

    private void counts(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                        "update protocols.term_count set records = records + ? where term = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into protocols.term_count (records, term) values (?, ?)")) {
            for (Map.Entry<String, Integer> change : counts.entrySet()) {
                if (execute(update, change) == 0) {
                    execute(insert, change);
                }
            }
        }
    }

    private static int execute(PreparedStatement statement, Map.Entry<String, Integer> change) throws SQLException {
        statement.setInt(1, change.getValue());
        statement.setString(2, change.getKey());
        return statement.executeUpdate();
    }
}
