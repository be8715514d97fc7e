package org.enlace.jit.internal.signing;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.signing.Parties.DRAFTER;
import static org.enlace.jit.internal.signing.Parties.LEADER;
import static org.enlace.jit.internal.signing.Parties.MEMBER;
import static org.enlace.jit.internal.signing.Parties.SIGNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.inbox.InboxItem;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.contribution.CalendarEvent;

class NoticesTest {
    private static void round(Parties parties, String at) {
        TestNode node = parties.of(CO);
        node.now = Instant.parse(at);
        node.database.transactions().run(() -> parties.area(CO).round());
    }

    @OnEveryDatabase
    void what_is_to_be_signed_waits_for_who_may_and_no_longer_than_needed(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            Instrument agreement = parties.agreement();
            parties.carry();
            String key = "sign/" + agreement.id();
            SigningInbox inbox = new SigningInbox(() -> parties.area(BR));
            assertTrue(parties.of(BR).waiting.containsKey(key));
            assertEquals(Set.of(agreement.id()), inbox.known(Set.of(agreement.id()), SIGNER));
            assertEquals(Set.of(), inbox.known(Set.of(agreement.id()), DRAFTER));
            assertEquals(Set.of(), inbox.known(Set.of(agreement.id(), parties.team), TestNode.BRUNO));
            Instrument second = parties.text(InstrumentKind.AGREEMENT, CO)
                    .until(Parties.LAST)
                    .words("Dos")
                    .replacing(agreement)
                    .propose();
            parties.carry();
            assertFalse(parties.of(BR).waiting.containsKey(key));
            assertTrue(parties.of(BR).waiting.containsKey("sign/" + second.id()));
            parties.people(BR);
            parties.sign(BR, second);
            assertFalse(parties.of(BR).waiting.containsKey("sign/" + second.id()));
        }
    }

    @OnEveryDatabase
    void the_end_is_told_sixty_thirty_and_fifteen_days_before_once_each(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            Map<String, InboxItem> waiting = parties.of(CO).waiting;
            String key = "end/" + parties.team;
            // The end is 2028-01-01T05:00Z, midnight in Bogotá.
            round(parties, "2027-11-02T04:00:00Z");
            assertNull(waiting.get(key));
            round(parties, "2027-11-02T05:00:00Z");
            assertEquals("60", waiting.get(key).arguments().get(1));
            waiting.remove(key);
            round(parties, "2027-11-02T06:00:00Z");
            round(parties, "2027-11-30T05:00:00Z");
            assertNull(waiting.get(key), "once");
            round(parties, "2027-12-03T05:00:00Z");
            assertEquals("30", waiting.get(key).arguments().get(1));
            round(parties, "2027-12-17T05:00:00Z");
            assertEquals("15", waiting.get(key).arguments().get(1));
            waiting.remove(key);
            round(parties, "2028-01-02T05:00:00Z");
            assertNull(waiting.get(key));
        }
    }

    @OnEveryDatabase
    void a_node_that_was_away_says_the_last_warning_alone_and_another_end_is_told_anew(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            Map<String, InboxItem> waiting = parties.of(CO).waiting;
            String key = "end/" + parties.team;
            round(parties, "2027-12-20T05:00:00Z");
            assertEquals("15", waiting.get(key).arguments().get(1));
            parties.of(BR).now = Instant.parse("2027-12-20T06:00:00Z");
            Instrument longer = parties.text(InstrumentKind.EXTENSION, CO)
                    .until("2028-12-31")
                    .propose();
            parties.carry();
            parties.sign(CO, longer, LEADER);
            parties.sign(BR, longer, LEADER);
            parties.carry();
            waiting.clear();
            round(parties, "2027-12-21T05:00:00Z");
            assertNull(waiting.get(key));
            round(parties, "2028-11-05T05:00:00Z");
            assertEquals("60", waiting.get(key).arguments().get(1));
        }
    }

    @OnEveryDatabase
    void the_last_day_stands_in_the_calendar_of_who_is_of_the_team_and_says_nothing_outside(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            TeamDates dates = new TeamDates(() -> parties.area(CO));
            Instant from = Instant.parse("2027-12-01T00:00:00Z");
            Instant until = Instant.parse("2028-02-01T00:00:00Z");
            List<CalendarEvent> events = dates.events(from, until, MEMBER);
            assertEquals(1, events.size());
            assertTrue(
                    events.get(0).inside().summary().contains("CO-2027"),
                    events.get(0).inside().summary());
            assertFalse(events.get(0).outside().summary().contains("CO-2027"));
            assertEquals("2027-12-31", events.get(0).when().day().toString());
            assertEquals(List.of(), dates.events(from, until, DRAFTER));
            assertEquals(List.of(), dates.events(until, until.plusSeconds(86_400), MEMBER));
        }
    }

    @OnEveryDatabase
    void the_home_page_shows_what_one_may_sign_and_what_ends(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            SigningCard card = new SigningCard(() -> parties.area(CO));
            assertEquals(List.of(), card.content(LEADER).links());
            parties.of(CO).now = Instant.parse("2027-11-20T12:00:00Z");
            parties.of(BR).now = Instant.parse("2027-11-20T12:00:00Z");
            parties.text(InstrumentKind.EXTENSION, BR).until("2028-12-31").propose();
            parties.carry();
            assertEquals(2, card.content(LEADER).links().size());
            assertEquals(1, card.content(MEMBER).links().size());
            assertEquals(List.of(), card.content(DRAFTER).links());
        }
    }
}
