package org.enlace.mail.internal;

import static org.enlace.mail.internal.Desk.ANA;
import static org.enlace.mail.internal.Desk.KEEPER;
import static org.enlace.mail.internal.Desk.LETTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.mail.CalendarPart;
import org.enlace.mail.Letter;
import org.enlace.mail.testing.MailServer;
import org.enlace.mail.testing.MailServer.Manner;
import org.enlace.mail.testing.MailServer.Taken;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Refusal;
import org.enlace.platform.Rounds;
import org.enlace.platform.Stale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void where_no_mail_is_configured_nothing_is_kept_and_the_caller_can_tell(Kind kind) {
        try (Desk desk = new Desk(kind, Optional.empty())) {
            assertFalse(desk.outbox.configured());
            assertFalse(desk.outbox.send(LETTER));
            assertEquals(List.of(), desk.waiting());
            desk.outbox.deliver();
            assertEquals(
                    "mail.not-configured",
                    assertThrows(Refusal.class, () -> desk.outbox.test(ANA, KEEPER))
                            .code());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_letter_that_is_stored_is_sent_once_and_audited(Kind kind) throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            AtomicInteger told = new AtomicInteger();
            desk.outbox.whenQueued(told::incrementAndGet);
            assertTrue(desk.outbox.send(LETTER));
            assertEquals(1, told.get());
            String id = desk.waiting().get(0).id().toString();
            desk.outbox.deliver();
            desk.outbox.deliver();
            assertEquals(1, server.taken().size());
            Taken taken = server.taken().get(0);
            assertEquals(Desk.NODE.value(), taken.from());
            assertEquals(ANA.value(), taken.to());
            assertEquals("Hay algo que ver: ñandú", taken.message().getSubject());
            assertEquals(
                    "Inicie sesión para verlo.\nGracias.",
                    taken.message()
                            .getContent()
                            .toString()
                            .replace("\r\n", "\n")
                            .strip());
            assertEquals("<" + id + "@node.example>", taken.header("Message-ID"));
            assertEquals("auto-generated", taken.header("Auto-Submitted"));
            assertEquals("Fri, 1 May 2026 12:00:00 +0000 (UTC)", taken.header("Date"));
            assertEquals(List.of(), desk.waiting());
            assertEquals(1, desk.acts.size());
            Act act = desk.acts.get(0);
            assertEquals("mail.send", act.code());
            assertEquals(Act.Outcome.DONE, act.outcome());
            assertEquals(ANA.value(), act.changes().get("address").after());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_undone_sends_nothing(Kind kind) throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            assertThrows(
                    IllegalStateException.class,
                    () -> desk.transactions.run(() -> {
                        desk.outbox.send(LETTER);
                        throw new IllegalStateException("The seminar could not be stored");
                    }));
            desk.outbox.deliver();
            assertEquals(List.of(), server.taken());
            assertEquals(List.of(), desk.waiting());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_page_goes_along_after_the_text_that_says_the_same(Kind kind) throws Exception {
        String page = "<!DOCTYPE html><html lang=\"es\"><body><p>Señal: 3 &gt; 2</p></body></html>";
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            desk.outbox.send(new Letter(ANA, "Resumen", "Señal: 3 > 2", Optional.of(page), Optional.empty()));
            desk.outbox.deliver();
            MimeMultipart parts =
                    (MimeMultipart) server.taken().get(0).message().getContent();
            assertTrue(parts.getContentType().startsWith("multipart/alternative"), parts.getContentType());
            assertEquals(2, parts.getCount());
            assertEquals("text/plain; charset=UTF-8", parts.getBodyPart(0).getContentType());
            assertEquals("Señal: 3 > 2", parts.getBodyPart(0).getContent());
            assertEquals("text/html; charset=UTF-8", parts.getBodyPart(1).getContentType());
            assertEquals(page, parts.getBodyPart(1).getContent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_invitation_goes_along_as_the_calendar_wants_it(Kind kind) throws Exception {
        String calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            desk.outbox.send(new Letter(
                    ANA,
                    "Seminario",
                    "El seminario es el lunes.",
                    Optional.empty(),
                    Optional.of(new CalendarPart(CalendarPart.Method.REQUEST, calendar))));
            desk.outbox.deliver();
            MimeMultipart parts =
                    (MimeMultipart) server.taken().get(0).message().getContent();
            assertTrue(parts.getContentType().startsWith("multipart/alternative"), parts.getContentType());
            assertEquals("El seminario es el lunes.", parts.getBodyPart(0).getContent());
            String type = parts.getBodyPart(1).getContentType().replaceAll("\\s+", " ");
            assertTrue(type.startsWith("text/calendar; method=REQUEST; charset=UTF-8"), type);
            assertEquals(
                    calendar, new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static int taken(Socket socket) throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress("127.0.0.1", 0));
        return socket.getLocalPort();
    }

    @ParameterizedTest
    @EnumSource
    void while_the_server_is_away_letters_wait_with_growing_pauses_and_go_when_it_is_back(Kind kind) throws Exception {
        // Bound and not listening: who connects is refused, and nobody else gets the port.
        try (Socket away = new Socket();
                Desk desk = Desk.to(kind, taken(away))) {
            int port = away.getLocalPort();
            desk.outbox.send(LETTER);
            desk.outbox.deliver();
            assertNotNull(desk.outbox.trouble());
            Waiting waiting = desk.waiting().get(0);
            assertEquals(1, waiting.failures());
            assertEquals(waiting.queued().plus(Duration.ofMinutes(5)), waiting.tryFrom());
            assertTrue(waiting.error().orElseThrow().contains("127.0.0.1:" + port), waiting.error()::get);
            desk.later(Duration.ofMinutes(4));
            desk.outbox.deliver();
            assertEquals(1, desk.waiting().get(0).failures());
            desk.later(Duration.ofMinutes(1));
            desk.outbox.deliver();
            assertEquals(2, desk.waiting().get(0).failures());
            away.close();
            try (MailServer server = MailServer.start(Manner.PLAIN, folder, port)) {
                desk.later(Duration.ofMinutes(10));
                desk.outbox.deliver();
                assertEquals(1, server.taken().size());
                assertNull(desk.outbox.trouble());
                assertEquals(List.of(), desk.waiting());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_letter_too_old_is_given_up_kept_a_while_and_can_be_tried_again(Kind kind) throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            server.refuses(451, "Come back later");
            desk.outbox.send(LETTER);
            for (int hour = 0; hour < 80; hour++) {
                desk.outbox.deliver();
                desk.later(Duration.ofHours(1));
            }
            assertEquals(1, desk.outbox.givenUp());
            assertEquals(Waiting.State.FAILED, desk.waiting().get(0).state());
            assertTrue(desk.waiting().get(0).error().orElseThrow().contains("Come back later"));
            assertEquals(
                    List.of(Act.Outcome.FAILED),
                    desk.acts.stream().map(Act::outcome).toList());
            server.takesAgain();
            desk.outbox.deliver();
            assertEquals(List.of(), server.taken());
            assertEquals(1, desk.outbox.retry(KEEPER));
            assertEquals(0, desk.outbox.retry(KEEPER));
            desk.outbox.deliver();
            assertEquals(1, server.taken().size());
            assertEquals(
                    List.of("mail.send", "mail.retry", "mail.send"),
                    desk.acts.stream().map(Act::code).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_server_refuses_for_good_is_given_up_at_once_and_holds_no_other_up(Kind kind) throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            server.refuses(550, "No such person");
            desk.outbox.send(LETTER);
            desk.outbox.deliver();
            assertEquals(1, desk.outbox.givenUp());
            assertTrue(desk.waiting().get(0).error().orElseThrow().contains("No such person"));
            server.takesAgain();
            desk.outbox.send(new Letter(ANA, "Otra", "Otra cosa"));
            desk.outbox.deliver();
            assertEquals(1, server.taken().size());
            desk.later(Duration.ofDays(31));
            desk.transactions.run(desk.outbox::forgetOld);
            assertEquals(List.of(), desk.waiting());
        }
    }

    /** As after a kill between the server's yes and the removal. */
    @ParameterizedTest
    @EnumSource
    void a_letter_whose_removal_was_not_stored_goes_again_under_the_same_name(Kind kind) throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            desk.outbox.send(LETTER);
            desk.auditFails(true);
            assertThrows(IllegalStateException.class, desk.outbox::deliver);
            desk.auditFails(false);
            desk.outbox.deliver();
            assertEquals(1, server.taken().size(), "whoever took it has ten minutes");
            desk.later(Duration.ofMinutes(10));
            desk.outbox.deliver();
            assertEquals(2, server.taken().size());
            assertEquals(
                    server.taken().get(0).header("Message-ID"),
                    server.taken().get(1).header("Message-ID"));
            assertEquals(List.of(), desk.waiting());
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_servers_of_a_node_send_each_letter_once_between_them(Kind kind) throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk one = Desk.to(kind, server.port())) {
            Outbox other = new Outbox(
                    one.store,
                    one.transactions,
                    one.acts::add,
                    null,
                    Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC),
                    Optional.of(Desk.smtp(server.port())),
                    Duration.ofHours(72),
                    Optional.empty());
            for (int i = 0; i < 30; i++) {
                one.outbox.send(new Letter(ANA, "Carta " + i, "Texto"));
            }
            List<Thread> threads = List.of(new Thread(() -> all(one.outbox)), new Thread(() -> all(other)));
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            all(one.outbox);
            assertEquals(
                    30,
                    server.taken().stream()
                            .map(taken -> taken.header("Subject"))
                            .distinct()
                            .count());
            assertEquals(30, server.taken().size());
        }
    }

    /** One that was overtaken stops; here it goes on until nothing is left. */
    private static void all(Outbox outbox) {
        for (int i = 0; i < 60; i++) {
            try {
                outbox.deliver();
            } catch (Stale e) {
                // The other was quicker.
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_round_sends_what_is_stored_and_ends(Kind kind) throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            CountDownLatch sent = new CountDownLatch(1);
            Rounds rounds = new Rounds(
                    "sending",
                    over -> {
                        desk.outbox.deliver();
                        sent.countDown();
                    },
                    failure -> {});
            desk.outbox.whenQueued(rounds::begin);
            desk.outbox.send(LETTER);
            assertTrue(sent.await(20, TimeUnit.SECONDS));
            assertEquals(1, server.taken().size());
            rounds.close();
            desk.outbox.send(LETTER);
            assertEquals(1, desk.waiting().size(), "after the end nothing begins");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_test_says_what_the_server_says(Kind kind) throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(kind, server.port())) {
            desk.outbox.test(ANA, KEEPER);
            assertEquals(
                    "Enlace: test of the mail", server.taken().get(0).message().getSubject());
            assertEquals(List.of("mail.send"), desk.acts.stream().map(Act::code).toList());
            server.refuses(554, "Policy");
            Refusal refused = assertThrows(Refusal.class, () -> desk.outbox.test(ANA, KEEPER));
            assertTrue(refused.getMessage().contains("Policy"), refused.getMessage());
            assertThrows(Forbidden.class, () -> desk.outbox.test(ANA, Caller.node(Outbox.READ)));
            assertThrows(Forbidden.class, () -> desk.outbox.list(1, Caller.node()));
            assertThrows(Forbidden.class, () -> desk.outbox.retry(Caller.node(Outbox.READ)));
        }
    }
}
