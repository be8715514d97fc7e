package org.enlace.node.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;

/** A workflow that looks into the schema of {@link Notes} from outside, also while that module is not there. */
public final class Witness implements WebApplication {
    private final Store store;

    public Witness(Database database) {
        store = database.open(new Schema("witness", List.of(), Witness.class));
    }

    public void close() {
        store.close();
    }

    /** The rows that are there, and the snapshots of them. */
    WitnessApi.Sworn sworn() {
        return store.reading(() -> {
            Connection connection = store.connection();
            try {
                List<String> schemas = schemas(connection);
                List<String> snapshots = new ArrayList<>();
                for (String schema : schemas) {
                    if (schema.toLowerCase(Locale.ROOT).startsWith("before")) {
                        snapshots.add(asked(
                                        connection,
                                        "select text from \"" + schema + "\".\"@snapshot\" where name = 'state'")
                                .strip());
                    }
                }
                boolean there = schemas.stream().anyMatch("notes"::equalsIgnoreCase);
                return new WitnessApi.Sworn(
                        hasTable(connection) ? asked(connection, "select * from notes.note order by id") : "",
                        there,
                        snapshots);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The schema of the notes and those of its snapshots, where there are any. */
    private static List<String> schemas(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet schemas = connection.getMetaData().getSchemas()) {
            while (schemas.next()) {
                String name = schemas.getString(1);
                if (name.toLowerCase(Locale.ROOT).matches("(before2?_)?notes")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static boolean hasTable(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                if ("notes.note".equalsIgnoreCase(tables.getString(2) + "." + tables.getString(3))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String asked(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return Notes.lines(rows);
        }
    }

    @Override
    public String module() {
        return "witness";
    }

    @Override
    public List<String> paths() {
        return List.of("/api/witness");
    }

    @Override
    public Set<Object> resources() {
        return Set.of(new WitnessApi(this));
    }

    @Override
    public Texts texts() {
        return Texts.of(Witness.class);
    }
}
