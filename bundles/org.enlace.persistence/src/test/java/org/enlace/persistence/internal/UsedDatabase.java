package org.enlace.persistence.internal;

import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.enlace.persistence.testing.TestDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that tests use one after another. To migrate one takes longer than most tests do, and each database has to learn their
 * statements anew. So it is emptied when a test gives it back: the next finds every table as the migrations left it. One that
 * could not be emptied, or that has other tables than the migrations made, serves no second test.
 */
public final class UsedDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(UsedDatabase.class);
    private static final Map<TestDatabase.Kind, Deque<UsedDatabase>> WAITING = new EnumMap<>(TestDatabase.Kind.class);

    /** Where so many rows were written, a new database is quicker than one that still holds the room they took. */
    private static final long MANY_ROWS = 5_000;

    private final TestDatabase.Kind kind;
    private final Engine engine;
    /** Each table as it stands in SQL, with the rows that its migrations wrote; those that refer come before those referred to. */
    private final Map<String, List<List<Object>>> tables = new LinkedHashMap<>();

    private final Set<String> schemas = new TreeSet<>();
    private List<String> structure = List.of();

    private UsedDatabase(TestDatabase.Kind kind, Engine engine) {
        this.kind = kind;
        this.engine = engine;
    }

    /** One that waits to be used again, or a new one. */
    public static UsedDatabase take(TestDatabase.Kind kind) {
        synchronized (WAITING) {
            Deque<UsedDatabase> waiting = WAITING.computeIfAbsent(kind, each -> new ArrayDeque<>());
            while (!waiting.isEmpty()) {
                UsedDatabase last = waiting.removeLast();
                if (last.answers()) {
                    return last;
                }
            }
        }
        return new UsedDatabase(kind, EmptyDatabases.engine(kind));
    }

    /** Whether it still runs: a test that closes a database on the disk ends Derby in this process, and with it those in memory. */
    private boolean answers() {
        try (Connection connection = engine.connections().getConnection()) {
            return connection.isValid(0);
        } catch (SQLException e) {
            return false;
        }
    }

    /** For one test, which gives it back by closing. */
    public JpaDatabase lent() {
        return new JpaDatabase(new Lent(), EmptyDatabases.SETTINGS);
    }

    /** A schema was opened; the first time nothing but its migrations can have written to it. */
    public synchronized void opened(String schema) {
        if (!schemas.add(schema)) {
            return;
        }
        try {
            Direct.call(engine.connections(), transaction -> {
                structure = transaction.texts(Catalogue.of(kind).structure());
                Map<String, List<List<Object>>> found = new LinkedHashMap<>();
                for (String table : children(transaction, engine.dialect().folded(schema))) {
                    found.put(table, rows(transaction.connection(), table));
                }
                tables.putAll(found);
                return null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("The tables of " + schema + " could not be looked at", e);
        }
    }

    private List<String> children(Direct transaction, String schema) throws SQLException {
        Map<String, Set<String>> refersTo = new TreeMap<>();
        for (String name : transaction.texts(Catalogue.of(kind).tables().formatted(schema))) {
            refersTo.put(name, new TreeSet<>());
        }
        try (Statement statement = transaction.connection().createStatement();
                ResultSet keys =
                        statement.executeQuery(Catalogue.of(kind).references().formatted(schema))) {
            while (keys.next()) {
                if (!keys.getString(1).equals(keys.getString(2))) {
                    refersTo.get(keys.getString(1)).add(keys.getString(2));
                }
            }
        }
        List<Table> sorted = new ArrayList<>(Table.byReference(
                schema,
                refersTo.entrySet().stream()
                        .map(each -> new Table(each.getKey(), List.of(), List.of(), List.of(), each.getValue()))
                        .toList()));
        Collections.reverse(sorted);
        return sorted.stream()
                .filter(table -> !table.isHistory())
                .map(table -> Direct.quoted(schema, table.name()))
                .toList();
    }

    private static List<List<Object>> rows(Connection connection, String table) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select * from " + table)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int at = 1; at <= result.getMetaData().getColumnCount(); at++) {
                    Object value = result.getObject(at);
                    row.add(value instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : value);
                }
                rows.add(Collections.unmodifiableList(row));
            }
        }
        return rows;
    }

    private synchronized void givenBack() {
        if (isEmptied()) {
            synchronized (WAITING) {
                WAITING.get(kind).addLast(this);
            }
        } else {
            engine.close();
        }
    }

    private boolean isEmptied() {
        try {
            return Direct.call(engine.connections(), transaction -> {
                if (!structure.equals(transaction.texts(Catalogue.of(kind).structure()))) {
                    return false;
                }
                long rows = deleted(transaction.connection());
                List<String> left = new ArrayList<>(tables.keySet());
                Collections.reverse(left);
                for (String table : left) {
                    insert(transaction.connection(), table, tables.get(table));
                }
                return rows < MANY_ROWS;
            });
        } catch (SQLException e) {
            LOG.info("A database of tests could not be emptied: {}", e.getMessage());
            return false;
        }
    }

    private long deleted(Connection connection) throws SQLException {
        long rows = 0;
        if (kind == TestDatabase.Kind.POSTGRESQL && !tables.isEmpty()) {
            // In one go, since each statement would be a round trip to the server.
            try (Statement statement = connection.createStatement()) {
                statement.execute(tables.keySet().stream()
                        .map(table -> "delete from " + table)
                        .collect(Collectors.joining(";")));
                for (int count = statement.getUpdateCount(); count >= 0; count = statement.getUpdateCount()) {
                    rows += count;
                    statement.getMoreResults();
                }
            }
            return rows;
        }
        for (String table : tables.keySet()) {
            try (PreparedStatement statement = connection.prepareStatement("delete from " + table)) {
                rows += statement.executeUpdate();
            }
        }
        return rows;
    }

    private static void insert(Connection connection, String table, List<List<Object>> rows) throws SQLException {
        for (List<Object> row : rows) {
            String places = row.stream().map(value -> "?").collect(Collectors.joining(", "));
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into " + table + " values (" + places + ")")) {
                for (int at = 0; at < row.size(); at++) {
                    statement.setObject(at + 1, row.get(at));
                }
                statement.executeUpdate();
            }
        }
    }

    private final class Lent implements Engine {
        private boolean back;

        @Override
        public Dialect dialect() {
            return engine.dialect();
        }

        @Override
        public DataSource connections() {
            return engine.connections();
        }

        @Override
        public void requireUsers(Connection connection) throws SQLException {
            engine.requireUsers(connection);
        }

        @Override
        public SchemaUser userOf(String schema) {
            return engine.userOf(schema);
        }

        @Override
        public String description() {
            return engine.description();
        }

        @Override
        public synchronized void close() {
            if (!back) {
                back = true;
                givenBack();
            }
        }
    }

    /**
     * What a database says of itself.
     *
     * @param structure  all schemas with their tables, and how many columns, constraints and indexes there are
     * @param tables     the tables of a schema
     * @param references which of them has a foreign key to which
     */
    private record Catalogue(String structure, String tables, String references) {
        private static final Catalogue DERBY = new Catalogue("""
                select s.schemaname || '.' || t.tablename from sys.systables t join sys.sysschemas s on t.schemaid = s.schemaid
                where t.tabletype = 'T'
                union all select char(count(*)) from sys.syscolumns c join sys.systables t on c.referenceid = t.tableid
                where t.tabletype = 'T'
                union all select char(count(*)) from sys.sysconstraints
                union all select char(count(*)) from sys.sysconglomerates
                order by 1""", """
                select t.tablename from sys.systables t join sys.sysschemas s on t.schemaid = s.schemaid
                where t.tabletype = 'T' and s.schemaname = '%s'""", """
                select child.tablename, parent.tablename from sys.sysforeignkeys f
                join sys.sysconstraints refers on f.constraintid = refers.constraintid
                join sys.sysconstraints referred on f.keyconstraintid = referred.constraintid
                join sys.systables child on refers.tableid = child.tableid
                join sys.systables parent on referred.tableid = parent.tableid
                join sys.sysschemas s on child.schemaid = s.schemaid where s.schemaname = '%s'""");
        private static final Catalogue POSTGRESQL =
                new Catalogue("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on c.relnamespace = n.oid
                where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
                union all select count(*)::text from pg_attribute
                union all select count(*)::text from pg_constraint
                union all select count(*)::text from pg_index
                order by 1""", "select tablename from pg_tables where schemaname = '%s'", """
                select child.relname, parent.relname from pg_constraint f join pg_class child on f.conrelid = child.oid
                join pg_class parent on f.confrelid = parent.oid join pg_namespace n on child.relnamespace = n.oid
                where f.contype = 'f' and n.nspname = '%s'""");

        static Catalogue of(TestDatabase.Kind kind) {
            return kind == TestDatabase.Kind.DERBY ? DERBY : POSTGRESQL;
        }
    }
}
