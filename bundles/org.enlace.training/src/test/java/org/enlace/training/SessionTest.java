package org.enlace.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session, its room and the seats of a series allow. */
class SessionTest {
    private static final Instant START = Instant.parse("2027-03-01T14:00:00Z");
    private static final RecordId ID = new RecordId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
    private static final CountryCode CO = new CountryCode("CO");

    private static Stamp at(Instant moment) {
        return new Stamp(new OfficerId("anna"), moment);
    }

    private static SessionContent content(Instant start, int minutes, AgendaBlock... agenda) {
        return new SessionContent(
                "Primera sesión",
                new SessionTime(start, start.plusSeconds(60L * minutes), ZoneId.of("America/Bogota")),
                List.of(Language.ES),
                List.of(),
                List.of(agenda),
                Room.NONE,
                Recording.NONE,
                List.of());
    }

    private static Session.Planned planned() {
        return Session.Planned.first(ID, ID, content(START, 60), at(START.minusSeconds(86_400)));
    }

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @Test
    void a_moved_session_says_where_it_was_and_a_changed_title_moves_nothing() {
        Session.Planned moved = planned().revise(content(START.plusSeconds(3600), 60), at(START));
        assertEquals(Optional.of(START), moved.movedFrom());
        assertEquals(
                Optional.empty(),
                planned().revise(content(START, 90), at(START)).movedFrom());
    }

    @Test
    void a_session_is_held_once_it_has_begun_and_then_stays_as_it_is() {
        assertEquals("training.not-begun", code(() -> planned().hold(at(START.minusSeconds(1)))));
        Session held = planned().hold(at(START));
        assertEquals("training.session-over", code(held::planned));
        assertEquals("training.missing", code(() -> planned().cancel(" ", at(START))));
    }

    @Test
    void an_agenda_is_no_longer_than_its_session() {
        content(START, 60, new AgendaBlock(30, "Uno", ""), new AgendaBlock(30, "Dos", ""));
        assertEquals(
                "training.agenda-too-long",
                code(() -> content(START, 60, new AgendaBlock(30, "Uno", ""), new AgendaBlock(31, "Dos", ""))));
    }

    @Test
    void a_day_beyond_all_calendars_is_refused_at_its_field() {
        LocalDateTime well = LocalDateTime.parse("2027-03-01T09:00");
        ZoneId zone = ZoneId.of("America/Bogota");
        for (LocalDateTime far : List.of(LocalDateTime.MAX, LocalDateTime.MIN)) {
            assertEquals(
                    "training.year", code(() -> SessionTime.of(far, well, zone, Optional.empty(), Optional.empty())));
            assertEquals(
                    "training.year", code(() -> SessionTime.of(well, far, zone, Optional.empty(), Optional.empty())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://sala.example/1",
                "https://",
                "https:sala",
                "https://ana:clave@sala.example/",
                "//sala.example",
                "data:text/html,x",
                "https://sala.example/ <b>"
            })
    void a_link_that_is_no_https_address_is_refused(String link) {
        assertEquals("training.link", code(() -> new Room("", "", link, "")));
    }

    @Test
    void seats_are_not_lowered_below_the_confirmed_and_no_country_stands_twice() {
        Quotas quotas = new Quotas(List.of(new Quota(CO, 3)));
        quotas.hold(Map.of(CO, 3));
        assertEquals("training.quota-below-confirmed", code(() -> quotas.hold(Map.of(CO, 4))));
        assertEquals("training.quota-below-confirmed", code(() -> Quotas.NONE.hold(Map.of(new CountryCode("PE"), 1))));
        assertEquals("training.quota-twice", code(() -> new Quotas(List.of(new Quota(CO, 1), new Quota(CO, 2)))));
        assertEquals("training.seats", code(() -> new Quota(CO, 501)));
        assertEquals(
                "training.seats-total",
                code(() -> new Quotas(List.of(new Quota(CO, 400), new Quota(new CountryCode("PE"), 101)))));
    }

    @Test
    void whoever_waits_moves_up_in_order_within_the_country() {
        Quotas quotas = new Quotas(List.of(new Quota(CO, 2), new Quota(new CountryCode("PE"), 1)));
        List<String> waiting = List.of("CO first", "CO second", "PE first", "BR first");
        assertEquals(
                List.of("CO first", "PE first"),
                quotas.movingUp(waiting, one -> new CountryCode(one.substring(0, 2)), Map.of(CO, 1)));
    }
}
