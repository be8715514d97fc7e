package org.enlace.persistence.internal;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.enlace.persistence.LaterWrites;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas.State;
import org.enlace.platform.contribution.Command.Progress;

/** Makes snapshots of schemas, compares them and puts them back; each in one transaction. Whether that is wise others decide. */
final class Snapshots {
    private static final Marks.Taker NOBODY = new Marks.Taker() {
        @Override
        public void written(String table, String change, List<String> names, Object[] row) {}

        @Override
        public void deleted(String table, List<String> names, Object[] key) {}
    };

    private final DataSource pool;
    private final Dialect dialect;
    private final WriteCheck check;
    private final SchemaUsers users;

    Snapshots(DataSource pool, Dialect dialect, WriteCheck check, SchemaUsers users) {
        this.pool = pool;
        this.dialect = dialect;
        this.check = check;
        this.users = users;
    }

    /** Does something to a schema in one transaction, and names the schema where the database cannot. */
    <T> T call(String schema, String what, Direct.Act<T> act) {
        return named(schema, what, () -> Direct.call(pool, act));
    }

    private interface Doing<T> {
        T done() throws SQLException;
    }

    private static <T> T named(String schema, String what, Doing<T> doing) {
        try {
            return doing.done();
        } catch (SQLException e) {
            throw new SchemaFailure("The schema " + schema + " could not be " + what + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #call}, for what changes something: also on a full disk, which it may make room on, but not without the lease. */
    private void change(String schema, String what, Direct.Act<Void> act) {
        call(schema, what, transaction -> {
            check.hold(transaction.connection());
            return act.in(transaction);
        });
    }

    List<Shadow> all(String schema) {
        return call(schema, "examined", transaction -> Shadow.all(transaction, dialect, schema));
    }

    /** @param own whether nobody else will settle it */
    void keep(String schema, Map<String, String> note, boolean own, Progress progress) {
        check.require();
        change(schema, "kept", transaction -> {
            String name = dialect.folded(schema);
            List<Table> tables = Table.byReference(schema, Table.all(transaction.connection(), name));
            refuseWhatRowsDoNotCover(transaction, schema, tables);
            List<Shadow> shadows = Shadow.all(transaction, dialect, schema);
            Optional<Shadow> left = Shadow.in(shadows, State.PENDING);
            if (left.isPresent()) {
                if (changed(transaction, schema, left.get())) {
                    throw new SchemaFailure("The upgrade of the schema " + schema + " for which a snapshot was made at "
                            + left.get().taken() + " has not come to its end: settle or restore it first");
                }
                left.get().drop(transaction);
            }
            String place = Shadow.places(dialect, schema).stream()
                    .filter(each -> Shadow.in(shadows, State.KEPT)
                            .filter(kept -> kept.place().equals(each))
                            .isEmpty())
                    .findFirst()
                    .orElseThrow();
            for (Table table : tables) {
                transaction.run("lock table " + Direct.quoted(name, table.name()) + " in share mode");
            }
            Told told = new Told(progress, "snapshot", rows(transaction, name, tables));
            Shadow.begin(transaction, dialect, schema, place, note, own);
            for (Table table : tables) {
                String copy = Direct.quoted(place, table.name());
                String rows = " select " + table.list() + " from " + Direct.quoted(name, table.name());
                transaction.run("create table " + copy + " as" + rows + " with no data");
                told.rows(transaction.run("insert into " + copy + " (" + table.list() + ")" + rows));
            }
            return null;
        });
    }

    private void refuseWhatRowsDoNotCover(Direct transaction, String schema, List<Table> tables) throws SQLException {
        Set<String> beyond = new TreeSet<>(transaction.texts(dialect.beyondRows(dialect.folded(schema))));
        for (Table table : tables) {
            table.identity().forEach(column -> beyond.add("numbered column " + table.name() + "." + column));
        }
        if (!beyond.isEmpty()) {
            throw new SchemaFailure("The schema " + schema + " holds what a snapshot could not put back exactly: "
                    + String.join(", ", beyond) + ". Replace it by a migration: ids that the module makes itself,"
                    + " and what triggers do done by the module");
        }
    }

    /** Whether anything may have been done to the schema since a pending snapshot of it was made. */
    private boolean changed(Direct transaction, String schema, Shadow shadow) throws SQLException {
        return shadow.isMarked() || !history(transaction, schema).equals(shadow.history());
    }

    private Map<Integer, Integer> history(Direct transaction, String schema) throws SQLException {
        boolean there = Table.all(transaction.connection(), dialect.folded(schema)).stream()
                .anyMatch(Table::isHistory);
        return there ? Migrations.applied(transaction.connection(), schema) : new TreeMap<>();
    }

    void mark(String schema, Shadow shadow, String version, Progress progress) {
        change(schema, "marked", transaction -> {
            String name = dialect.folded(schema);
            List<Table> tables = data(transaction, name);
            Told told = new Told(progress, "mark", rows(transaction, name, tables));
            Marks marks = new Marks(transaction, dialect, name, shadow.place());
            for (Table table : tables) {
                marks.take(table, told);
            }
            shadow.marked(transaction, version);
            return null;
        });
    }

    void settle(String schema) {
        change(schema, "settled", transaction -> {
            List<Shadow> shadows = Shadow.all(transaction, dialect, schema);
            Optional<Shadow> pending = Shadow.in(shadows, State.PENDING);
            if (pending.isPresent()) {
                if (!pending.get().isMarked()) {
                    throw new SchemaFailure("The upgrade of the schema " + schema
                            + " cannot be settled before it has been migrated to the end");
                }
                Optional<Shadow> kept = Shadow.in(shadows, State.KEPT);
                if (kept.isPresent()) {
                    kept.get().drop(transaction);
                }
                pending.get().becomes(State.KEPT, transaction);
            }
            return null;
        });
    }

    void unsettle(String schema) {
        change(schema, "unsettled", transaction -> {
            List<Shadow> shadows = Shadow.all(transaction, dialect, schema);
            if (Shadow.in(shadows, State.PENDING).isEmpty()) {
                Shadow.in(shadows, State.KEPT)
                        .orElseThrow(() -> new SchemaFailure("Of the schema " + schema + " there is no snapshot"))
                        .becomes(State.PENDING, transaction);
            }
            return null;
        });
    }

    /** @param scripts those the snapshot was made with */
    void restore(String schema, Shadow shadow, List<Script> scripts, Progress progress) {
        if (!shadow.history().isEmpty() && !Migrations.fit(scripts, shadow.history())) {
            throw new SchemaFailure("The snapshot of the schema " + schema + " of " + shadow.taken()
                    + " was made with the migrations " + shadow.history().keySet() + ", and those of the version given"
                    + " are others: " + scripts.stream().map(Script::name).collect(Collectors.joining(", "))
                    + ". Give the version that was there then");
        }
        named(
                schema,
                "restored",
                () -> users.call(schema, transaction -> {
                    boolean nothing = shadow.history().isEmpty();
                    if (nothing || shadow.state() == State.KEPT || changed(transaction, schema, shadow)) {
                        List<Table> copies = shadow.copies(transaction);
                        Told told = new Told(progress, "restore", rows(transaction, shadow.place(), copies));
                        FlywayRun.clean(transaction.lent(), dialect, schema);
                        if (!nothing) {
                            FlywayRun.migrate(transaction.lent(), dialect, schema, scripts);
                            fill(transaction, schema, shadow, copies, told);
                        }
                    }
                    shadow.drop(transaction);
                    return null;
                }));
    }

    private void fill(Direct transaction, String schema, Shadow shadow, List<Table> copies, Told told)
            throws SQLException {
        String name = dialect.folded(schema);
        List<Table> tables = Table.byReference(schema, Table.all(transaction.connection(), name));
        for (int at = tables.size() - 1; at >= 0; at--) {
            // Rows that the scripts themselves put in.
            transaction.run("delete from " + Direct.quoted(name, tables.get(at).name()));
        }
        Map<String, List<String>> kept = copies.stream().collect(Collectors.toMap(Table::name, Table::columns));
        for (Table table : tables) {
            if (!table.columns().equals(kept.remove(table.name()))) {
                throw new SchemaFailure("The snapshot of the schema " + schema + " of " + shadow.taken()
                        + " does not fit the table " + table.name() + " that its migrations make");
            }
            told.rows(transaction.run("insert into " + Direct.quoted(name, table.name()) + " (" + table.list()
                    + ") select " + table.list() + " from " + Direct.quoted(shadow.place(), table.name())));
        }
        if (!kept.isEmpty()) {
            throw new SchemaFailure("The snapshot of the schema " + schema + " of " + shadow.taken()
                    + " has tables that its migrations do not make: " + String.join(", ", kept.keySet()));
        }
    }

    void drop(String schema, List<Shadow> shadows) {
        change(schema, "forgotten", transaction -> {
            for (Shadow shadow : shadows) {
                shadow.drop(transaction);
            }
            return null;
        });
    }

    void purge(String schema) {
        change(schema, "purged", transaction -> {
            for (Shadow shadow : Shadow.all(transaction, dialect, schema)) {
                shadow.drop(transaction);
            }
            FlywayRun.clean(transaction.lent(), dialect, schema);
            users.remove(schema, transaction);
            return null;
        });
    }

    LaterWrites later(String schema, Shadow shadow, Progress progress) {
        return later(schema, shadow, NOBODY, progress);
    }

    LaterWrites later(String schema, Shadow shadow, Marks.Taker taker, Progress progress) {
        return call(schema, "compared", transaction -> {
            String name = dialect.folded(schema);
            List<Table> tables = data(transaction, name);
            Told told = new Told(progress, "compare", rows(transaction, name, tables));
            return new Marks(transaction, dialect, name, shadow.place()).compare(tables, taker, told);
        });
    }

    /** The module's own tables. */
    static List<Table> data(Direct transaction, String name) throws SQLException {
        return Table.all(transaction.connection(), name).stream()
                .filter(table -> !table.isHistory())
                .toList();
    }

    static long rows(Direct transaction, String name, List<Table> tables) throws SQLException {
        long rows = 0;
        for (Table table : tables) {
            rows += transaction.number("select count(*) from " + Direct.quoted(name, table.name()));
        }
        return rows;
    }
}
