package org.enlace.persistence.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.persistence.Schemas.Snapshot;
import org.enlace.persistence.Schemas.State;

/**
 * A snapshot of a schema, in a schema beside it. It holds a copy of each table under the table's own name, the marks (see
 * {@link Marks}), and what there is to know about itself. There is room for two, so that one that is kept is not lost by an
 * upgrade that fails.
 *
 * @param place   the schema it lies in, as the database keeps its name
 * @param about   what is known, by name
 * @param history version and checksum of the migrations it was made with; empty where the schema did not exist
 */
record Shadow(String place, Map<String, String> about, Map<Integer, Integer> history) {
    private static final String ABOUT = "@snapshot";
    private static final String STATE = "state";
    private static final String TAKEN = "taken";
    private static final String MARKED = "marked";
    private static final String VERSION = "version";
    private static final String OWN = "own";
    private static final String NOTE = "note.";

    static List<String> places(Dialect dialect, String schema) {
        return List.of(dialect.folded("before_" + schema), dialect.folded("before2_" + schema));
    }

    /** Those there are: none, one, or one that is kept and one that is pending. */
    static List<Shadow> all(Direct transaction, Dialect dialect, String schema) throws SQLException {
        List<String> places = places(dialect, schema);
        Set<String> there = new TreeSet<>();
        try (PreparedStatement query = transaction.connection().prepareStatement(dialect.schemasThere())) {
            query.setString(1, places.get(0));
            query.setString(2, places.get(1));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    there.add(rows.getString(1));
                }
            }
        }
        List<Shadow> found = new ArrayList<>();
        for (String place : there) {
            found.add(read(transaction, place));
        }
        return found;
    }

    private static Shadow read(Direct transaction, String place) throws SQLException {
        Map<String, String> about = new HashMap<>();
        try (PreparedStatement query = transaction.stream("select name, text from " + Direct.quoted(place, ABOUT));
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                about.put(rows.getString(1), rows.getString(2));
            }
        }
        boolean history = Table.all(transaction.connection(), place).stream().anyMatch(Table::isHistory);
        return new Shadow(
                place,
                about,
                history ? Migrations.applied(transaction.connection(), Direct.quoted(place)) : new TreeMap<>());
    }

    static Optional<Shadow> in(List<Shadow> shadows, State state) {
        return shadows.stream().filter(shadow -> shadow.state() == state).findFirst();
    }

    /** Makes the schema for one, with nothing in it yet. */
    static void begin(
            Direct transaction, Dialect dialect, String schema, String place, Map<String, String> note, boolean own)
            throws SQLException {
        transaction.run(dialect.createSchema(place, schema));
        transaction.run("create table " + Direct.quoted(place, ABOUT)
                + " (name varchar(1000) not null primary key, text " + dialect.longText() + " not null)");
        Map<String, String> about = new TreeMap<>();
        note.forEach((name, text) -> about.put(NOTE + name, text));
        about.put(STATE, State.PENDING.name());
        about.put(TAKEN, Instant.now().toString());
        about.put(OWN, String.valueOf(own));
        say(transaction, place, about);
    }

    private static void say(Direct transaction, String place, Map<String, String> about) throws SQLException {
        try (PreparedStatement insert = transaction
                .connection()
                .prepareStatement("insert into " + Direct.quoted(place, ABOUT) + " (name, text) values (?, ?)")) {
            for (Map.Entry<String, String> each : about.entrySet()) {
                insert.setString(1, each.getKey());
                insert.setString(2, each.getValue());
                insert.executeUpdate();
            }
        }
    }

    /** @param version of the bundle that brought the schema on; empty where it says none */
    void marked(Direct transaction, String version) throws SQLException {
        say(transaction, place, Map.of(MARKED, Instant.now().toString(), VERSION, version));
    }

    void becomes(State state, Direct transaction) throws SQLException {
        transaction.run("update " + Direct.quoted(place, ABOUT) + " set text = '" + state.name() + "' where name = '"
                + STATE + "'");
    }

    void drop(Direct transaction) throws SQLException {
        for (Table table : Table.all(transaction.connection(), place)) {
            transaction.run("drop table " + Direct.quoted(place, table.name()));
        }
        transaction.run("drop schema " + Direct.quoted(place) + " restrict");
    }

    /** The copies, by name. */
    List<Table> copies(Direct transaction) throws SQLException {
        return Table.all(transaction.connection(), place).stream()
                .filter(table -> !table.name().equals(ABOUT) && !Marks.isMark(table.name()))
                .toList();
    }

    State state() {
        return State.valueOf(about.get(STATE));
    }

    boolean isMarked() {
        return about.containsKey(MARKED);
    }

    /** Whether it was made when the schema was opened, by nobody who would settle it. */
    boolean own() {
        return Boolean.parseBoolean(about.get(OWN));
    }

    /** The version of the bundle that brought the schema on; empty where it said none, or has not yet. */
    String version() {
        return about.getOrDefault(VERSION, "");
    }

    Instant taken() {
        return Instant.parse(about.get(TAKEN));
    }

    Snapshot told() {
        Map<String, String> note = new HashMap<>();
        about.forEach((name, text) -> {
            if (name.startsWith(NOTE)) {
                note.put(name.substring(NOTE.length()), text);
            }
        });
        return new Snapshot(
                state(), taken(), Optional.ofNullable(about.get(MARKED)).map(Instant::parse), note);
    }
}
