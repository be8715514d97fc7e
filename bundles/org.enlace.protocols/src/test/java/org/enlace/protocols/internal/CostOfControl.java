package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;

import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.audit.internal.AuditLog;
import org.enlace.audit.internal.persistence.JdbcAuditStore;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.Protocols;

/**
 * Prints what permission check, need-to-know and audit cost on a read and on a write, against the same path without them, for
 * someone who looks; not a test. Run it with the bundle's test class path, once for each database.
 */
public final class CostOfControl {
    private static final Set<Permission> ALL =
            Set.of(Protocols.READ, Protocols.WRITE, Protocols.IMPORT, Protocols.EXPORT);
    private static final Caller ANA = officer("ana");
    private static final Caller EVA = officer("eva");

    private CostOfControl() {}

    private static Caller officer(String name) {
        return new Caller(
                new OfficerId(name),
                Optional.empty(),
                Optional.of(new UnitId("una-" + name)),
                Language.ES,
                ZoneOffset.UTC,
                ALL::contains,
                new Origin(Origin.Door.API, "session-" + name));
    }

    public static void main(String[] arguments) {
        for (Kind kind : Kind.values()) {
            try (TestDatabase database = TestDatabase.start(kind)) {
                new CostOfControl().measure(kind, database);
            }
        }
    }

    private void measure(Kind kind, TestDatabase database) {
        AtomicLong last = new AtomicLong(System.nanoTime());
        JdbcAuditStore entries = new JdbcAuditStore(database.database(), Desk.NODE);
        AuditLog log = new AuditLog(
                null,
                entries,
                database.transactions(),
                () -> new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | last.incrementAndGet())),
                new FixedKeys(),
                Desk.NODE,
                new EveryTenMinutes());
        Desk desk = new Desk(
                new org.enlace.protocols.internal.persistence.JpaProtocolStore(database.database()),
                database.transactions(),
                null,
                Clock.systemUTC());
        Audit none = act -> {};
        desk.audited = none;
        List<Protocol> open = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            open.add(desk.library.create("open-" + i, titled("Registro " + i), null, ANA));
        }
        List<Protocol> closed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ProtocolDraft draft = with(
                    titled("Cerrado " + i), "restrictedTo", new ProtocolDraft.Restriction(List.of("ana"), List.of()));
            Protocol made = desk.library.create("closed-" + i, draft, null, ANA);
            desk.library.justify(made.id(), "Para medir", ANA);
            closed.add(made);
        }
        say(
                kind,
                "read of a record: check and need-to-know",
                5_000,
                i -> desk.store.find(open.get(i % 500).id()).orElseThrow().protocol(),
                i -> desk.library.open(open.get(i % 500).id(), null, ANA));
        say(
                kind,
                "page of 25: none of the restricted ones is for the reader, against some are",
                500,
                i -> desk.library.page(ProtocolFilter.ALL, null, 25, EVA),
                i -> desk.library.page(ProtocolFilter.ALL, null, 25, ANA));
        say(
                kind,
                "read of a restricted record: check, need-to-know and audit",
                500,
                i -> desk.store.find(closed.get(i % 50).id()).orElseThrow().protocol(),
                i -> {
                    desk.audited = log;
                    Object read = desk.library.open(closed.get(i % 50).id(), null, ANA);
                    desk.audited = none;
                    return read;
                });
        int[] versions = new int[500];
        Arrays.fill(versions, 1);
        say(
                kind,
                "change of a record: check, need-to-know and audit",
                300,
                i -> revised(desk, open, versions, i, none),
                i -> revised(desk, open, versions, i, log));
    }

    private static Object revised(Desk desk, List<Protocol> open, int[] versions, int i, Audit audit) {
        desk.audited = audit;
        Protocol record = open.get(i % 500);
        return desk.library.revise(
                record.id(), versions[i % 500]++, titled("Registro " + i % 500 + " " + System.nanoTime()), ANA);
    }

    private interface Act {
        Object run(int number);
    }

    /** The two by turns, so that whatever else the machine does meets both alike; of each the median counts. */
    private static void say(Kind kind, String what, int times, Act without, Act with) {
        double[] plain = new double[times];
        double[] controlled = new double[times];
        for (int i = -times; i < times; i++) {
            double one = micros(without, Math.floorMod(i, times));
            double other = micros(with, Math.floorMod(i, times));
            if (i >= 0) {
                plain[i] = one;
                controlled[i] = other;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s %-80s %9.2f µs without, %9.2f µs with, ratio %.2f%n",
                kind,
                what,
                median(plain),
                median(controlled),
                median(controlled) / median(plain));
    }

    private static double micros(Act act, int number) {
        long begun = System.nanoTime();
        Object made = act.run(number);
        double micros = (System.nanoTime() - begun) / 1e3;
        if (made == null) {
            throw new IllegalStateException("Something was not there");
        }
        return micros;
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /** The audit's configuration. */
    private static final class EveryTenMinutes implements AuditLog.Config {
        @Override
        public int headMinutes() {
            return 10;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return AuditLog.Config.class;
        }
    }
}
