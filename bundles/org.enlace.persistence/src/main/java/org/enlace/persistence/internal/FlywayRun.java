package org.enlace.persistence.internal;

import java.io.Reader;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.enlace.persistence.SchemaFailure;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.resource.LoadableResource;

/** The only class that knows Flyway, so that it is loaded only when there is something to migrate. */
final class FlywayRun {
    private FlywayRun() {}

    /** Applies what is new, all of it in one database transaction. */
    static void migrate(DataSource connections, Dialect dialect, String schema, List<Script> scripts) {
        migrate(connections, dialect, schema, scripts, script -> {});
    }

    /**
     * Applies what is new, all of it in one database transaction.
     *
     * @param each is told the name of each script before it is applied
     */
    static void migrate(
            DataSource connections, Dialect dialect, String schema, List<Script> scripts, Consumer<String> each) {
        run(connections, dialect, schema, scripts, "migrated", each, Flyway::migrate);
    }

    /** Drops whatever the schema holds. */
    static void clean(DataSource connections, Dialect dialect, String schema) {
        run(connections, dialect, schema, List.of(), "dropped", script -> {}, Flyway::clean);
    }

    private static void run(
            DataSource connections,
            Dialect dialect,
            String schema,
            List<Script> scripts,
            String what,
            Consumer<String> each,
            Consumer<Flyway> act) {
        ClassLoader own = FlywayRun.class.getClassLoader();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(own);
        try {
            act.accept(Flyway.configure(own)
                    .loggers(FlywayLog.class.getName())
                    .dataSource(connections)
                    .defaultSchema(dialect.folded(schema))
                    .schemas(dialect.folded(schema))
                    .table(Migrations.HISTORY)
                    .placeholders(Map.of("schema", schema, "text", dialect.longText(), "bytes", dialect.shortBytes()))
                    .locations(new String[0])
                    .resourceProvider(new Scripts(scripts))
                    .javaMigrationClassProvider(List::of)
                    .callbacks(new BeforeEach(each))
                    .group(true)
                    .cleanDisabled(false)
                    .load());
        } catch (FlywayException e) {
            throw new SchemaFailure("The schema " + schema + " could not be " + what + ": " + words(e), e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Flyway's first line, and what the database said where it said anything. */
    private static String words(FlywayException failure) {
        Throwable cause = failure;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String first = failure.getMessage().strip().lines().findFirst().orElse("");
        return cause instanceof SQLException said ? first + ": " + said.getMessage() : first;
    }

    private record BeforeEach(Consumer<String> each) implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            String script = context.getMigrationInfo().getScript();
            each.accept(script.substring(script.lastIndexOf('/') + 1));
        }

        @Override
        public String getCallbackName() {
            return "told";
        }
    }

    private record Scripts(List<Script> scripts) implements ResourceProvider {
        @Override
        public LoadableResource getResource(String name) {
            return scripts.stream()
                    .filter(script -> script.name().equals(name))
                    .findFirst()
                    .map(Text::new)
                    .orElse(null);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.stream()
                    .filter(script -> script.name().startsWith(prefix)
                            && Arrays.stream(suffixes).anyMatch(script.name()::endsWith))
                    .<LoadableResource>map(Text::new)
                    .toList();
        }
    }

    private static final class Text extends LoadableResource {
        private final Script script;

        Text(Script script) {
            this.script = script;
        }

        @Override
        public Reader read() {
            return new StringReader(script.text());
        }

        @Override
        public String getAbsolutePath() {
            return getRelativePath();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getRelativePath();
        }

        @Override
        public String getFilename() {
            return script.name();
        }

        @Override
        public String getRelativePath() {
            return Script.FOLDER + "/" + script.name();
        }
    }
}
