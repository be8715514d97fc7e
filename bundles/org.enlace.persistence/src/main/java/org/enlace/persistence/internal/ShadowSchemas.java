package org.enlace.persistence.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.persistence.LaterWrites;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas;
import org.enlace.platform.contribution.Command.Progress;

/** The schemas of one database, with their snapshots in schemas beside them. */
final class ShadowSchemas implements Schemas {
    private final SchemaGate gate;
    private final Migrations migrations;
    private final Snapshots snapshots;
    private final Dialect dialect;
    private final Runnable changed;

    /** @param changed what follows when tables were changed: connections must not rely on what they knew of them */
    ShadowSchemas(SchemaGate gate, Migrations migrations, Snapshots snapshots, Dialect dialect, Runnable changed) {
        this.gate = gate;
        this.migrations = migrations;
        this.snapshots = snapshots;
        this.dialect = dialect;
        this.changed = changed;
    }

    @Override
    public List<String> pending(String schema, Path jar) {
        return gate.alone(schema, () -> missing(schema, scripts(schema, jar)));
    }

    private List<String> missing(String schema, List<Script> scripts) {
        return Migrations.missing(schema, scripts, migrations.applied(schema)).stream()
                .map(Script::name)
                .toList();
    }

    private static List<Script> scripts(String schema, Path jar) {
        try {
            return Script.of(jar);
        } catch (RuntimeException e) {
            throw new SchemaFailure("The migrations of the schema " + schema + " are not usable: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Size> size(String schema) {
        return gate.alone(
                schema,
                () -> snapshots.call(schema, "counted", transaction -> {
                    String name = dialect.folded(schema);
                    List<Table> all = Table.all(transaction.connection(), name);
                    if (all.isEmpty()) {
                        return Optional.empty();
                    }
                    long bytes = 0;
                    for (Table table : all) {
                        bytes += transaction.number(dialect.bytes(name, table.name()));
                    }
                    List<Table> data = Snapshots.data(transaction, name);
                    return Optional.of(new Size(data.size(), Snapshots.rows(transaction, name, data), bytes));
                }));
    }

    @Override
    public Optional<Snapshot> snapshot(String schema) {
        return gate.alone(schema, () -> shadow(schema).map(Shadow::told));
    }

    private Optional<Shadow> shadow(String schema) {
        List<Shadow> all = snapshots.all(schema);
        return Shadow.in(all, State.PENDING).or(() -> Shadow.in(all, State.KEPT));
    }

    @Override
    public void keep(String schema, Map<String, String> note, Progress progress) {
        gate.closed(schema, "kept", () -> {
            snapshots.keep(schema, note, false, progress);
            return null;
        });
    }

    @Override
    public List<String> migrate(String schema, Path jar, Progress progress) {
        return gate.closed(schema, "migrated", () -> {
            List<Script> scripts = scripts(schema, jar);
            List<Script> missing = Migrations.missing(schema, scripts, migrations.applied(schema));
            if (!missing.isEmpty()) {
                progress.at("migrate", 0, 1);
                migrations.apply(schema, missing, scripts);
                progress.at("migrate", 1, 1);
                changed.run();
            }
            Optional<Shadow> pending = Shadow.in(snapshots.all(schema), State.PENDING);
            if (pending.isPresent() && !pending.get().isMarked()) {
                snapshots.mark(schema, pending.get(), Script.bundleVersion(jar), progress);
            }
            return missing.stream().map(Script::name).toList();
        });
    }

    @Override
    public void settle(String schema) {
        gate.alone(
                schema,
                () -> gate.changing(() -> {
                    snapshots.settle(schema);
                    return null;
                }));
    }

    @Override
    public void unsettle(String schema) {
        gate.alone(
                schema,
                () -> gate.changing(() -> {
                    snapshots.unsettle(schema);
                    return null;
                }));
    }

    @Override
    public void restore(String schema, Path jar, Progress progress) {
        gate.closed(schema, "restored", () -> {
            Shadow shadow = shadow(schema)
                    .orElseThrow(() -> new SchemaFailure("Of the schema " + schema + " there is no snapshot"));
            List<Script> scripts = shadow.history().isEmpty() ? List.of() : scripts(schema, jar);
            snapshots.restore(schema, shadow, scripts, progress);
            changed.run();
            return null;
        });
    }

    @Override
    public void forget(String schema) {
        gate.alone(
                schema,
                () -> gate.changing(() -> {
                    snapshots.drop(schema, snapshots.all(schema));
                    return null;
                }));
    }

    @Override
    public void purge(String schema) {
        gate.closed(schema, "purged", () -> {
            snapshots.purge(schema);
            changed.run();
            return null;
        });
    }

    @Override
    public LaterWrites later(String schema, Progress progress) {
        return gate.alone(schema, () -> snapshots.later(schema, marked(schema), progress));
    }

    private Shadow marked(String schema) {
        return shadow(schema)
                .filter(Shadow::isMarked)
                .orElseThrow(() -> new SchemaFailure("Of the schema " + schema
                        + " there is no snapshot that tells what was written since an upgrade"));
    }

    @Override
    public void exportLater(String schema, OutputStream out, Progress progress) throws IOException {
        JsonLines lines = new JsonLines(out);
        writing(schema, lines, () -> {
            Marks.Taker taker = new Marks.Taker() {
                @Override
                public void written(String table, String change, List<String> names, Object[] row) {
                    lines.line("table", lower(table), "change", change, "row", new JsonLines.Row(names, row));
                }

                @Override
                public void deleted(String table, List<String> names, Object[] key) {
                    lines.line("table", lower(table), "change", "deleted", "key", new JsonLines.Row(names, key));
                }
            };
            snapshots.later(schema, marked(schema), taker, progress);
        });
    }

    @Override
    public void export(String schema, OutputStream out, Progress progress) throws IOException {
        JsonLines lines = new JsonLines(out);
        writing(
                schema,
                lines,
                () -> snapshots.call(schema, "exported", transaction -> {
                    String name = dialect.folded(schema);
                    List<Table> tables = Snapshots.data(transaction, name);
                    if (tables.isEmpty()) {
                        throw new SchemaFailure(
                                "The schema " + schema + " does not exist, so nothing of it can be exported");
                    }
                    lines.line(
                            "schema",
                            schema,
                            "migrations",
                            List.copyOf(migrations.applied(schema).keySet()));
                    Told told = new Told(progress, "export", Snapshots.rows(transaction, name, tables));
                    for (Table table : tables) {
                        export(transaction, name, table, lines, told);
                    }
                    return null;
                }));
    }

    private static void export(Direct transaction, String name, Table table, JsonLines lines, Told told)
            throws SQLException {
        try (PreparedStatement query =
                        transaction.stream("select " + table.list() + " from " + Direct.quoted(name, table.name()));
                ResultSet rows = query.executeQuery()) {
            RowValues values = new RowValues(rows.getMetaData(), table.columns().size());
            while (rows.next()) {
                lines.line("table", lower(table.name()), "row", new JsonLines.Row(values.names(), values.read(rows)));
                told.row();
            }
        }
    }

    private void writing(String schema, JsonLines lines, Runnable act) throws IOException {
        try {
            gate.alone(schema, () -> {
                act.run();
                return null;
            });
            lines.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
