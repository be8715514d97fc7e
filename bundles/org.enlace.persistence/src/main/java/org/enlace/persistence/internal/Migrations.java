package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.enlace.persistence.Schema;
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

    Migrations(DataSource pool, Dialect dialect) {
        this.pool = pool;
        this.dialect = dialect;
    }

    /** @throws SchemaFailure when it could not be done; then the schema is as it was */
    void apply(Schema schema) {
        List<Script> scripts;
        Map<Integer, Integer> applied;
        try {
            scripts = Script.of(schema.anchor());
            applied = applied(schema.name());
        } catch (SQLException | RuntimeException e) {
            throw new SchemaFailure("The schema " + schema.name() + " could not be examined: " + e.getMessage(), e);
        }
        if (scripts.isEmpty()) {
            throw new SchemaFailure(
                    "The module of the schema " + schema.name() + " has no migrations; it needs at least "
                            + Script.FOLDER + "/V1__something.sql",
                    null);
        }
        if (upToDate(schema, scripts, applied)) {
            return;
        }
        long begin = System.nanoTime();
        FlywayRun.migrate(pool, dialect, schema, scripts);
        LOG.info(
                "Schema {}: applied {} in {} ms",
                schema.name(),
                scripts.stream()
                        .filter(script -> !applied.containsKey(script.version()))
                        .map(Script::name)
                        .collect(Collectors.joining(", ")),
                (System.nanoTime() - begin) / 1_000_000);
    }

    private static boolean upToDate(Schema schema, List<Script> scripts, Map<Integer, Integer> applied) {
        Map<Integer, Integer> unknown = new TreeMap<>(applied);
        boolean complete = true;
        for (Script script : scripts) {
            Integer checksum = unknown.remove(script.version());
            if (checksum == null) {
                complete = false;
            } else if (checksum != script.checksum()) {
                throw new SchemaFailure(
                        "The migration " + script.name() + " of the schema " + schema.name()
                                + " was changed after it had been applied. Install the release whose script it was,"
                                + " or put the change into a new script",
                        null);
            }
        }
        if (!unknown.isEmpty()) {
            throw new SchemaFailure(
                    "The schema " + schema.name() + " has the migrations " + unknown.keySet()
                            + ", which this release of the module does not know: it is older than the data."
                            + " Install a release that knows them",
                    null);
        }
        return complete;
    }

    /** Version and checksum of what was applied; empty when the schema does not exist yet. */
    private Map<Integer, Integer> applied(String schema) throws SQLException {
        Map<Integer, Integer> applied = new TreeMap<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select \"version\", \"checksum\" from " + schema + ".\""
                        + HISTORY + "\" where \"version\" is not null")) {
            while (rows.next()) {
                applied.put(Integer.valueOf(rows.getString(1)), rows.getInt(2));
            }
        } catch (SQLException e) {
            if (!dialect.saysAbsent(e)) {
                throw e;
            }
        }
        return applied;
    }
}
