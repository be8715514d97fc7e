package org.enlace.calendar.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.Invitation;
import org.enlace.calendar.Invitations.Told;
import org.enlace.identity.Officer;
import org.enlace.identity.Profile;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.mail.testing.MailServer;
import org.enlace.mail.testing.PostOffice;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Organiser;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSeries;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;
import org.enlace.platform.contribution.CalendarTime.Timed;
import org.junit.jupiter.api.Test;

/** Invitations as they arrive at a mail server, told in a few words. */
class InvitationsTest {
    private static final Attendee ANA = attendee("ana", Language.ES);
    private static final Attendee BIA = attendee("bia", Language.PT);
    private static final Attendee CLO = attendee("clo", Language.FR);

    private static Attendee attendee(String name, Language language) {
        return new Attendee(new MailAddress(name + "@x.example"), name, language);
    }

    private static Timed at(String local, String zone) {
        LocalDateTime start = LocalDateTime.parse(local);
        return new Timed(start, start.plusHours(2), ZoneId.of(zone));
    }

    private static CalendarEvent course(Timed when) {
        return CalendarEvent.of(
                        "course.1",
                        0,
                        Instant.parse("2026-02-01T00:00:00Z"),
                        new Words("Operación secreta", "", ""),
                        when,
                        "/training/1")
                .outside(new Words("Curso: detección", "Traiga su equipo.", "Sala 2"))
                .by(new Organiser("Unidad", "unidad@x.example"));
    }

    private static Invitation to(CalendarEvent event, Attendee... attendees) {
        return new Invitation(event, List.of(attendees));
    }

    /** A mail server in this process, the outbox that writes to it, and the invitations that write into that. */
    private static final class Hall implements AutoCloseable {
        private final MailServer server;
        private final Bureau bureau;
        private final PostOffice post;
        private final InvitationDesk desk;

        private Hall(TestDatabase database) throws IOException {
            server = MailServer.start(MailServer.Manner.PLAIN, Path.of("target"));
            bureau = new Bureau(database);
            post = new PostOffice(
                    database, server.port(), bureau.clock, Optional.of(URI.create("https://node.example/")));
            desk = new InvitationDesk(
                    bureau.stores.invitations(),
                    post.mail(),
                    officer -> Optional.empty(),
                    database.transactions(),
                    bureau.acts::add,
                    bureau.clock);
        }

        private Told announce(Invitation invitation) {
            return desk.announce(invitation, Bureau.ANNA);
        }

        /** What arrives now: who, the method, the sequence, the day it replaces, when it begins. */
        private List<String> arrived() throws Exception {
            post.deliver();
            List<String> all = new ArrayList<>();
            for (MailServer.Taken one : server.taken()) {
                MimeMessage message = one.message();
                for (VEvent event : Biweekly.parse(calendar(message)).first().getEvents()) {
                    all.add(message.getAllRecipients()[0].toString().replace("@x.example", "")
                            + " " + method(message)
                            + " " + event.getSequence().getValue()
                            + (event.getRecurrenceId() == null
                                    ? ""
                                    : " [" + event.getRecurrenceId().getValue().toInstant() + "]")
                            + " " + event.getDateStart().getValue().toInstant());
                }
            }
            server.taken().clear();
            all.sort(null);
            return all;
        }

        private static String calendar(MimeMessage message) throws Exception {
            return new String(
                    ((MimeMultipart) message.getContent())
                            .getBodyPart(1)
                            .getInputStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }

        private static String method(MimeMessage message) throws Exception {
            String type = ((MimeMultipart) message.getContent()).getBodyPart(1).getContentType();
            assertTrue(type.startsWith("text/calendar"), type);
            String method = type.replaceFirst("(?s).*method=\"?([A-Z]+).*", "$1");
            assertTrue(calendar(message).contains("\r\nMETHOD:" + method + "\r\n"), "RFC 6047, 2.4: both say it");
            return method;
        }

        @Override
        public void close() {
            post.deliver();
            server.close();
            post.close();
            bureau.close();
        }
    }

    @OnEveryDatabase
    void each_is_invited_once_told_what_changed_and_told_when_it_is_off(TestDatabase database) throws Exception {
        try (Hall hall = new Hall(database)) {
            CalendarEvent event = course(at("2026-03-28T09:00", "Europe/Madrid"));
            assertEquals(new Told(true, 2, 0, 0), hall.announce(to(event, ANA, BIA)));
            assertEquals(
                    List.of("ana REQUEST 0 2026-03-28T08:00:00Z", "bia REQUEST 0 2026-03-28T08:00:00Z"),
                    hall.arrived());
            assertEquals(new Told(true, 0, 0, 0), hall.announce(to(event, BIA, ANA)), "nothing is new to anybody");
            assertEquals(new Told(true, 1, 0, 0), hall.announce(to(event, ANA, BIA, CLO)));
            assertEquals(List.of("clo REQUEST 0 2026-03-28T08:00:00Z"), hall.arrived());
            CalendarEvent moved = event.at(at("2026-03-29T09:00", "Europe/Madrid"));
            assertEquals(new Told(true, 2, 1, 1), hall.announce(to(moved, BIA, CLO)));
            assertEquals(
                    List.of(
                            "ana CANCEL 1 2026-03-29T07:00:00Z",
                            "bia REQUEST 1 2026-03-29T07:00:00Z",
                            "clo REQUEST 1 2026-03-29T07:00:00Z"),
                    hall.arrived());
            assertEquals(new Told(true, 1, 0, 1), hall.announce(to(moved, ANA, BIA, CLO)), "she is back");
            assertEquals(List.of("ana REQUEST 1 2026-03-29T07:00:00Z"), hall.arrived());
            assertEquals(new Told(true, 0, 3, 2), hall.announce(to(moved.as(Status.CANCELLED), ANA, BIA, CLO)));
            assertEquals(
                    3,
                    hall.arrived().stream()
                            .filter(one -> one.contains(" CANCEL 2 "))
                            .count());
            assertEquals(new Told(true, 0, 0, 2), hall.announce(to(moved.as(Status.CANCELLED), ANA, BIA, CLO)));
            assertEquals(new Told(true, 1, 0, 3), hall.announce(to(moved, ANA)), "it takes place after all");
            assertEquals(List.of("ana REQUEST 3 2026-03-29T07:00:00Z"), hall.arrived());
        }
    }

    @Test
    void the_sequence_grows_whatever_the_module_counts() throws Exception {
        TestDatabase database = Bureau.derby();
        try (Hall hall = new Hall(database)) {
            CalendarEvent event = course(at("2026-03-28T09:00", "America/Bogota"));
            hall.announce(to(event, ANA));
            assertEquals(
                    1,
                    hall.announce(to(event.at(at("2026-03-28T10:00", "America/Bogota")), ANA))
                            .sequence());
            CalendarEvent counted = new CalendarEvent(
                    event.uid(),
                    40,
                    event.changed(),
                    event.inside(),
                    event.outside(),
                    at("2026-03-28T11:00", "America/Bogota"),
                    event.status(),
                    event.series(),
                    event.organiser(),
                    event.categories(),
                    event.path());
            assertEquals(40, hall.announce(to(counted, ANA)).sequence());
            assertEquals(41, hall.announce(to(event, ANA)).sequence());
            assertEquals(41, hall.announce(to(counted.at(event.when()), ANA)).sequence(), "it says the same");
        }
    }

    @OnEveryDatabase
    void of_a_series_the_occurrence_alone_is_told_over_a_change_of_the_clock(TestDatabase database) throws Exception {
        try (Hall hall = new Hall(database)) {
            CalendarSeries weekly = CalendarSeries.weekly(LocalDate.parse("2026-04-20"));
            Timed first = at("2026-03-23T09:00", "Europe/Madrid");
            CalendarEvent event = course(first).repeated(weekly);
            hall.announce(to(event, ANA));
            assertEquals(List.of("ana REQUEST 0 2026-03-23T08:00:00Z"), hall.arrived());
            Occurrence later = new Occurrence(
                    LocalDate.parse("2026-03-30"),
                    event.inside(),
                    event.outside(),
                    at("2026-03-30T16:00", "Europe/Madrid"),
                    Status.CONFIRMED);
            CalendarEvent moved = event.repeated(weekly.changed(List.of(later)));
            assertEquals(new Told(true, 1, 0, 1), hall.announce(to(moved, ANA)));
            assertEquals(
                    List.of("ana REQUEST 1 [2026-03-30T07:00:00Z] 2026-03-30T14:00:00Z"),
                    hall.arrived(),
                    "summer time began on the 29th");
            Occurrence off = new Occurrence(
                    LocalDate.parse("2026-04-06"),
                    event.inside(),
                    event.outside(),
                    first.on(LocalDate.parse("2026-04-06")),
                    Status.CANCELLED);
            CalendarEvent both = event.repeated(weekly.changed(List.of(later, off)));
            assertEquals(new Told(true, 0, 1, 2), hall.announce(to(both, ANA)));
            assertEquals(List.of("ana CANCEL 2 [2026-04-06T07:00:00Z] 2026-04-06T07:00:00Z"), hall.arrived());
            assertEquals(new Told(true, 1, 0, 2), hall.announce(to(both, ANA, BIA)));
            assertEquals(
                    List.of(
                            "bia REQUEST 2 2026-03-23T08:00:00Z",
                            "bia REQUEST 2 [2026-03-30T07:00:00Z] 2026-03-30T14:00:00Z"),
                    hall.arrived(),
                    "who comes later gets the series as it is");
            assertEquals(
                    new Told(true, 2, 0, 3), hall.announce(to(event.repeated(weekly.changed(List.of(off))), ANA, BIA)));
            assertEquals(
                    List.of("ana REQUEST 3 2026-03-23T08:00:00Z", "bia REQUEST 3 2026-03-23T08:00:00Z"),
                    hall.arrived(),
                    "an occurrence like the rest again is told with the whole");
        }
    }

    @Test
    void zones_without_summer_time_and_with_a_law_that_changed_are_what_they_are() throws Exception {
        TestDatabase database = Bureau.derby();
        try (Hall hall = new Hall(database)) {
            for (String zone : List.of("America/Bogota", "America/Asuncion", "Europe/Madrid")) {
                CalendarEvent event = course(at("2024-10-01T09:00", zone))
                        .repeated(CalendarSeries.weekly(LocalDate.parse("2026-11-10")));
                CalendarEvent named = new CalendarEvent(
                        zone.replace('/', '.'),
                        0,
                        event.changed(),
                        event.inside(),
                        event.outside(),
                        event.when(),
                        event.status(),
                        event.series(),
                        event.organiser(),
                        List.of(),
                        event.path());
                hall.announce(to(named, ANA));
                hall.post.deliver();
                var calendar = Biweekly.parse(
                                Hall.calendar(hall.server.taken().get(0).message()))
                        .first();
                hall.server.taken().clear();
                var itsZone = calendar.getTimezoneInfo()
                        .getTimezones()
                        .iterator()
                        .next()
                        .getTimeZone();
                List<Instant> read = new ArrayList<>();
                calendar.getEvents()
                        .get(0)
                        .getDateIterator(itsZone)
                        .forEachRemaining(date -> read.add(date.toInstant()));
                List<Instant> meant = event
                        .series()
                        .orElseThrow()
                        .from(event.when().day())
                        .stream()
                        .map(day -> event.when().on(day).begins(ZoneId.of(zone)))
                        .toList();
                assertEquals(meant, read, zone);
                Set<Integer> hours = new java.util.TreeSet<>();
                read.forEach(instant ->
                        hours.add(instant.atZone(java.time.ZoneOffset.UTC).getHour()));
                assertEquals(
                        zone.equals("America/Bogota")
                                ? Set.of(14)
                                : zone.equals("Europe/Madrid") ? Set.of(7, 8) : Set.of(12, 13),
                        hours,
                        zone);
            }
        }
    }

    @Test
    void nobody_reads_who_else_is_invited_nor_what_stays_inside() throws Exception {
        TestDatabase database = Bureau.derby();
        try (Hall hall = new Hall(database)) {
            hall.announce(to(course(at("2026-03-28T09:00", "America/Bogota")), ANA, BIA));
            hall.post.deliver();
            assertEquals(2, hall.server.taken().size());
            for (MailServer.Taken taken : hall.server.taken()) {
                MimeMessage message = taken.message();
                String to = message.getAllRecipients()[0].toString();
                String all = Hall.calendar(message)
                        + ((MimeMultipart) message.getContent()).getBodyPart(0).getContent()
                        + message.getSubject();
                assertFalse(all.contains(to.startsWith("ana") ? "bia@" : "ana@"), all);
                assertFalse(all.contains("secreta"), all);
                assertTrue(all.contains("https://node.example/training/1"), all);
                assertTrue(all.contains("Curso: detección") && all.contains("America/Bogota"), all);
                assertTrue(all.contains(to.startsWith("ana") ? "Le invitan." : "Você foi convidado."), all);
            }
        }
    }

    @Test
    void what_is_undone_was_not_told_and_is_told_the_next_time() throws Exception {
        TestDatabase database = Bureau.derby();
        try (Hall hall = new Hall(database)) {
            CalendarEvent event = course(at("2026-03-28T09:00", "America/Bogota"));
            assertThrows(
                    IllegalStateException.class, () -> database.transactions().run(() -> {
                        hall.announce(to(event, ANA));
                        throw new IllegalStateException("The module changed its mind");
                    }));
            assertEquals(List.of(), hall.arrived());
            assertEquals(new Told(true, 1, 0, 0), hall.announce(to(event, ANA)));
            assertEquals(1, hall.arrived().size());
            hall.desk.forget(event.uid(), Bureau.ANNA);
            assertEquals(List.of(), hall.arrived());
            assertEquals(List.of("calendar.invite", "calendar.invite", "calendar.forget"), hall.bureau.codes());
        }
    }

    @Test
    void a_node_without_mail_says_so_and_remembers_nothing() throws Exception {
        TestDatabase database = Bureau.derby();
        Mail none = new Mail() {
            @Override
            public boolean configured() {
                return false;
            }

            @Override
            public Optional<String> link(String path) {
                return Optional.empty();
            }

            @Override
            public boolean send(Letter letter) {
                throw new AssertionError("There is no mail");
            }
        };
        try (Bureau bureau = new Bureau(database)) {
            InvitationDesk silent = new InvitationDesk(
                    bureau.stores.invitations(),
                    none,
                    officer -> Optional.empty(),
                    database.transactions(),
                    bureau.acts::add,
                    bureau.clock);
            assertEquals(
                    new Told(false, 0, 0, 0),
                    silent.announce(to(course(at("2026-03-28T09:00", "America/Bogota")), ANA), Bureau.ANNA));
            assertTrue(bureau.stores.invitations().find("course.1").isEmpty());
            assertEquals(List.of(), bureau.acts);
        }
    }

    @Test
    void an_officer_is_invited_at_the_address_they_gave_in_their_language() {
        Profile profile =
                new Profile("Ana Rojas", Optional.empty(), "", Language.PT, ZoneId.of("America/Bogota"), Set.of());
        OfficerId ana = new OfficerId("ana");
        assertEquals(
                Optional.empty(),
                InvitationComponent.attendee(new Officer.Active(ana, 1, profile, Optional.empty(), Optional.empty())));
        assertEquals(
                Optional.of(new Attendee(new MailAddress("ana@x.example"), "Ana Rojas", Language.PT)),
                InvitationComponent.attendee(new Officer.Active(
                        ana,
                        1,
                        profile.reachedAt(Optional.of(new MailAddress("ana@x.example"))),
                        Optional.empty(),
                        Optional.empty())));
    }
}
