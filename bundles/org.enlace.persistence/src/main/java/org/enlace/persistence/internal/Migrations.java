package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.enlace.persistence.SchemaFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a module's schema to the module's version. Flyway does the work and keeps its history in the schema itself; most
 * starts have nothing to do, which is found out here without loading it.
 */
final class Migrations {
    static final String HISTORY = "flyway_schema_history";
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final DataSource pool;
    private final Dialect dialect;
    private final WriteCheck check;
    private final SchemaUsers users;
    private final Consumer<String> watching;

    /**
     * @param check    asked first: Flyway would try ten times, a second apart
     * @param watching is told of each script before it is applied
     */
    Migrations(DataSource pool, Dialect dialect, WriteCheck check, SchemaUsers users, Consumer<String> watching) {
        this.pool = pool;
        this.dialect = dialect;
        this.check = check;
        this.users = users;
        this.watching = watching;
    }

    /** @throws SchemaFailure when it could not be done; then the schema is as it was */
    void apply(String schema, List<Script> missing, List<Script> scripts) {
        long begin = System.nanoTime();
        check.require();
        try {
            users.call(schema, transaction -> {
                FlywayRun.migrate(
                        transaction.lent(),
                        dialect,
                        schema,
                        scripts,
                        script -> watching.accept("migrating the schema " + schema + ": " + script));
                return null;
            });
        } catch (SQLException e) {
            throw new SchemaFailure("The schema " + schema + " could not be migrated: " + e.getMessage(), e);
        }
        LOG.info(
                "Schema {}: applied {} in {} ms",
                schema,
                missing.stream().map(Script::name).collect(Collectors.joining(", ")),
                (System.nanoTime() - begin) / 1_000_000);
    }

    /** @throws SchemaFailure when there is none */
    static void refuseNone(String schema, List<Script> scripts) {
        if (scripts.isEmpty()) {
            throw new SchemaFailure("The module of the schema " + schema + " has no migrations; it needs at least "
                    + Script.FOLDER + "/V1__something.sql");
        }
    }

    /**
     * The scripts that were not applied yet.
     *
     * @throws SchemaFailure when one was changed since, or one that was applied is not among them
     */
    static List<Script> missing(String schema, List<Script> scripts, Map<Integer, Integer> applied) {
        refuseNone(schema, scripts);
        for (Script script : scripts) {
            Integer checksum = applied.get(script.version());
            if (checksum != null && checksum != script.checksum()) {
                throw new SchemaFailure("The migration " + script.name() + " of the schema " + schema
                        + " was changed after it had been applied. Install the release whose script it was,"
                        + " or put the change into a new script");
            }
        }
        List<Integer> unknown = unknown(scripts, applied);
        if (!unknown.isEmpty()) {
            throw new SchemaFailure("The schema " + schema + " has the migrations " + unknown
                    + ", which this release of the module does not know: it is older than the data."
                    + " Install a release that knows them");
        }
        return scripts.stream()
                .filter(script -> !applied.containsKey(script.version()))
                .toList();
    }

    /** The versions that were applied and are not among the scripts. */
    static List<Integer> unknown(List<Script> scripts, Map<Integer, Integer> applied) {
        return applied.keySet().stream()
                .filter(version -> scripts.stream().noneMatch(script -> script.version() == version))
                .toList();
    }

    /** Whether exactly these scripts were applied. */
    static boolean fit(List<Script> scripts, Map<Integer, Integer> applied) {
        return applied.equals(scripts.stream().collect(Collectors.toMap(Script::version, Script::checksum)));
    }

    /** Version and checksum of what was applied; empty when the schema does not exist yet. */
    Map<Integer, Integer> applied(String schema) {
        try (Connection connection = pool.getConnection()) {
            return applied(connection, schema);
        } catch (SQLException e) {
            if (dialect.saysAbsent(e)) {
                return Map.of();
            }
            throw new SchemaFailure("The schema " + schema + " could not be examined: " + e.getMessage(), e);
        }
    }

    /** @throws SQLException also when there is no history */
    static Map<Integer, Integer> applied(Connection connection, String schema) throws SQLException {
        Map<Integer, Integer> applied = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select \"version\", \"checksum\" from " + schema + ".\""
                        + HISTORY + "\" where \"version\" is not null")) {
            while (rows.next()) {
                applied.put(Integer.valueOf(rows.getString(1)), rows.getInt(2));
            }
        }
        return applied;
    }
}
