package org.enlace.audit.internal;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enlace.audit.Verified;
import org.enlace.audit.proof.Findings;
import org.enlace.keys.Keys;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;

/**
 * Prints what the audit costs, for someone who looks; not a test. Derby in a folder and a PostgreSQL of its own, both writing
 * through to the disk at each commit. First argument: an empty folder; second: seconds for each figure, 5 when not said.
 *
 * <p>Each figure is the median of three rounds, with and without the audit in turn.
 */
public final class AuditFigures {
    private static final int WRITERS = 8;

    private final TestDatabase database;
    private final Desk desk;
    private final Store things;
    private final double seconds;
    private long made;

    private AuditFigures(TestDatabase database, double seconds) {
        this.database = database;
        this.seconds = seconds;
        things = KilledOffice.things(database);
        desk = new Desk(database);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
        try (TestDatabase derby = TestDatabase.onDisk(folder.resolve("derby"))) {
            new AuditFigures(derby, seconds).print("Derby");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                TestDatabase postgres = TestDatabase.at(server.getJdbcUrl("postgres", "postgres"), "postgres")) {
            new AuditFigures(postgres, seconds).print("PostgreSQL");
        }
        System.exit(0);
    }

    private void print(String name) throws Exception {
        // Until its code is compiled.
        rate(WRITERS, true, 4 * seconds);
        rate(WRITERS, false, seconds);
        for (int writers : new int[] {1, WRITERS}) {
            Rate[] with = new Rate[3];
            Rate[] without = new Rate[3];
            for (int round = 0; round < 3; round++) {
                without[round] = rate(writers, false, seconds);
                with[round] = rate(writers, true, seconds);
            }
            Rate plain = Rate.median(without);
            Rate audited = Rate.median(with);
            System.out.printf(
                    "%s, %d writers: %.0f writes/s without the audit, %.0f audited (%.1f times);"
                            + " %.0f and %.0f us of this process's processor time for each (%.1f times)%n",
                    name,
                    writers,
                    plain.perSecond(),
                    audited.perSecond(),
                    plain.perSecond() / audited.perSecond(),
                    plain.micros(),
                    audited.micros(),
                    audited.micros() / plain.micros());
        }
        long begin = System.nanoTime();
        desk.log.signed();
        System.out.printf("%s: placed and signed to the end in %.1f ms%n", name, (System.nanoTime() - begin) / 1e6);
        long processor = processor();
        Verified verified = new LogVerifier(
                        desk.store,
                        id -> desk.keys.signer(id).map(Keys.Signer::key),
                        List.of(),
                        new Findings(),
                        (step, done, total) -> {})
                .verify(Clock.systemUTC());
        System.out.printf(
                "%s: %d entries with %d values verified in %.1f s, %.0f entries/s; %.0f us of this process's processor"
                        + " time for each; %s%n",
                name,
                verified.entries(),
                verified.values(),
                verified.took().toMillis() / 1e3,
                verified.entries() * 1e3 / verified.took().toMillis(),
                (processor() - processor) / 1e3 / verified.entries(),
                verified.whole() ? "whole" : verified.findings());
        round(name);
        desk.close();
    }

    /** The check that goes round: each part by itself. */
    private void round(String name) {
        MovingCheck check = new MovingCheck(
                desk.store,
                database.transactions(),
                id -> desk.keys.signer(id).map(Keys.Signer::key),
                MovingCheck.PART,
                Clock.systemUTC());
        List<Double> millis = new ArrayList<>();
        long entries = desk.store.reading(desk.store::leafEnd);
        long findings = 0;
        for (long done = 0; done < entries; done += MovingCheck.PART) {
            long begin = System.nanoTime();
            findings += check.next().findings().count();
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        double all = millis.stream().mapToDouble(Double::doubleValue).sum();
        System.out.printf(
                "%s: %d entries gone round in %d parts of %d, %.0f entries/s; %.0f ms a part in the middle; %d findings%n",
                name,
                entries,
                millis.size(),
                MovingCheck.PART,
                entries * 1e3 / all,
                millis.stream().sorted().toList().get(millis.size() / 2),
                findings);
    }

    /** @param micros of processor time for each write, the tree's share included; on Derby the database's too */
    private record Rate(double perSecond, double micros) {
        static Rate median(Rate... rounds) {
            return new Rate(
                    Arrays.stream(rounds).mapToDouble(Rate::perSecond).sorted().toArray()[rounds.length / 2],
                    Arrays.stream(rounds).mapToDouble(Rate::micros).sorted().toArray()[rounds.length / 2]);
        }
    }

    private Rate rate(int writers, boolean audited, double seconds) throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(writers);
        long processor = processor();
        long begin = System.nanoTime();
        long until = begin + (long) (seconds * 1e9);
        List<Future<Long>> running = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String prefix = (made++) + "-";
            running.add(all.submit(() -> {
                long done = 0;
                for (; System.nanoTime() < until; done++) {
                    write(prefix + done, audited);
                }
                return done;
            }));
        }
        long done = 0;
        for (Future<Long> each : running) {
            done += each.get();
        }
        all.shutdown();
        double took = (System.nanoTime() - begin) / 1e9;
        return new Rate(done / took, (processor() - processor) / 1e3 / done);
    }

    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** A record of six columns' worth, as a module would write it. */
    private void write(String id, boolean audited) {
        database.transactions().run(() -> {
            try (PreparedStatement statement = things.connection()
                    .prepareStatement("insert into hand.setting (pid, name, digest) values (?, 'x', 'y')")) {
                statement.setString(1, id);
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            if (audited) {
                desk.log.record(Act.done("things.change", Desk.officer("ana"))
                        .on("thing", id)
                        .changed("name", null, id));
            }
        });
    }
}
