package org.enlace.mail.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.mail.Letter;
import org.enlace.mail.MailAddress;
import org.enlace.mail.internal.persistence.JdbcOutbox;
import org.enlace.mail.internal.smtp.Server;
import org.enlace.mail.internal.smtp.Server.Security;
import org.enlace.mail.internal.smtp.Smtp;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Transactions;

/** An outbox over a database, by a clock that stands until it is set. It is noon of 1 May 2026. */
final class Desk implements AutoCloseable {
    static final Caller KEEPER = Caller.node(Outbox.READ, Outbox.MANAGE);
    static final MailAddress ANA = new MailAddress("ana.rojas@fiscalia.example");
    static final MailAddress NODE = new MailAddress("enlace@node.example");
    static final Letter LETTER = new Letter(ANA, "Hay algo que ver: ñandú", "Inicie sesión para verlo.\nGracias.");

    /** Made when first asked for, and used by all tests: to make one takes longer than most of them. */
    private static final Map<Kind, TestDatabase> DATABASES = new ConcurrentHashMap<>();

    private static final AtomicLong IDS = new AtomicLong();

    final List<Act> acts = new CopyOnWriteArrayList<>();
    final JdbcOutbox store;
    final Outbox outbox;
    final Transactions transactions;
    private volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private volatile boolean auditFails;

    /** With nothing in it. */
    Desk(Kind kind, Optional<Postman> postman) {
        TestDatabase database = DATABASES.computeIfAbsent(kind, TestDatabase::start);
        store = new JdbcOutbox(database.database());
        transactions = database.transactions();
        outbox = new Outbox(
                store,
                transactions,
                this::record,
                Desk::id,
                new Standing(),
                postman,
                Duration.ofHours(72),
                Optional.of(URI.create("https://enlace.node.example/")));
        transactions.run(() -> store.all(1000).forEach(letter -> store.remove(letter.id())));
    }

    /** By a server on this machine that asks for nothing. */
    static Desk to(Kind kind, int port) {
        return new Desk(kind, Optional.of(smtp(port)));
    }

    static Postman smtp(int port) {
        return new Smtp(new Server("127.0.0.1", port, Security.NONE, "", Optional.empty(), NODE, Optional.empty(), 20));
    }

    private static RecordId id() {
        return RecordId.parse(String.format("01a217b5-9c48-706f-9718-%012x", IDS.incrementAndGet()));
    }

    private void record(Act act) {
        if (auditFails) {
            throw new IllegalStateException("The audit cannot write");
        }
        acts.add(act);
    }

    void auditFails(boolean fails) {
        auditFails = fails;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    List<Waiting> waiting() {
        return outbox.list(100, KEEPER);
    }

    @Override
    public void close() {
        store.close();
    }

    private final class Standing extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
