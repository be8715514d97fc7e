package org.enlace.calendar.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.calendar.Feed;
import org.enlace.calendar.Feeds;
import org.enlace.calendar.internal.FeedDoor.Answer;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.junit.jupiter.api.Test;

class FeedsTest {
    private static final URI NODE = URI.create("https://node.example/");
    private static final AllDay SOON = new AllDay(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-10"));

    private static Answer open(Bureau bureau, Feeds.Made made) {
        return bureau.feeds.open(secret(made), "192.0.2.1", NODE);
    }

    private static String secret(Feeds.Made made) {
        return made.path().replaceFirst("^/calendar/feed/(.*)\\.ics$", "$1");
    }

    private static String text(Answer answer) {
        return new String(assertInstanceOf(Answer.Calendar.class, answer).text(), StandardCharsets.UTF_8);
    }

    @OnEveryDatabase
    void an_address_gives_what_its_officer_may_know_now_and_no_word_of_a_record(TestDatabase database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.events.add(Bureau.event("1", "Operation Condor", SOON));
            bureau.events.add(Bureau.event("2.only-bruno", "Another", SOON));
            Feeds.Made made = bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            String text = text(open(bureau, made));
            assertTrue(text.contains("SUMMARY:A case\r\n"), text);
            assertTrue(text.contains("URL:https://node.example/cases/1\r\n"), text);
            assertFalse(text.contains("Condor") || text.contains("only-bruno"), text);
            bureau.events.clear();
            assertFalse(text(open(bureau, made)).contains("VEVENT"), "what is gone is gone at once");
        }
    }

    @Test
    void nobody_learns_why_an_address_gives_nothing() {
        TestDatabase database = Bureau.derby();
        try (Bureau bureau = new Bureau(database)) {
            Feeds.Made made = bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            Feeds.Made kept = bureau.feeds.make(Optional.empty(), Bureau.BRUNO);
            assertInstanceOf(Answer.Calendar.class, open(bureau, made));
            bureau.active.remove(Bureau.ANNA.officer());
            Answer suspended = open(bureau, made);
            bureau.active.put(Bureau.ANNA.officer(), Bureau.officer("anna", Bureau.CASES));
            Answer withoutPermission = open(bureau, made);
            bureau.active.put(Bureau.ANNA.officer(), Bureau.ANNA);
            assertInstanceOf(Answer.Calendar.class, open(bureau, made));
            bureau.feeds.revoke(made.feed().handle(), Bureau.ANNA);
            Answer revoked = open(bureau, made);
            Answer never = bureau.feeds.open("A".repeat(43), "192.0.2.1", NODE);
            Answer long_ = bureau.feeds.open("A".repeat(4_000), "192.0.2.1", NODE);
            for (Answer answer : List.of(suspended, withoutPermission, revoked, long_)) {
                assertEquals(never, answer);
            }
            assertInstanceOf(Answer.Calendar.class, open(bureau, kept));
        }
    }

    @OnEveryDatabase
    void the_secret_is_stored_nowhere_and_differs_each_time_and_a_new_one_ends_the_old(TestDatabase database) {
        try (Bureau bureau = new Bureau(database)) {
            Feeds.Made first = bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            Feeds.Made due = bureau.feeds.make(Optional.of("due"), Bureau.ANNA);
            Feeds.Made second = bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            assertNotEquals(first.path(), second.path());
            assertEquals(43, secret(first).length(), "256 bits");
            assertEquals(new Answer.Nothing(), open(bureau, first));
            assertInstanceOf(Answer.Calendar.class, open(bureau, second));
            assertInstanceOf(Answer.Calendar.class, open(bureau, due));
            assertEquals(
                    List.of(second.feed().handle(), due.feed().handle()),
                    bureau.feeds.own(Bureau.ANNA).stream().map(Feed::handle).toList());
            assertEquals(List.of(), bureau.feeds.own(Bureau.BRUNO));
            assertFalse(bureau.acts.toString().contains(secret(second)));
            assertEquals(Optional.empty(), bureau.stores.feeds().find(secret(second)), "only its hash is kept");
            assertEquals(
                    List.of("calendar.subscribe", "calendar.subscribe", "calendar.revoke", "calendar.subscribe"),
                    bureau.codes().subList(0, 4));
        }
    }

    @Test
    void an_address_of_one_source_gives_no_other() {
        TestDatabase database = Bureau.derby();
        try (Bureau bureau = new Bureau(database)) {
            bureau.events.add(Bureau.event("1", "x", SOON));
            bureau.events.add(Bureau.event("due.2", "x", SOON));
            String text = text(open(bureau, bureau.feeds.make(Optional.of("due"), Bureau.ANNA)));
            assertTrue(text.contains("UID:due.2\r\n") && !text.contains("UID:1\r\n"), text);
            assertTrue(text.contains("X-WR-CALNAME:Enlace: Due\r\n"), text);
            Refusal unknown = assertThrows(Refusal.class, () -> bureau.feeds.make(Optional.of("secrets"), Bureau.ANNA));
            assertEquals("calendar.no-source", unknown.code());
        }
    }

    @OnEveryDatabase
    void the_first_reading_of_a_day_is_in_the_audit_and_the_last_is_noted(TestDatabase database) {
        try (Bureau bureau = new Bureau(database)) {
            Feeds.Made made = bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            assertEquals(Optional.empty(), bureau.feeds.own(Bureau.ANNA).get(0).used());
            open(bureau, made);
            bureau.clock.advance(Duration.ofHours(1));
            open(bureau, made);
            assertEquals(
                    Optional.of(bureau.clock.instant()),
                    bureau.feeds.own(Bureau.ANNA).get(0).used());
            assertEquals(List.of("calendar.subscribe", "calendar.fetch"), bureau.codes());
            bureau.clock.advance(Duration.ofHours(12));
            open(bureau, made);
            assertEquals(List.of("calendar.subscribe", "calendar.fetch", "calendar.fetch"), bureau.codes());
            assertEquals(Bureau.ANNA.officer(), bureau.acts.get(2).by().officer());
        }
    }

    @Test
    void the_tag_stays_for_as_long_as_the_dates_do() {
        TestDatabase database = Bureau.derby();
        try (Bureau bureau = new Bureau(database)) {
            bureau.events.add(Bureau.event("1", "x", SOON));
            Feeds.Made made = bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            String tag = ((Answer.Calendar) open(bureau, made)).tag();
            bureau.clock.advance(Duration.ofHours(3));
            assertEquals(tag, ((Answer.Calendar) open(bureau, made)).tag());
            bureau.events.add(Bureau.event("2", "y", SOON));
            assertNotEquals(tag, ((Answer.Calendar) open(bureau, made)).tag());
        }
    }

    @Test
    void whoever_asks_too_often_waits_and_nobody_else() {
        TestDatabase database = Bureau.derby();
        try (Bureau bureau = new Bureau(database)) {
            Feeds.Made made = bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            Feeds.Made other = bureau.feeds.make(Optional.empty(), Bureau.BRUNO);
            for (int i = 0; i < 20; i++) {
                assertInstanceOf(Answer.Calendar.class, open(bureau, made), "time " + i);
            }
            assertEquals(new Answer.Later(30), open(bureau, made));
            assertInstanceOf(Answer.Calendar.class, open(bureau, other));
            bureau.clock.advance(Duration.ofSeconds(30));
            assertInstanceOf(Answer.Calendar.class, open(bureau, made));
            assertEquals(new Answer.Later(30), open(bureau, made));
            for (int i = 0; i < 30; i++) {
                assertEquals(new Answer.Nothing(), bureau.feeds.open("guess" + i, "192.0.2.1", NODE));
            }
            assertEquals(new Answer.Later(10), bureau.feeds.open("guess", "192.0.2.1", NODE));
            assertEquals(new Answer.Nothing(), bureau.feeds.open("guess", "192.0.2.2", NODE));
            assertInstanceOf(Answer.Calendar.class, open(bureau, other), "guessing shuts no address");
        }
    }

    @OnEveryDatabase
    void an_administrator_sees_who_has_addresses_and_revokes_them_but_reads_none(TestDatabase database) {
        try (Bureau bureau = new Bureau(database)) {
            Feeds.Made made = bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            Feeds.Made other = bureau.feeds.make(Optional.empty(), Bureau.BRUNO);
            List<Feed> all = bureau.feeds.all(Optional.empty(), Bureau.KEEPER);
            assertEquals(2, all.size());
            assertFalse(all.toString().contains(secret(made)));
            assertEquals(List.of(other.feed()), bureau.feeds.all(Optional.of(Bureau.BRUNO.officer()), Bureau.KEEPER));
            assertEquals(1, bureau.feeds.revokeAll(Bureau.ANNA.officer(), Bureau.KEEPER));
            assertEquals(new Answer.Nothing(), open(bureau, made));
            assertInstanceOf(Answer.Calendar.class, open(bureau, other));
            assertThrows(Forbidden.class, () -> bureau.feeds.all(Optional.empty(), Bureau.ANNA));
            assertThrows(Forbidden.class, () -> bureau.feeds.revokeAll(Bureau.BRUNO.officer(), Bureau.ANNA));
            assertThrows(NotFound.class, () -> bureau.feeds.revoke(other.feed().handle(), Bureau.ANNA));
        }
    }

    @Test
    void a_deputy_makes_no_address_for_whom_they_act() {
        TestDatabase database = Bureau.derby();
        try (Bureau bureau = new Bureau(database)) {
            bureau.feeds.make(Optional.empty(), Bureau.ANNA);
            Caller acting = new Caller(
                    Bureau.BRUNO.officer(),
                    Optional.of(Bureau.ANNA.officer()),
                    Optional.empty(),
                    Bureau.ANNA.language(),
                    Bureau.ANNA.zone(),
                    Bureau.ANNA.grants(),
                    Bureau.ANNA.origin());
            assertEquals(List.of(), bureau.feeds.own(acting));
            Refusal refused = assertThrows(Refusal.class, () -> bureau.feeds.make(Optional.empty(), acting));
            assertEquals("calendar.acting", refused.code());
        }
    }

    @Test
    void where_a_calendar_takes_a_second_factor_no_address_is_made_that_would_give_nothing() {
        try (Bureau bureau = new Bureau(Bureau.derby())) {
            bureau.active.put(Bureau.ANNA.officer(), Bureau.officer("anna", Bureau.CASES));
            Refusal refused = assertThrows(Refusal.class, () -> bureau.feeds.make(Optional.empty(), Bureau.ANNA));
            assertEquals("calendar.guarded", refused.code());
            assertEquals(List.of(), bureau.feeds.own(Bureau.ANNA));
        }
    }
}
