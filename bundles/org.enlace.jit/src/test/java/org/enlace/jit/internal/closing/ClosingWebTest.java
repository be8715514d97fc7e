package org.enlace.jit.internal.closing;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.closing.Closed;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes of a team, as officers and programs use it, over the platform's real web side. */
class ClosingWebTest {
    private Afterwards team;

    @BeforeEach
    void start() {
        team = new Afterwards();
    }

    @AfterEach
    void stop() {
        team.close();
    }

    private Entry lesson(String text) {
        return team.write(CO, EntryKind.LESSON, "title", "Un enlace para víctimas", "text", text);
    }

    @Test
    void results_of_both_countries_are_summed_and_stand_by_country() {
        assertTrue(team.shown("member", team.closing).contains("No results have been entered yet"));
        team.write(CO, Closed.result("CO", "arrest", 2));
        team.write(BR, Closed.result("BR", "arrest", 3));
        team.write(BR, Closed.result("BR", "seizure", 1, "unit", "vehicles", "amount", "1000", "currency", "USD"));
        team.write(CO, Closed.result("CO", "seizure", 1, "unit", "vehicles", "amount", "20", "currency", "EUR"));
        String page = team.shown("member", team.closing);
        assertTrue(page.contains("(vehicles)") && page.contains("1,000.00 USD") && page.contains("20.00 EUR"), page);
        String json = team.shown("member", "/api" + team.team + "/closing");
        assertTrue(json.contains("\"form\":\"arrest\",\"unit\":\"\",\"country\":null,\"count\":5"), json);
        assertTrue(json.contains("\"country\":\"BR\",\"count\":3"), json);
    }

    @Test
    void what_is_under_a_condition_is_left_out_and_said_so() {
        Handling condition = new Handling(Set.of(HandlingCode.H3), Optional.of("Not before the trial"));
        team.write(
                BR,
                EntryKind.RESULT,
                condition,
                Parties.LEADER,
                "form",
                "conviction",
                "count",
                "7",
                "state",
                "BR",
                "day",
                "2027-03-01");
        String page = team.shown("member", team.closing);
        assertTrue(page.contains("One entry under a condition (H3) is not in the sums"), page);
        assertTrue(team.shown("member", "/api" + team.team + "/closing").contains("\"withheld\":1"));
    }

    @Test
    void each_country_evaluates_once_and_marks_are_averaged_with_their_number() {
        team.write(CO, Closed.evaluation("CO", 5));
        String half = team.shown("leader", team.closing);
        assertTrue(half.contains("5 (n = 1)") && half.contains("See your country’s evaluation"), half);
        team.write(BR, Closed.evaluation("BR", 2));
        String both = team.shown("leader", team.closing);
        assertTrue(both.contains("3.5 (n = 2)") && both.contains("Rápido"), both);
        Refusal again = assertThrows(Refusal.class, () -> team.write(CO, Closed.evaluation("CO", 1)));
        assertEquals("jit.evaluation-one", again.code());
    }

    @Test
    void a_team_applies_once_under_a_call_and_what_is_spent_is_seen_against_what_was_granted() {
        Entry first = team.write(BR, Closed.funding("BR", "2027-1", "100"));
        Refusal second = assertThrows(Refusal.class, () -> team.write(CO, Closed.funding("CO", "2027-1", "1")));
        assertEquals("jit.funding-call", second.code());
        assertTrue(second.values().contains(first.id()), second::getMessage);
        team.write(CO, Closed.expense(first, "travel", "60", "EUR"));
        team.write(BR, Closed.expense(first, "travel", "50", "EUR"));
        team.write(BR, Closed.expense(first, "translation", "9000", "COP"));
        String page = team.shown("member", team.closing);
        assertTrue(page.contains("110.00 EUR") && page.contains("-10.00 EUR") && page.contains("Overspent"), page);
        assertTrue(page.contains("9,000.00 COP") && page.contains("other currencies"), page);
    }

    @Test
    void after_the_end_the_closing_stays_open_and_everything_else_is_refused() {
        team.write(CO, EntryKind.TASK, "title", "Vigilar", "progress", "planned");
        team.over();
        assertTrue(team.shown("leader", team.closing).contains("The team is over. Here you can still write"));
        for (EntryKind kind : List.of(EntryKind.TASK, EntryKind.MESSAGE, EntryKind.PERSON)) {
            String[] fields =
                    switch (kind) {
                        case TASK -> new String[] {"title", "Más", "progress", "planned"};
                        case MESSAGE -> new String[] {"text", "Hola"};
                        default -> new String[] {"standing", "suspect", "name", "Alguien"};
                    };
            Refusal over = assertThrows(Refusal.class, () -> team.write(CO, kind, fields), kind::token);
            assertEquals("jit.not-allowed", over.code(), kind::token);
        }
        team.write(CO, Closed.result("CO", "conviction", 4));
        team.write(BR, Closed.evaluation("BR", 3));
        Entry funding = team.write(CO, Closed.funding("CO", "2028-1", "10"));
        team.write(CO, Closed.expense(funding, "travel", "5", "EUR"));
        lesson("Se aprendió tarde");
        assertEquals(List.of(), team.parties.of(BR).quarantine(), "the other country takes it in");
        assertEquals(List.of(), team.node().quarantine());
        String page = team.shown("member", team.closing);
        assertTrue(page.contains("3 (n = 1)") && page.contains("Un enlace para víctimas"), page);
    }

    @Test
    void who_is_not_of_the_team_finds_nothing_of_it() {
        Entry lesson = lesson("Texto");
        for (String path : List.of(
                team.closing,
                team.closing + "/results.csv",
                team.closing + "/evaluation.xlsx",
                team.closing + "/funding.csv",
                team.closing + "/lessons/" + lesson.id() + "/practice",
                "/api" + team.team + "/closing")) {
            assertEquals(404, team.get("outsider", path).statusCode(), path);
            assertEquals(404, team.get("admin", path).statusCode(), path);
        }
    }

    @Test
    void tables_are_downloaded_after_a_proof_of_identity_and_the_audit_knows() {
        team.write(CO, Closed.result("CO", "seizure", 2, "amount", "7.50", "currency", "USD"));
        team.write(CO, Closed.evaluation("CO", 5));
        team.write(CO, Closed.funding("CO", "=cmd", "10"));
        String results = team.shown("leader", team.closing + "/results.csv");
        assertTrue(results.contains("Country CO,2,USD,7.5"), results);
        assertTrue(team.shown("leader", team.closing + "/evaluation.csv").contains(",Country CO,5"));
        assertTrue(team.shown("leader", team.closing + "/funding.csv").contains("'=cmd"), "no formula leaves");
        assertEquals(200, team.get("leader", team.closing + "/funding.xlsx").statusCode());
        assertTrue(team.get("late", team.closing + "/results.csv").statusCode() != 200, "not without a fresh proof");
        assertTrue(team.node().codes().contains("jit.export-closing"));
    }

    @Test
    void a_lesson_is_given_to_the_library_in_confirmed_words_that_name_no_case() {
        Entry lesson = lesson("El equipo contra EJ-0001 nombró un enlace.");
        team.write(CO, EntryKind.VEHICLE, "plate", "EJ-0001");
        team.write(BR, EntryKind.PERSON, "standing", "victim", "name", "Luz Nombre");
        String form = team.closing + "/lessons/" + lesson.id() + "/practice";
        assertFalse(team.shown("leader", team.closing).contains(form), "no library is installed");
        assertEquals(422, team.get("leader", form).statusCode());

        team.practices.become(team.library);
        assertTrue(team.shown("leader", team.closing).contains(form), "offered");
        assertFalse(team.shown("member", team.closing).contains(form), "without the library's permission not");
        assertTrue(team.shown("leader", form).contains("EJ-0001 nombró un enlace"));
        HttpResponse<String> unread = team.post("leader", form, "title", "Enlace", "text", "Nombrar un enlace");
        assertEquals(422, unread.statusCode());
        assertTrue(unread.body().contains("confirm that no case can be recognised"), unread.body());
        for (String named : List.of("El vehículo ej 0001", "Con luz NOMBRE", "CO-2027-0001 enseñó")) {
            HttpResponse<String> refused = team.post("leader", form, "title", "Enlace", "text", named, "read", "yes");
            assertEquals(422, refused.statusCode(), named);
            assertTrue(refused.body().contains("tells of the case"), refused.body());
        }
        assertEquals(0, team.library.taken.size());

        HttpResponse<String> drawn = team.post(
                "leader", form, "title", "Enlace", "text", "Nombrar un enlace desde el primer día", "read", "yes");
        assertEquals(303, drawn.statusCode(), drawn.body());
        assertEquals(1, team.library.taken.size());
        var practice = team.library.taken.values().iterator().next();
        assertFalse((practice.source() + practice.from() + practice.body()).contains("CO-2027"), practice::toString);
        assertTrue(team.shown("leader", team.closing).contains("/library/1"), "it leads to the draft");
        HttpResponse<String> again = team.json(
                "leader",
                "/api" + team.team + "/closing/lessons/" + lesson.id() + "/practice",
                "{\"title\":\"Otra\",\"text\":\"Otra vez\"}");
        assertEquals(201, again.statusCode(), again.body());
        assertTrue(again.body().contains("\"Enlace\""), "a second time gives the first");
        assertTrue(team.node().codes().contains("jit.draw-practice"));
    }

    @Test
    void a_country_gives_its_own_lessons_and_the_library_leads_back_only_for_the_team() {
        team.practices.become(team.library);
        Entry theirs = team.write(BR, EntryKind.LESSON, "title", "Deles", "text", "Texto");
        HttpResponse<String> refused = team.get("leader", team.closing + "/lessons/" + theirs.id() + "/practice");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("its own library"), refused.body());
        Entry ours = lesson("Texto");
        LessonOrigins origins = new LessonOrigins(() -> team.node().desks);
        String key = LessonDesk.origin(ours).key();
        assertEquals(Optional.of(team.closing + "#lesson-" + ours.id()), origins.path(key, Parties.LEADER));
        assertEquals(Optional.empty(), origins.path(key, org.enlace.jit.internal.TestNode.BRUNO));
        assertEquals(Optional.empty(), origins.path("no key", Parties.LEADER));
    }
}
