package org.enlace.inbox.internal;

import static org.enlace.inbox.internal.Digesting.BOGOTA;
import static org.enlace.inbox.internal.Office.ANNA;
import static org.enlace.inbox.internal.Office.BRUNO;
import static org.enlace.inbox.internal.Office.CASES_SIGN;
import static org.enlace.inbox.internal.Office.READER;
import static org.enlace.inbox.internal.Office.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.inbox.internal.digest.Digest;
import org.enlace.inbox.internal.digest.DigestChoice;
import org.enlace.inbox.internal.digest.DigestWords;
import org.enlace.inbox.internal.digest.Rhythm;
import org.enlace.mail.MailAddress;
import org.enlace.mail.testing.MailServer.Taken;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.Origin;
import org.enlace.platform.Stale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestTest {
    private static final String NODE = "https://enlace.node.example/";
    private static final DigestChoice DAILY = new DigestChoice(Rhythm.DAILY, 7, DayOfWeek.MONDAY, false);
    private static final DigestChoice DAILY_EVEN_EMPTY = new DigestChoice(Rhythm.DAILY, 7, DayOfWeek.MONDAY, true);

    @TempDir
    private Path folder;

    private static MimeMultipart parts(Taken letter) throws Exception {
        return (MimeMultipart) letter.message().getContent();
    }

    private static String text(Taken letter) throws Exception {
        return parts(letter).getBodyPart(0).getContent().toString().replace("\r\n", "\n");
    }

    private static String page(Taken letter) throws Exception {
        return parts(letter).getBodyPart(1).getContent().toString().replace("\r\n", "\n");
    }

    @OnEveryDatabase
    void an_officer_chooses_once_at_a_time_for_themselves_and_the_audit_has_it(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            Caller anna = desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example");
            Digest none = desk.digests.of(anna);
            assertEquals(DigestChoice.NONE, none.choice());
            assertEquals(0, none.version());
            assertEquals(Optional.of(new MailAddress("anna@una.example")), desk.digests.address(anna));

            Digest chosen = desk.digests.choose(DAILY, 0, anna);

            assertEquals(1, chosen.version());
            assertEquals(DAILY, chosen.choice());
            assertEquals(Optional.of(Instant.parse("2026-03-02T12:00:00Z")), chosen.due(), "07:00 in Bogotá");
            assertEquals(chosen, desk.digests.of(anna));
            Act written = desk.acts.get(0);
            assertEquals("inbox.digest", written.code());
            assertEquals(
                    new Act.Change("never", "daily 7 America/Bogota"),
                    written.changes().get("rhythm"));
            assertThrows(Stale.class, () -> desk.digests.choose(DAILY_EVEN_EMPTY, 0, anna));
            DigestChoice weekly = new DigestChoice(Rhythm.WEEKLY, 23, DayOfWeek.THURSDAY, true);
            assertEquals(2, desk.digests.choose(weekly, 1, anna).version());
            assertEquals(weekly, desk.digests.of(anna).choice());
            Digest never = desk.digests.choose(DigestChoice.NONE, 2, anna);
            assertEquals(Optional.empty(), never.due());
            assertEquals(3, never.version());
            assertEquals(
                    "inbox.digest-acting",
                    Digesting.code(() -> desk.digests.choose(DAILY, 3, Office.acting(BRUNO, ANNA))));
            Caller stranger = Office.officer("stranger");
            assertThrows(Forbidden.class, () -> desk.digests.of(stranger));
            assertThrows(Forbidden.class, () -> desk.digests.choose(DAILY, 0, stranger));
        }
    }

    @OnEveryDatabase
    void a_letter_of_numbers_comes_once_for_each_due_time(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            Caller anna = desk.with(ANNA, Language.EN, BOGOTA, "anna@una.example");
            desk.choose(DAILY, anna);
            desk.office.tray.put(item("Quebracho", ItemKind.SIGN, new Recipient.Holders(CASES_SIGN, Set.of())));
            desk.office.tray.put(item("Lapacho", ItemKind.DUE, ANNA).due(Office.NOON, ZoneOffset.UTC));
            desk.office.tray.put(item("Ceibo", ItemKind.MENTION, ANNA));
            desk.office.tray.put(item("Timbo", ItemKind.MENTION, ANNA));
            desk.at("2026-03-02T11:59:00Z");
            assertEquals(List.of(), desk.letters(), "it is not time");
            desk.at("2026-03-02T12:00:00Z");

            List<Taken> letters = desk.letters();

            assertEquals(1, letters.size());
            Taken letter = letters.get(0);
            assertEquals("anna@una.example", letter.to());
            assertEquals("Enlace: 4 items wait for you", letter.message().getSubject());
            assertEquals("""
                    Enlace: 4 items wait for you

                    Monday, March 2, 2026, 07:00 (America/Bogota)

                    - To sign: 1
                    - Due: 1
                    - Mention: 2
                    - Of all these, overdue: 1

                    Open the inbox:
                    https://enlace.node.example/inbox

                    You get this letter because you chose it on the node. Nobody needs to answer.
                    Change it or stop it:
                    https://enlace.node.example/inbox/digest""", text(letter).strip());
            String page = page(letter);
            assertTrue(page.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), page);
            assertTrue(page.contains("<li>Mention: 2</li>"), page);
            assertTrue(page.contains("<a href=\"https://enlace.node.example/inbox\">Open the inbox</a>"), page);
            assertTrue(
                    page.contains("<a href=\"https://enlace.node.example/inbox/digest\">Change it or stop it</a>"),
                    page);
            String whole = new String(letter.bytes(), java.nio.charset.StandardCharsets.UTF_8) + page;
            for (String content :
                    List.of("Quebracho", "Lapacho", "Ceibo", "Timb", "case", "Cases", "/cases/1", "anna\"")) {
                assertFalse(whole.contains(content), content + " stands in the letter: " + whole);
            }
            Act sent = desk.acts.get(1);
            assertEquals("inbox.digest-sent", sent.code());
            assertEquals(ANNA.officer(), sent.by().officer());
            assertEquals(new Origin(Origin.Door.NODE, "digest"), sent.by().origin());
            assertEquals("4", sent.facts().get("items"));
            assertEquals(List.of(), desk.letters(), "it was sent");
            desk.at("2026-03-03T12:00:00Z");
            assertEquals(1, desk.letters().size(), "the next day");
            assertEquals(1, desk.digests.of(anna).version(), "she chose nothing new");
        }
    }

    @OnEveryDatabase
    void what_is_counted_is_what_the_inbox_shows(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            Caller reader = desk.with(READER, Language.EN, BOGOTA, "reader@una.example");
            desk.choose(DAILY, reader);
            for (int i = 0; i < 120; i++) {
                desk.office.tray.put(item("r" + i, ItemKind.REVIEW, READER));
            }
            desk.office.tray.put(item("all", ItemKind.SIGN, new Recipient.Holders(CASES_SIGN, Set.of())));
            desk.office.tray.put(item("hers", ItemKind.ANSWER, ANNA));
            desk.office.tray.put(new InboxItem(
                    "case",
                    "secret",
                    Office.id(0x5ec),
                    ItemKind.ANSWER,
                    new Recipient.One(READER.officer()),
                    "case.do",
                    List.of(),
                    "/cases/2"));
            desk.office.secret.add(Office.id(0x5ec));
            desk.office.tray.put(item("off", ItemKind.ANSWER, READER));
            desk.at("2026-03-02T11:00:00Z");
            desk.office.tray.snooze(
                    desk.office
                            .tray
                            .part(org.enlace.inbox.InboxFilter.ALL, null, 1, READER)
                            .items()
                            .get(0)
                            .id(),
                    Instant.parse("2026-03-05T00:00:00Z"),
                    READER);
            desk.office.deputies.put(READER.officer(), List.of(ANNA.officer()));
            desk.at("2026-03-02T12:00:00Z");

            String letter = text(desk.letters().get(0));

            assertTrue(letter.contains("Enlace: 121 items wait for you\n"), letter);
            assertTrue(letter.contains("- To review: 120\n- To answer: 1\n\n"), letter);
            assertFalse(letter.contains("To sign"), "not whose turn it is: " + letter);
            desk.office.uses.clear();
            desk.at("2026-03-03T12:00:00Z");
            assertEquals(List.of(), desk.letters(), "the module is away, so nothing waits");
        }
    }

    @OnEveryDatabase
    void beyond_some_hundreds_it_only_says_that_there_are_more(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            Caller anna = desk.with(ANNA, Language.EN, BOGOTA, "anna@una.example");
            desk.choose(DAILY, anna);
            for (int i = 0; i < 505; i++) {
                desk.office.tray.put(item("r" + i, ItemKind.REVIEW, ANNA));
            }
            desk.at("2026-03-02T12:00:00Z");
            String letter = text(desk.letters().get(0));
            assertTrue(letter.contains("Enlace: more than 500 items wait for you\n"), letter);
            assertTrue(letter.contains("- To review: 500 or more\n"), letter);
        }
    }

    @OnEveryDatabase
    void where_nothing_waits_a_letter_comes_only_to_whoever_wants_it_all_the_same(TestDatabase database)
            throws Exception {
        try (Digesting desk = new Digesting(database, folder, "")) {
            desk.choose(DAILY, desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example"));
            desk.choose(DAILY_EVEN_EMPTY, desk.with(BRUNO, Language.PT, BOGOTA, "bruno@una.example"));
            desk.at("2026-03-02T12:00:00Z");

            List<Taken> letters = desk.letters();

            assertEquals(
                    List.of("bruno@una.example"),
                    letters.stream().map(Taken::to).toList());
            assertEquals("Enlace: nada o espera", letters.get(0).message().getSubject());
            String text = text(letters.get(0));
            assertTrue(text.contains("segunda-feira, 2 de março de 2026, 07:00 (America/Bogota)"), text);
            assertTrue(text.contains("Para alterar ou deixar de receber: Caixa de entrada"), text);
            assertFalse(text.contains("http") || page(letters.get(0)).contains("href"), "no address is known: " + text);
            assertEquals(List.of(), desk.letters());
        }
    }

    @OnEveryDatabase
    void who_has_no_address_or_cannot_sign_in_or_may_not_read_an_inbox_gets_nothing_and_holds_nobody_up(
            TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            desk.choose(DAILY_EVEN_EMPTY, desk.with(ANNA, Language.ES, BOGOTA, null));
            desk.choose(DAILY_EVEN_EMPTY, desk.with(BRUNO, Language.ES, BOGOTA, "bruno@una.example"));
            desk.choose(DAILY_EVEN_EMPTY, desk.with(READER, Language.ES, BOGOTA, "reader@una.example"));
            desk.without(BRUNO);
            desk.with(Office.officer("reader", Office.CASES_READ), Language.ES, BOGOTA, "reader@una.example");
            Caller eva = Office.officer("eva", org.enlace.inbox.Tray.READ);
            desk.choose(DAILY_EVEN_EMPTY, desk.with(eva, Language.ES, BOGOTA, "eva@una.example"));
            desk.at("2026-03-02T12:00:00Z");

            assertEquals(
                    List.of("eva@una.example"),
                    desk.letters().stream().map(Taken::to).toList());

            desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example");
            assertEquals(List.of(), desk.letters(), "her due time is over");
            desk.at("2026-03-03T12:00:00Z");
            assertEquals(2, desk.letters().size());
        }
    }

    @OnEveryDatabase
    void due_times_that_were_missed_are_made_good_by_one_letter(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            desk.choose(DAILY_EVEN_EMPTY, desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example"));
            desk.at("2026-03-09T15:20:00Z");
            assertEquals(1, desk.letters().size());
            assertEquals(List.of(), desk.letters());
            desk.at("2026-03-10T12:00:00Z");
            assertEquals(1, desk.letters().size());
        }
    }

    @OnEveryDatabase
    void what_breaks_in_the_middle_leaves_no_letter_and_is_done_again(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            desk.choose(DAILY_EVEN_EMPTY, desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example"));
            desk.at("2026-03-02T12:00:00Z");
            desk.auditFails = true;
            assertEquals(List.of(), desk.letters(), "neither the letter nor the due time is stored");
            desk.auditFails = false;
            assertEquals(1, desk.letters().size());
            assertEquals(List.of(), desk.letters());
        }
    }

    @OnEveryDatabase
    void of_two_servers_one_sends_it(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            desk.choose(DAILY_EVEN_EMPTY, desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example"));
            desk.at("2026-03-02T12:00:00Z");
            // The other one sends it after this one has seen that it is due.
            desk.atCaller = () -> {
                desk.atCaller = () -> {};
                desk.another().run();
            };
            assertEquals(1, desk.letters().size());
            assertEquals(1, desk.sent());
        }
    }

    @OnEveryDatabase
    void who_chooses_anew_while_it_is_being_written_gets_none_by_the_old_choice(TestDatabase database)
            throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            Caller anna = desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example");
            desk.choose(DAILY_EVEN_EMPTY, anna);
            desk.at("2026-03-02T12:00:00Z");
            desk.atCaller = () -> {
                desk.atCaller = () -> {};
                desk.choose(DigestChoice.NONE, anna);
            };
            assertEquals(List.of(), desk.letters());
            assertEquals(Optional.empty(), desk.digests.of(anna).due());
        }
    }

    @OnEveryDatabase
    void one_that_fails_holds_no_other_up_and_comes_later(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            desk.choose(DAILY_EVEN_EMPTY, desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example"));
            desk.choose(DAILY_EVEN_EMPTY, desk.with(BRUNO, Language.ES, BOGOTA, "bruno@una.example"));
            desk.at("2026-03-02T12:00:00Z");
            desk.atCaller = () -> {
                desk.atCaller = () -> {};
                throw new IllegalStateException("A module does not answer");
            };
            assertEquals(
                    List.of("bruno@una.example"),
                    desk.letters().stream().map(Taken::to).toList());
            assertEquals(
                    List.of("anna@una.example"),
                    desk.letters().stream().map(Taken::to).toList());
        }
    }

    @OnEveryDatabase
    void the_hour_is_that_of_the_wall_also_where_clocks_are_changed(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            Caller anna = desk.with(ANNA, Language.ES, ZoneId.of("Europe/Madrid"), "anna@una.example");
            // Two o’clock does not exist on 29 March, and comes twice on 25 October.
            DigestChoice two = new DigestChoice(Rhythm.DAILY, 2, DayOfWeek.MONDAY, true);
            DigestChoice eight = new DigestChoice(Rhythm.DAILY, 8, DayOfWeek.MONDAY, true);
            desk.at("2026-03-28T00:00:00Z");
            desk.choose(eight, anna);
            assertEquals(
                    List.of("2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z"),
                    desk.came("2026-03-28T00:00:00Z", "2026-03-30T00:00:00Z"));
            desk.at("2026-10-24T12:00:00Z");
            desk.choose(two, anna);
            assertEquals(
                    List.of("2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z"),
                    desk.came("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"));
            desk.at("2027-03-27T12:00:00Z");
            desk.choose(two, anna);
            assertEquals(
                    List.of("2027-03-28T01:00:00Z", "2027-03-29T00:00:00Z"),
                    desk.came("2027-03-27T12:00:00Z", "2027-03-29T12:00:00Z"));
        }
    }

    @OnEveryDatabase
    void on_weekdays_and_once_a_week_it_comes_on_the_officers_days(TestDatabase database) throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            // A Monday in Auckland begins on a Sunday in UTC. Its hours are a quarter off the full ones in Chatham.
            Caller anna = desk.with(ANNA, Language.ES, ZoneId.of("Pacific/Auckland"), "anna@una.example");
            Caller bruno = desk.with(BRUNO, Language.ES, ZoneId.of("Pacific/Chatham"), "bruno@una.example");
            desk.at("2026-05-01T00:00:00Z");
            desk.choose(new DigestChoice(Rhythm.WEEKDAYS, 6, DayOfWeek.MONDAY, true), anna);
            assertEquals(
                    List.of("2026-05-03T18:00:00Z", "2026-05-04T18:00:00Z"),
                    desk.came("2026-05-01T00:00:00Z", "2026-05-05T12:00:00Z"));
            desk.choose(DigestChoice.NONE, anna);
            desk.choose(new DigestChoice(Rhythm.WEEKLY, 6, DayOfWeek.THURSDAY, true), bruno);
            assertEquals(List.of("2026-05-06T17:15:00Z"), desk.came("2026-05-05T12:00:00Z", "2026-05-09T00:00:00Z"));
        }
    }

    @OnEveryDatabase
    void who_moves_to_another_zone_is_told_by_its_clock_from_then_on_and_not_twice_on_the_way(TestDatabase database)
            throws Exception {
        try (Digesting desk = new Digesting(database, folder, NODE)) {
            Caller anna = desk.with(ANNA, Language.ES, ZoneId.of("Europe/Madrid"), "anna@una.example");
            desk.at("2026-05-01T12:00:00Z");
            desk.choose(DAILY_EVEN_EMPTY, anna);
            desk.with(ANNA, Language.ES, BOGOTA, "anna@una.example");
            assertEquals(
                    List.of("2026-05-02T05:00:00Z", "2026-05-03T12:00:00Z", "2026-05-04T12:00:00Z"),
                    desk.came("2026-05-01T12:00:00Z", "2026-05-05T00:00:00Z"));
        }
    }

    @Test
    void a_choice_is_read_as_forms_and_programs_say_it() {
        assertEquals(DAILY, DigestWords.choice("daily", "7", "monday", false));
        assertEquals(DAILY, DigestWords.choice("daily", "7", null, false), "no day is needed");
        assertEquals(DigestChoice.NONE, DigestWords.choice("never", "", "", false));
        for (String rhythm : new String[] {null, "", "hourly", "DAILY"}) {
            assertEquals("inbox.digest-rhythm", Digesting.code(() -> DigestWords.choice(rhythm, "7", "monday", false)));
        }
        for (String hour : new String[] {null, "", "-1", "24", "7.5", "99999999999"}) {
            assertEquals("inbox.digest-hour", Digesting.code(() -> DigestWords.choice("daily", hour, "monday", false)));
        }
        for (String day : new String[] {null, "", "someday", "MONDAY"}) {
            assertEquals("inbox.digest-day", Digesting.code(() -> DigestWords.choice("weekly", "7", day, false)));
        }
    }
}
