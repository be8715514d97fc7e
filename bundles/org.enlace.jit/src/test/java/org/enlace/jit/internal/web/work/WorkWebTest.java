package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Handling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The working space as officers use it, over the platform's real web side. */
class WorkWebTest {
    private Space space;
    private String work;

    @BeforeEach
    void start() {
        space = new Space();
        work = space.work;
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private String at(Entry entry) {
        return work + "/entries/" + entry.id();
    }

    private Entry asked() {
        return space.wrote(
                BR,
                EntryKind.ASKED,
                Map.of(
                        "title", List.of("Registro de la casa"),
                        "text", List.of("Un registro"),
                        "state", List.of("CO"),
                        "legal-basis", List.of("Artículo 7"),
                        "due", List.of("2027-02-01")));
    }

    @Test
    void an_empty_space_says_what_to_begin_with_and_the_team_leads_there() {
        String empty = space.shown("leader", work);
        assertTrue(empty.contains(work + "/new/objective") && empty.contains("Nothing here yet"), empty);
        assertTrue(space.shown("leader", work.replace("/work", "")).contains("href=\"" + work + "\""), "the way in");
        assertTrue(space.shown("leader", work + "/plan").contains("There is no plan yet"), "nothing planned");
        for (String path : List.of("/asked", "/meetings", "/messages", "/entries", "/handling")) {
            String page = space.shown("member", work + path);
            assertTrue(page.contains("aria-current=\"page\""), page);
        }
    }

    @Test
    void who_is_not_of_the_team_finds_nothing() {
        Entry entry = space.person(CO, "Ana", "suspect");
        for (String path : List.of(
                "",
                "/plan",
                "/asked",
                "/meetings",
                "/messages",
                "/handling",
                "/entries",
                "/new/task",
                "/entries/" + entry.id(),
                "/entries/" + entry.id() + "/edit",
                "/entries/" + entry.id() + "/versions",
                "/entries/" + entry.id() + "/take-back")) {
            assertEquals(404, space.get("outsider", work + path).statusCode(), path);
            assertEquals(403, space.get("stranger", work + path).statusCode(), path);
        }
        assertEquals(
                404, space.post("outsider", work + "/messages", "text", "Hola").statusCode());
        assertEquals(404, space.get("leader", work + "/new/nothing").statusCode());
        assertEquals(
                404, space.get("leader", work + "/entries/" + TestNode.id()).statusCode());
        assertEquals(422, space.get("leader", work + "/entries/nothing").statusCode());
    }

    @Test
    void ofAWithdrawnEntryProgramsGetTheNoticeAndNothingOfWhatItSaid() {
        Entry car = space.wrote(BR, EntryKind.VEHICLE, Map.of("plate", List.of("ABC-123")));
        String api = "/api" + at(car).replace("/work/", "/");
        assertEquals(200, space.get("member", api).statusCode());
        space.entries(BR).takeBack(space.parties.team, car.id(), 1, "No era ese", Parties.LEADER);
        space.parties.carry();
        HttpResponse<String> gone = space.get("member", api);
        assertEquals(410, gone.statusCode(), gone::body);
        for (String said : List.of(
                "\"id\":\"" + car.id(),
                "\"kind\":\"vehicle\"",
                "\"author\":\"" + car.author(),
                "\"by\":\"BR\"",
                "\"at\":\"2027-",
                "\"reason\":\"No era ese\"",
                "\"copies\":\"This node no longer has what it said")) {
            assertTrue(gone.body().contains(said), gone.body());
        }
        assertFalse(gone.body().contains("ABC-123"), gone.body());
        for (String officer : List.of("outsider", "participant")) {
            assertEquals(404, space.get(officer, api).statusCode(), officer);
        }
    }

    @Test
    void a_plan_shows_what_is_late_and_what_is_due_for_whom() {
        String leader = space.named(CO, "leader").toString();
        Entry objective = space.wrote(
                CO, EntryKind.OBJECTIVE, Map.of("title", List.of("Detener a la red"), "due", List.of("2027-12-01")));
        Entry measure = space.wrote(
                CO,
                EntryKind.MEASURE,
                Map.of(
                        "title", List.of("Vigilar el puerto"),
                        "objective", List.of(objective.id().toString()),
                        "responsible", List.of(leader),
                        "due", List.of("2027-02-01"),
                        "progress", List.of("running")));
        space.wrote(
                BR,
                EntryKind.TASK,
                Map.of(
                        "title", List.of("Pedir las cámaras"),
                        "measure", List.of(measure.id().toString()),
                        "progress", List.of("done")));
        String plan = space.shown("member", work + "/plan");
        assertTrue(plan.indexOf("Detener a la red") < plan.indexOf("Vigilar el puerto"), plan);
        assertTrue(plan.indexOf("Vigilar el puerto") < plan.indexOf("Pedir las cámaras"), plan);
        assertTrue(plan.contains("Overdue") && plan.contains("0 of 1 measure done"), plan);
        String mine = space.shown("leader", work);
        assertTrue(mine.contains("Measure you are responsible for"), mine);
        assertFalse(space.shown("member", work).contains("Measure you are responsible for"), "not the member");
        assertTrue(space.shown("leader", at(measure)).contains("/new/task?about=" + measure.id()), "the next step");
        String task = space.shown("leader", work + "/new/task?about=" + measure.id());
        assertTrue(task.contains("value=\"" + measure.id() + "\" selected"), task);
    }

    @Test
    void what_is_asked_is_answered_and_the_latest_answer_counts() {
        Entry asked = asked();
        assertTrue(space.shown("member", work).contains("Measure asked of your country"), "it is due here");
        String before = space.shown("leader", work + "/asked");
        assertTrue(before.contains("No answer yet") && before.contains("Artículo 7"), before);
        String path = work + "/new/answer";
        assertTrue(before.contains(path + "?about=" + asked.id()), before);
        Space.led(space.post("leader", path, "about", asked.id().toString(), "answer", "running", "handling", "H0"));
        assertTrue(space.shown("leader", work + "/asked").contains("Under way"), "it is under way");
        Space.led(space.post(
                "leader",
                path,
                "about",
                asked.id().toString(),
                "answer",
                "done",
                "outcome",
                "Se incautaron dos teléfonos",
                "handling",
                "H0"));
        String after = space.shown("leader", work + "/asked");
        assertTrue(after.contains("Carried out") && after.contains("Se incautaron dos"), after);
        assertFalse(after.contains("Overdue"), "done is not late");
        assertFalse(space.shown("member", work).contains("Measure asked of your country"), "it is done");
    }

    @Test
    void a_meeting_has_its_zone_its_minutes_and_its_decisions() {
        HttpResponse<String> made = space.post(
                "leader",
                work + "/new/meeting",
                "title",
                "Coordinación",
                "begins-day",
                "4",
                "begins-month",
                "4",
                "begins-year",
                "2027",
                "begins-time",
                "9:30",
                "zone",
                "America/Sao_Paulo",
                "invited",
                space.named(CO, "member").toString(),
                "handling",
                "H0");
        String page = Space.led(made);
        String shown = space.shown("member", page);
        assertTrue(shown.contains("7:30") && shown.contains("America/Sao_Paulo"), shown);
        assertTrue(space.shown("member", work).contains("Meeting you are invited to"), "due for the member");
        assertTrue(space.shown("leader", page + "/edit").contains("value=\"9:30\""), "in its own zone");
        String id = page.substring(page.lastIndexOf('/') + 1);
        Space.led(space.post("member", work + "/new/minutes", "about", id, "text", "Se habló", "handling", "H0"));
        Space.led(space.post("member", work + "/new/decision", "about", id, "title", "Se hará", "handling", "H0"));
        String meetings = space.shown("leader", work + "/meetings");
        assertTrue(meetings.contains("Minutes by Country CO") && meetings.contains("Se hará"), meetings);
        HttpResponse<String> wrong =
                space.post("leader", work + "/new/meeting", "title", "Otra", "begins-day", "4", "begins-time", "99");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("value=\"Otra\"") && wrong.body().contains("begins-time-error"), wrong.body());
    }

    @Test
    void messages_are_answered_and_name_people() {
        HttpResponse<String> sent = space.post(
                "leader", work + "/messages", "text", "Hola @Persona member, mire <b>esto</b>", "mentions", "");
        assertEquals(work + "/messages", Space.led(sent));
        String list = space.shown("member", work + "/messages");
        assertTrue(list.contains("&lt;b>esto") || list.contains("&lt;b&gt;esto"), list);
        assertTrue(list.contains("Mentions: ") && list.contains("Persona member (Country CO)"), list);
        Entry first = space.entries(CO)
                .all(space.parties.team, Set.of(EntryKind.MESSAGE), 10, leader())
                .get(0)
                .entry();
        String thread = work + "/messages/" + first.id();
        assertEquals(
                thread,
                Space.led(space.post(
                        "member",
                        work + "/messages",
                        "text",
                        "Lo miro",
                        "answers",
                        first.id().toString())));
        String both = space.shown("leader", thread);
        assertTrue(both.indexOf("Hola") < both.indexOf("Lo miro"), both);
        HttpResponse<String> nothing = space.post(
                "leader", work + "/messages", "text", " ", "answers", first.id().toString());
        assertEquals(422, nothing.statusCode());
        assertTrue(nothing.body().contains("text-error"), nothing.body());
        assertEquals(404, space.get("participant", work + "/messages").statusCode());
    }

    private static org.enlace.platform.Caller leader() {
        return org.enlace.jit.internal.signing.Parties.LEADER;
    }

    @Test
    void nothing_typed_is_lost_while_an_entry_is_looked_for() {
        for (int i = 0; i < 31; i++) {
            space.entries(CO)
                    .write(
                            space.parties.team,
                            org.enlace.jit.work.NewEntry.of(
                                    EntryKind.PERSON,
                                    Map.of("name", List.of("Persona " + i), "standing", List.of("other")),
                                    Handling.GENERAL,
                                    Optional.of(Space.GRADED)),
                            leader());
        }
        String form = space.shown("leader", work + "/new/telephone");
        assertTrue(form.contains("name=\"words-holder\""), form);
        assertFalse(form.contains("Persona 0 "), "only the newest are offered");
        HttpResponse<String> found = space.post(
                "leader", work + "/new/telephone", "number", "<0987>", "words-holder", "Persona 0", "find", "holder");
        assertEquals(200, found.statusCode(), found.body());
        assertTrue(found.body().contains("Persona 0 "), found.body());
        assertTrue(found.body().contains("0987"), found.body());
        assertFalse(found.body().contains("govuk-error-summary"), "looking is not sending");
    }

    @Test
    void a_list_is_narrowed_and_goes_on_by_key() {
        for (int i = 0; i < 26; i++) {
            space.entries(CO)
                    .write(
                            space.parties.team,
                            org.enlace.jit.work.NewEntry.of(
                                    EntryKind.PLACE,
                                    Map.of("name", List.of("Lugar n" + i)),
                                    Handling.GENERAL,
                                    Optional.of(Space.GRADED)),
                            leader());
        }
        space.person(BR, "Zacarías", "suspect");
        String first = space.shown("member", work + "/entries");
        assertTrue(first.contains("Zacarías") && first.contains("after="), first);
        assertFalse(first.contains("Lugar n0<"), first);
        String places = space.shown("member", work + "/entries?kind=place&q=n25&country=CO&nature=fact");
        assertTrue(places.contains("Lugar n25") && !places.contains("Zacarías"), places);
        String none = space.shown("member", work + "/entries?nature=assessment");
        assertTrue(none.contains("Nothing matches"), none);
        assertEquals(422, space.get("member", work + "/entries?after=x").statusCode());
        assertEquals(
                200,
                space.get("member", work + "/entries?kind=x&area=y&country=z&nature=w")
                        .statusCode());
    }

    @Test
    void a_list_is_saved_for_members_and_finds_nothing_for_others() {
        Entry place = space.wrote(BR, EntryKind.PLACE, Map.of("name", List.of("Puerto")));
        space.person(CO, "Ana", "suspect");
        String page = space.shown("leader", work + "/entries?kind=place");
        assertTrue(page.contains("/search/saved/new?list=jit-entries"), page);
        EntryList list = new EntryList(() -> space.parties.of(CO).desks);
        Map<String, String> filter = list.filter(Map.of(
                "team", space.parties.team.toString(), "kind", "place", "q", "puerto", "after", "x", "nature", "y"));
        assertEquals(Map.of("team", space.parties.team.toString(), "kind", "place", "q", "puerto"), filter);
        assertEquals(work + "/entries?kind=place&q=puerto", list.path(filter));
        assertEquals(List.of("Places", "Words: puerto"), list.words(filter, org.enlace.platform.Language.EN));
        assertEquals(
                List.of(place.id()),
                list.newest(filter, 10, leader()).orElseThrow().stream()
                        .map(match -> match.id())
                        .toList());
        assertEquals(
                List.of(),
                list.newest(filter, 10, TestNode.officer("other", JitPermissions.READ))
                        .orElseThrow());
    }
}
