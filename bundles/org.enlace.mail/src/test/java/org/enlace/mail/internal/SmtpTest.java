package org.enlace.mail.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.internal.Postman.NotNow;
import org.enlace.mail.internal.smtp.Server;
import org.enlace.mail.internal.smtp.Server.Security;
import org.enlace.mail.internal.smtp.Smtp;
import org.enlace.mail.testing.MailServer;
import org.enlace.mail.testing.MailServer.Manner;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is required of a server before it gets to see a letter. */
class SmtpTest {
    private static final Waiting LETTER = Waiting.begun(
            RecordId.parse("01a217b5-9c48-706f-9718-d309d2201b3e"), Desk.LETTER, Instant.parse("2026-05-01T12:00:00Z"));

    /** One for all, so that the certificate is made once. */
    @TempDir
    private static Path folder;

    private static Server server(String host, int port, Security security, boolean trusted) throws IOException {
        Path password = folder.resolve("password");
        Files.writeString(password, MailServer.PASSWORD + "\n");
        return new Server(
                host,
                port,
                security,
                MailServer.USER,
                Optional.of(password),
                Desk.NODE,
                trusted ? Optional.of(MailServer.certificate(folder)) : Optional.empty(),
                20);
    }

    private static void send(Server server) throws Exception {
        try (Postman.Way way = new Smtp(server).way()) {
            way.take(LETTER);
        }
    }

    @Test
    void with_tls_after_the_greeting_and_a_password_it_goes() throws Exception {
        try (MailServer there = MailServer.start(Manner.STARTTLS, folder)) {
            send(server("localhost", there.port(), Security.STARTTLS, true));
            assertEquals(1, there.taken().size());
        }
    }

    @Test
    void with_tls_from_the_beginning_it_goes() throws Exception {
        try (MailServer there = MailServer.start(Manner.TLS, folder)) {
            send(server("localhost", there.port(), Security.TLS, true));
            assertEquals(1, there.taken().size());
        }
    }

    @Test
    void a_server_that_offers_no_tls_is_told_nothing() throws Exception {
        try (MailServer there = MailServer.start(Manner.PLAIN, folder)) {
            NotNow no =
                    assertThrows(NotNow.class, () -> send(server("localhost", there.port(), Security.STARTTLS, true)));
            assertTrue(no.getMessage().contains("STARTTLS"), no.getMessage());
            assertEquals(List.of(), there.taken());
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_is_told_nothing() throws Exception {
        try (MailServer there = MailServer.start(Manner.STARTTLS, folder)) {
            assertThrows(NotNow.class, () -> send(server("localhost", there.port(), Security.STARTTLS, false)));
            assertEquals(List.of(), there.taken());
        }
    }

    @Test
    void a_server_that_is_vouched_for_under_another_name_is_told_nothing() throws Exception {
        try (MailServer there = MailServer.start(Manner.STARTTLS, folder)) {
            assertThrows(NotNow.class, () -> send(server("127.0.0.1", there.port(), Security.STARTTLS, true)));
            assertEquals(List.of(), there.taken());
        }
    }

    @Test
    void a_wrong_password_says_so_without_saying_it_and_a_new_one_counts_at_once() throws Exception {
        try (MailServer there = MailServer.start(Manner.STARTTLS, folder)) {
            Server server = server("localhost", there.port(), Security.STARTTLS, true);
            Files.writeString(folder.resolve("password"), "battery staple");
            NotNow no = assertThrows(NotNow.class, () -> send(server));
            assertTrue(no.getMessage().contains(MailServer.USER), no.getMessage());
            assertTrue(!no.getMessage().contains("battery"), no.getMessage());
            Files.writeString(folder.resolve("password"), MailServer.PASSWORD);
            send(server);
            assertEquals(1, there.taken().size());
        }
    }

    @Test
    void without_tls_only_a_server_on_this_machine_is_spoken_to() {
        for (String host : List.of("mail.example", "10.0.0.1", "127.0.0.1.mail.example")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Server(host, 25, Security.NONE, "", Optional.empty(), Desk.NODE, Optional.empty(), 20),
                    host);
        }
        assertThrows(IllegalArgumentException.class, () -> Server.security("maybe"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Server(
                        "localhost", 25, Security.NONE, "ana", Optional.empty(), Desk.NODE, Optional.empty(), 20));
    }
}
