package org.enlace.mail.testing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.mail.internal.Outbox;
import org.enlace.mail.internal.persistence.JdbcOutbox;
import org.enlace.mail.internal.smtp.Server;
import org.enlace.mail.internal.smtp.Server.Security;
import org.enlace.mail.internal.smtp.Smtp;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.RecordId;

/** The real outbox over a test's database, and the way by SMTP to a server on this machine. */
public final class PostOffice implements AutoCloseable {
    private static final AtomicLong IDS = new AtomicLong();

    private final List<Act> acts = new CopyOnWriteArrayList<>();
    private final JdbcOutbox store;
    private final Outbox outbox;

    /** @param address by which officers open the node */
    public PostOffice(TestDatabase database, int port, Clock clock, Optional<URI> address) {
        store = new JdbcOutbox(database.database());
        Server server = new Server(
                "127.0.0.1",
                port,
                Security.NONE,
                "",
                Optional.empty(),
                new MailAddress("enlace@node.example"),
                Optional.empty(),
                20);
        outbox = new Outbox(
                store,
                database.transactions(),
                acts::add,
                () -> RecordId.parse(String.format("01a217b5-9c48-706f-9719-%012x", IDS.incrementAndGet())),
                clock,
                Optional.of(new Smtp(server)),
                Duration.ofHours(72),
                address);
    }

    public Mail mail() {
        return outbox;
    }

    /** Hands over what waits, and comes back when that is done. */
    public void deliver() {
        outbox.deliver();
    }

    @Override
    public void close() {
        store.close();
    }
}
