package org.enlace.persistence.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.enlace.persistence.LaterWrites;

/**
 * What every row was right after a migration: its key and its hash, in a table beside the snapshot. A row without a key is
 * known by its hash alone, and by how many rows have it.
 */
final class Marks {
    private static final String PREFIX = "#";
    private static final String HASH = "\"#hash\"";
    private static final String NOW = "#@now";
    private static final String MORE = "#@more";
    private static final int BATCH = 500;

    private final Direct transaction;
    private final Dialect dialect;
    private final String schema;
    private final String place;

    /** Takes the rows that were written later, one at a time. */
    interface Taker {
        void written(String table, String change, List<String> names, Object[] row);

        /** @param names of the key, or of what else tells which row it was */
        void deleted(String table, List<String> names, Object[] key);
    }

    /**
     * @param schema as the database keeps its name
     * @param place  of the snapshot
     */
    Marks(Direct transaction, Dialect dialect, String schema, String place) {
        this.transaction = transaction;
        this.dialect = dialect;
        this.schema = schema;
        this.place = place;
    }

    static boolean isMark(String table) {
        return table.startsWith(PREFIX);
    }

    void take(Table table, Told told) throws SQLException {
        if (table.key().isEmpty()) {
            hashes(table, mark(table.name()), told);
            return;
        }
        String mark = mark(table.name());
        String key = Table.list(table.key(), "");
        transaction.run("create table " + mark + " as select " + key + " from " + rows(table) + " with no data");
        transaction.run("alter table " + mark + " add column " + HASH + " " + dialect.shortBytes());
        String parameters = table.key().stream().map(each -> "?, ").collect(Collectors.joining());
        try (PreparedStatement query = transaction.stream("select " + table.list() + " from " + rows(table));
                ResultSet all = query.executeQuery();
                PreparedStatement insert = transaction
                        .connection()
                        .prepareStatement(
                                "insert into " + mark + " (" + key + ", " + HASH + ") values (" + parameters + "?)")) {
            RowValues values = new RowValues(all.getMetaData(), table.columns().size());
            int waiting = 0;
            while (all.next()) {
                byte[] hash = values.hash(values.read(all));
                int at = 0;
                for (String column : table.key()) {
                    // As the database gives it, whatever type it has.
                    insert.setObject(++at, all.getObject(table.columns().indexOf(column) + 1));
                }
                insert.setBytes(++at, hash);
                insert.addBatch();
                waiting = sent(insert, waiting + 1);
                told.row();
            }
            insert.executeBatch();
        }
        transaction.run("alter table " + mark + " add primary key (" + key + ")");
    }

    /** The hash of each row, in a table made for it. */
    private void hashes(Table table, String into, Told told) throws SQLException {
        transaction.run("create table " + into + " (" + HASH + " " + dialect.shortBytes() + ")");
        try (PreparedStatement query = transaction.stream("select " + table.list() + " from " + rows(table));
                ResultSet all = query.executeQuery();
                PreparedStatement insert = transaction
                        .connection()
                        .prepareStatement("insert into " + into + " (" + HASH + ") values (?)")) {
            RowValues values = new RowValues(all.getMetaData(), table.columns().size());
            int waiting = 0;
            while (all.next()) {
                insert.setBytes(1, values.hash(values.read(all)));
                insert.addBatch();
                waiting = sent(insert, waiting + 1);
                told.row();
            }
            insert.executeBatch();
        }
    }

    private static int sent(PreparedStatement insert, int waiting) throws SQLException {
        if (waiting < BATCH) {
            return waiting;
        }
        insert.executeBatch();
        return 0;
    }

    /**
     * What was written to the schema since the marks were taken.
     *
     * @param tables as they are now
     * @param taker  is given the rows
     */
    LaterWrites compare(List<Table> tables, Taker taker, Told told) throws SQLException {
        List<String> marks = new ArrayList<>();
        for (Table each : Table.all(transaction.connection(), place)) {
            if (isMark(each.name())) {
                marks.add(each.name().substring(PREFIX.length()));
            }
        }
        List<LaterWrites.Table> later = new ArrayList<>();
        for (Table table : tables) {
            if (!marks.remove(table.name())) {
                throw new IllegalStateException("The table " + table.name() + " was made after the migration");
            }
            later.add(table.key().isEmpty() ? keyless(table, taker, told) : keyed(table, taker, told));
        }
        if (!marks.isEmpty()) {
            throw new IllegalStateException("The tables " + marks + " were dropped after the migration");
        }
        return new LaterWrites(later.stream().filter(each -> each.rows() > 0).toList());
    }

    private LaterWrites.Table keyed(Table table, Taker taker, Told told) throws SQLException {
        String same = table.key().stream()
                .map(column -> "t." + Direct.quoted(column) + " = m." + Direct.quoted(column))
                .collect(Collectors.joining(" and "));
        String mark = mark(table.name());
        long added = 0;
        long changed = 0;
        int columns = table.columns().size();
        try (PreparedStatement query = transaction.stream("select " + Table.list(table.columns(), "t.") + ", m." + HASH
                        + " from " + rows(table) + " t left join " + mark + " m on " + same);
                ResultSet all = query.executeQuery()) {
            RowValues values = new RowValues(all.getMetaData(), columns);
            while (all.next()) {
                Object[] row = values.read(all);
                byte[] before = all.getBytes(columns + 1);
                if (before == null) {
                    added++;
                    taker.written(table.name(), "new", values.names(), row);
                } else if (!Arrays.equals(before, values.hash(row))) {
                    changed++;
                    taker.written(table.name(), "changed", values.names(), row);
                }
                told.row();
            }
        }
        long deleted = 0;
        try (PreparedStatement query = transaction.stream("select " + Table.list(table.key(), "m.") + " from " + mark
                        + " m where not exists (select 1 from " + rows(table) + " t where " + same + ")");
                ResultSet all = query.executeQuery()) {
            RowValues values = new RowValues(all.getMetaData(), table.key().size());
            while (all.next()) {
                deleted++;
                taker.deleted(table.name(), values.names(), values.read(all));
            }
        }
        return new LaterWrites.Table(table.name(), added, changed, deleted);
    }

    private LaterWrites.Table keyless(Table table, Taker taker, Told told) throws SQLException {
        String now = Direct.quoted(place, NOW);
        String more = Direct.quoted(place, MORE);
        hashes(table, now, told);
        String difference = "select hash, sum(one) as more from (select " + HASH + " as hash, 1 as one from " + now
                + " union all select " + HASH + " as hash, -1 as one from " + mark(table.name())
                + ") x group by hash having sum(one) ";
        long deleted = 0;
        try (PreparedStatement query = transaction.stream(difference + "< 0");
                ResultSet all = query.executeQuery()) {
            while (all.next()) {
                long rows = -all.getLong(2);
                deleted += rows;
                taker.deleted(table.name(), List.of("sha256", "rows"), new Object[] {all.getBytes(1), rows});
            }
        }
        transaction.run(
                "create table " + more + " (hash " + dialect.shortBytes() + " not null primary key, more bigint)");
        transaction.run("insert into " + more + " (hash, more) " + difference + "> 0");
        long added = transaction.number("select coalesce(sum(more), 0) from " + more);
        if (added > 0) {
            added(table, more, taker);
        }
        transaction.run("drop table " + now);
        transaction.run("drop table " + more);
        return new LaterWrites.Table(table.name(), added, 0, deleted);
    }

    private void added(Table table, String more, Taker taker) throws SQLException {
        try (PreparedStatement query = transaction.stream("select " + table.list() + " from " + rows(table));
                ResultSet all = query.executeQuery();
                PreparedStatement one = transaction
                        .connection()
                        .prepareStatement("update " + more + " set more = more - 1 where hash = ? and more > 0")) {
            RowValues values = new RowValues(all.getMetaData(), table.columns().size());
            while (all.next()) {
                Object[] row = values.read(all);
                one.setBytes(1, values.hash(row));
                if (one.executeUpdate() == 1) {
                    taker.written(table.name(), "new", values.names(), row);
                }
            }
        }
    }

    private String mark(String table) {
        return Direct.quoted(place, PREFIX + table);
    }

    private String rows(Table table) {
        return Direct.quoted(schema, table.name());
    }
}
