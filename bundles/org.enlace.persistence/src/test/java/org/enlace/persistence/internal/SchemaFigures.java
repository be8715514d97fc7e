package org.enlace.persistence.internal;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.LaterWrites;
import org.enlace.persistence.Schemas;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.platform.contribution.Command.Progress;

/**
 * Prints how long the steps of an upgrade take, and how long another schema had to wait meanwhile; for someone who looks, not
 * a test. Arguments: an empty folder, how many rows, and the url of an empty PostgreSQL database instead of Derby. The rows
 * bear 1 KB of text each. Run with a small {@code -Xmx}, it shows that the memory does not grow with the rows.
 */
public final class SchemaFigures {
    private static final Progress SILENT = (step, done, total) -> {};
    private static final String TABLE = """
            create table ${schema}.item (
              id varchar(36) not null primary key, number bigint not null, made timestamp, content ${text});
            create index item_number on ${schema}.item (number, id);
            """;

    private static final AtomicLong LONGEST = new AtomicLong();

    private SchemaFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int rows = Integer.parseInt(arguments[1]);
        Engine engine = arguments.length > 2
                ? new PostgresServer(arguments[2], "postgres", null, 5)
                : EmbeddedDerby.start(folder.resolve("data"), new FixedKeys().secret("database"));
        Map<String, String> scripts = new HashMap<>(SampleModule.NOTES);
        scripts.computeIfPresent("V1__note.sql", (name, text) -> text + TABLE);
        try (JpaDatabase database = new JpaDatabase(engine, new JpaDatabase.Settings(10, 10, true, 1000));
                SampleModule first = SampleModule.notes(folder, scripts);
                SampleModule tasks = SampleModule.tasks(folder)) {
            scripts.put(
                    "V2__state.sql", "alter table ${schema}.item add column state varchar(10) default 'new' not null;");
            SampleModule second = SampleModule.notes(folder, scripts);
            try (Store store = database.open(first.schema())) {
                long begin = System.nanoTime();
                fill(database, store, rows);
                say("filled with " + rows + " rows", begin);
            }
            Store beside = database.open(tasks.schema());
            AtomicBoolean over = new AtomicBoolean();
            Thread other = new Thread(() -> work(database, beside, over));
            other.start();
            steps(database.schemas(), first, second);
            over.set(true);
            other.join();
            second.close();
        }
        System.out.printf(
                "%8d MB heap at most, of %d%n",
                ManagementFactory.getMemoryPoolMXBeans().stream()
                                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                .sum()
                        >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static void steps(Schemas schemas, SampleModule first, SampleModule second) throws Exception {
        long begin = System.nanoTime();
        Schemas.Size size = schemas.size("notes").orElseThrow();
        say("size: " + size, begin);
        begin = System.nanoTime();
        schemas.keep("notes", Map.of(), SILENT);
        say("keep", begin);
        begin = System.nanoTime();
        schemas.migrate("notes", second.place(), SILENT);
        say("migrate and mark", begin);
        begin = System.nanoTime();
        schemas.settle("notes");
        say("settle", begin);
        begin = System.nanoTime();
        LaterWrites later = schemas.later("notes", SILENT);
        say("later: " + later.rows(), begin);
        begin = System.nanoTime();
        schemas.export("notes", OutputStream.nullOutputStream(), SILENT);
        say("export", begin);
        begin = System.nanoTime();
        schemas.restore("notes", first.place(), SILENT);
        say("restore", begin);
        begin = System.nanoTime();
        schemas.purge("notes");
        say("purge", begin);
    }

    private static void fill(JpaDatabase database, Store store, int rows) {
        String content = "What a record of some length says. ".repeat(30);
        for (int from = 0; from < rows; from += 1_000) {
            int begin = from;
            database.transactions().run(() -> {
                try (PreparedStatement insert = store.connection()
                        .prepareStatement("insert into notes.item (id, number, made, content) values (?, ?, ?, ?)")) {
                    for (int at = begin; at < Math.min(begin + 1_000, rows); at++) {
                        insert.setString(1, new java.util.UUID(at * 0x9E3779B97F4A7C15L, at).toString());
                        insert.setLong(2, at);
                        insert.setTimestamp(3, new java.sql.Timestamp(at * 1_000L));
                        insert.setString(4, content + at);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** Another module at its work: a row written, read and removed, over and over. */
    private static void work(JpaDatabase database, Store beside, AtomicBoolean over) {
        while (!over.get()) {
            long begin = System.nanoTime();
            database.transactions().run(() -> {
                beside.entities()
                        .createNativeQuery("insert into tasks.task (id) values ('x')")
                        .executeUpdate();
                beside.entities()
                        .createNativeQuery("select count(*) from tasks.task")
                        .getResultList();
                beside.entities().createNativeQuery("delete from tasks.task").executeUpdate();
            });
            LONGEST.accumulateAndGet(System.nanoTime() - begin, Math::max);
        }
    }

    private static void say(String what, long begin) {
        System.out.printf(
                "%8.0f ms  (another schema: %5.0f ms at most)  %s%n",
                (System.nanoTime() - begin) / 1e6, LONGEST.getAndSet(0) / 1e6, what);
    }
}
