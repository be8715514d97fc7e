package org.enlace.mail.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.mail.internal.persistence.JdbcOutbox;
import org.enlace.mail.internal.smtp.Server;
import org.enlace.mail.internal.smtp.Server.Security;
import org.enlace.mail.internal.smtp.Smtp;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;

/** The node's outbox over a database, with or without a server on this machine. In the package of what it makes. */
public final class PostOffice implements AutoCloseable {
    private final JdbcOutbox store;
    private final Outbox outbox;

    /** @param port of the server; 0 where no mail is configured */
    public PostOffice(TestDatabase database, int port, Clock clock) {
        store = new JdbcOutbox(database.database());
        Optional<Postman> postman = port == 0
                ? Optional.empty()
                : Optional.of(new Smtp(new Server(
                        "127.0.0.1",
                        port,
                        Security.NONE,
                        "",
                        Optional.empty(),
                        new MailAddress("enlace@node.example"),
                        Optional.empty(),
                        20)));
        outbox = new Outbox(
                store,
                database.transactions(),
                act -> {},
                () -> new RecordId(new UUID(
                        UUID.randomUUID().getMostSignificantBits() & ~0xf000L | 0x7000L,
                        UUID.randomUUID().getLeastSignificantBits())),
                clock,
                postman,
                Duration.ofHours(72));
    }

    public Mail mail() {
        return outbox;
    }

    /** Hands over what waits. */
    public void deliver() {
        outbox.deliver();
    }

    /** To whom what waits is written. */
    public List<String> waiting() {
        return store.all(1_000).stream()
                .map(letter -> letter.letter().to().value())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
