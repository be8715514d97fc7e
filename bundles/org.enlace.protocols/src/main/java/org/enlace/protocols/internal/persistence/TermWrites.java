package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.protocols.Protocol;

/**
 * Gathers in which lists records stand from now on, and in which no longer, and writes all of it at once. Many short rows: in
 * batches by plain JDBC, on the connection of the transaction.
 */
final class TermWrites {
    private static final Members NONE = new Members();

    private final Set<Row> added = new LinkedHashSet<>();
    private final Set<Row> removed = new LinkedHashSet<>();
    private final Map<Part, Members> joined = new LinkedHashMap<>();
    private final Map<Part, Members> left = new LinkedHashMap<>();

    private record Row(String term, String place) {}

    private record Part(String term, int number) {}

    void moved(Protocol before, Protocol after, int ordinal) {
        if (before != null) {
            String place = Terms.place(before, ordinal);
            for (String term : Terms.of(before)) {
                removed.add(new Row(term, place));
                part(left, term, ordinal).add(ordinal);
            }
        }
        String place = Terms.place(after, ordinal);
        for (String term : Terms.of(after)) {
            Row row = new Row(term, place);
            if (!removed.remove(row)) {
                added.add(row);
            }
            part(joined, term, ordinal).add(ordinal);
        }
    }

    private static Members part(Map<Part, Members> parts, String term, int ordinal) {
        return parts.computeIfAbsent(new Part(term, Members.part(ordinal)), part -> new Members());
    }

    void write(EntityManager entities) {
        Connection connection = entities.unwrap(Connection.class);
        try {
            rows(connection, "delete from protocols.protocol_term where term = ? and place = ?", removed);
            rows(connection, "insert into protocols.protocol_term (term, place) values (?, ?)", added);
            parts(connection);
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

    private void parts(Connection connection) throws SQLException {
        Set<Part> parts = new LinkedHashSet<>(left.keySet());
        parts.addAll(joined.keySet());
        try (PreparedStatement select = connection.prepareStatement(
                        "select bits from protocols.term_part where term = ? and part = ?");
                PreparedStatement update = connection.prepareStatement(
                        "update protocols.term_part set records = ?, bits = ? where term = ? and part = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into protocols.term_part (records, bits, term, part) values (?, ?, ?, ?)")) {
            for (Part part : parts) {
                SortedMap<Integer, byte[]> stored = stored(select, part);
                Members before = Members.of(stored);
                Members after = before.andNot(left.getOrDefault(part, NONE)).or(joined.getOrDefault(part, NONE));
                if (!after.equals(before)) {
                    put(stored.isEmpty() ? insert : update, part, after);
                }
            }
        }
    }

    private static SortedMap<Integer, byte[]> stored(PreparedStatement select, Part part) throws SQLException {
        SortedMap<Integer, byte[]> stored = new TreeMap<>();
        select.setString(1, part.term());
        select.setInt(2, part.number());
        try (ResultSet row = select.executeQuery()) {
            if (row.next()) {
                stored.put(part.number(), row.getBytes(1));
            }
        }
        return stored;
    }

    private static void put(PreparedStatement statement, Part part, Members members) throws SQLException {
        statement.setInt(1, members.count());
        statement.setBytes(2, members.bits(part.number()));
        statement.setString(3, part.term());
        statement.setInt(4, part.number());
        statement.executeUpdate();
    }
}
