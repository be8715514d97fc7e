package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meetings and due days of a team stand in the calendars of its members. */
class WorkDatesTest {
    private static final Instant FROM = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-05-01T00:00:00Z");

    private final TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
    private Workroom room;
    private WorkDates dates;

    @BeforeEach
    void start() {
        room = new Workroom(database, BR);
        dates = new WorkDates(() -> room.parties.of(CO).desks);
    }

    @AfterEach
    void stop() {
        room.close();
        database.close();
    }

    private List<CalendarEvent> events(Caller caller) {
        return dates.events(FROM, UNTIL, caller);
    }

    @Test
    void a_meeting_stands_at_its_time_in_its_zone_and_outside_without_a_word_of_it() {
        room.write(
                BR,
                EntryKind.MEETING,
                "title",
                "Asunto secreto",
                "begins",
                "2027-04-02T13:00:00Z",
                "zone",
                "America/Sao_Paulo");
        room.write(BR, EntryKind.MEETING, "title", "Lejana", "begins", "2999-04-02T13:00:00Z", "zone", "no such zone");
        room.carry();
        CalendarEvent event = events(Workroom.MEMBER).get(0);
        assertTrue(event.inside().summary().contains("Asunto secreto"), event::toString);
        assertFalse(event.outside().toString().contains("secreto"), event::toString);
        CalendarTime.Timed when = (CalendarTime.Timed) event.when();
        assertEquals("America/Sao_Paulo", when.zone().getId());
        assertEquals(10, when.start().getHour());
        assertEquals(1, events(Workroom.MEMBER).size());
        assertEquals(List.of(), events(Workroom.AUTHORITY), "who does not see the content");
        assertEquals(List.of(), events(Workroom.EXPERT), "nor what was not given");
        assertEquals(List.of(), events(Workroom.OUTSIDER));
    }

    @Test
    void a_due_day_stands_for_whoever_is_responsible_until_it_is_done() {
        Entry asked = room.write(
                BR,
                EntryKind.ASKED,
                "title",
                "Registro",
                "text",
                "Un registro",
                "state",
                "CO",
                "legal-basis",
                "Artículo 1",
                "due",
                "2027-03-20");
        room.write(
                BR,
                EntryKind.TASK,
                "title",
                "Tarea",
                "progress",
                "planned",
                "due",
                "2027-03-10",
                "responsible",
                room.designation(CO, "member"));
        room.carry();
        assertEquals(
                List.of(LocalDate.parse("2027-03-10"), LocalDate.parse("2027-03-20")),
                events(Workroom.MEMBER).stream().map(one -> one.when().day()).toList());
        assertEquals(1, events(Workroom.LEADER).size(), "only what is asked of the country");
        room.write(CO, EntryKind.ANSWER, "about", asked.id().toString(), "answer", "done");
        assertEquals(1, events(Workroom.MEMBER).size());
    }
}
