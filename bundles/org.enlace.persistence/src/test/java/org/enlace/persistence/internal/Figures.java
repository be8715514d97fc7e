package org.enlace.persistence.internal;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;
import org.enlace.persistence.sample.SampleModule;

/** Prints how long things take, for someone who looks; not a test. First argument: a data folder, kept for a second run. */
public final class Figures {
    private static long counted;

    private Figures() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        long begin = System.nanoTime();
        Engine engine = arguments.length > 1 && !arguments[1].isEmpty()
                ? new PostgresServer(arguments[1], "postgres", null, 5)
                : EmbeddedDerby.start(data, new FixedKeys().secret("database"));
        say("engine up", begin);
        begin = System.nanoTime();
        try (JpaDatabase database = new JpaDatabase(engine, new JpaDatabase.Settings(10, 10, true, 1000))) {
            say("pool", begin);
            begin = System.nanoTime();
            Store notes = database.open(new Schema("notes", List.of(NoteRow.class), NoteRow.class));
            say("first open()", begin);
            begin = System.nanoTime();
            notes.read(entities -> entities.find(NoteRow.class, "none"));
            say("first read", begin);
            begin = System.nanoTime();
            try (SampleModule tasks = SampleModule.tasks(Path.of("target"))) {
                database.open(tasks.schema());
                say("second open(), another module", begin);
            }
            if (arguments.length > 2) {
                return;
            }
            String run = Long.toString(System.nanoTime(), 36);
            for (int round = 0; round < 3; round++) {
                String prefix = run + round;
                begin = System.nanoTime();
                database.transactions().run(() -> {
                    for (int at = 0; at < 5_000; at++) {
                        notes.entities().persist(new NoteRow(prefix + at, "body " + at, Instant.now()));
                    }
                });
                say("5 000 rows in one act", begin);
                begin = System.nanoTime();
                for (int at = 0; at < 1_000; at++) {
                    String id = prefix + "s" + at;
                    database.transactions().run(() -> notes.entities().persist(new NoteRow(id, "body", Instant.now())));
                }
                say("1 000 acts of one row", begin);
                reads(notes, prefix, 900, "50 000 reads by id, cached");
                reads(notes, prefix, 5_000, "50 000 reads by id, mostly not cached");
            }
        }
        begin = System.nanoTime();
        System.out.println(Map.of("peak heap MB", Runtime.getRuntime().totalMemory() >> 20));
    }

    private static void reads(Store notes, String prefix, int ids, String what) {
        long begin = System.nanoTime();
        for (int at = 0; at < 50_000; at++) {
            String id = prefix + at % ids;
            notes.read(entities -> entities.find(NoteRow.class, id).body());
        }
        say(what, begin);
    }

    private static void say(String what, long begin) {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        System.out.printf(
                "%8.1f ms %8.1f ms CPU  %s%n", (System.nanoTime() - begin) / 1e6, (cpu - counted) / 1e6, what);
        counted = cpu;
    }
}
