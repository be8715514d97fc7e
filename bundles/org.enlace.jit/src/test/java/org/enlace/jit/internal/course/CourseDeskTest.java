package org.enlace.jit.internal.course;

import static org.enlace.jit.internal.TestNode.ADMIN;
import static org.enlace.jit.internal.TestNode.ANNA;
import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.BRUNO;
import static org.enlace.jit.internal.TestNode.CARLA;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.TestNode.TODAY;
import static org.enlace.jit.internal.TestNode.content;
import static org.enlace.jit.internal.TestNode.note;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.Team;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.CourseEvent;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Courses.Act;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.Note;
import org.enlace.jit.course.Target;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.TestNode;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

class CourseDeskTest {
    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private static List<String> listed(TestNode node, Query query, Caller caller) {
        return node.courses().list(query, Place.FIRST, 10, caller).items().stream()
                .map(TeamLine::reference)
                .toList();
    }

    @OnEveryDatabase
    void a_request_goes_from_the_assessment_to_the_negotiation(TestDatabase database) {
        try (TestNode node = new TestNode(database)) {
            Courses courses = node.courses();
            Team.Assessed begun = courses.begin(content("Rutas", List.of(new Asked(PE, "Fiscalía", true))), ANNA);
            RecordId id = begun.id();
            assertEquals("CO-2027-0001", begun.core().reference());
            assertEquals(Set.of(Act.REVISE, Act.DRAFT, Act.DROP, Act.CIRCLE), courses.acts(id, ANNA));
            courses.draft(id, 1, note("Hay víctimas en ambos países"), ANNA);
            courses.submit(id, 2, note(""), ANNA);
            assertTrue(node.waiting.containsKey("send/" + id), node.waiting::toString);
            courses.recall(id, 3, note(""), ANNA);
            assertTrue(node.waiting.isEmpty());
            assertThrows(NotFound.class, () -> courses.find(id, CARLA));
            courses.submit(id, 4, note(""), ANNA);
            assertEquals("jit.missing", refused(() -> courses.giveBack(id, 5, note(" "), CARLA)));
            assertEquals(
                    "Falta el artículo",
                    courses.giveBack(id, 5, note("Falta el artículo"), CARLA).returned());
            assertTrue(node.waiting.containsKey("news/returned/" + id + "/anna"), node.waiting::toString);
            courses.submit(id, 6, note(""), ANNA);
            Team sent = courses.send(id, 7, note(""), CARLA);
            assertEquals(TeamState.SENT, sent.state());
            assertEquals("CO-2027-0001", sent.core().reference(), "the reference never changes");
            assertEquals(
                    Map.of(PE, Set.of(Move.ACKNOWLEDGE, Move.ASK, Move.ACCEPT, Move.REFUSE, Move.WITHDRAW)),
                    courses.moves(id, CARLA));
            assertEquals(Map.of(), courses.moves(id, ANNA), "only the central authority enters answers");
            courses.move(id, 8, Move.ACKNOWLEDGE, PE, note(""), Optional.empty(), CARLA);
            Team negotiating = courses.move(id, 9, Move.ACCEPT, PE, note("Nota 12"), Optional.empty(), CARLA);
            assertEquals(TeamState.NEGOTIATING, negotiating.state());
            List<CourseEvent> events = courses.events(id, ANNA);
            assertEquals(
                    List.of(
                            "begun",
                            "draft",
                            "submit",
                            "recall",
                            "submit",
                            "return",
                            "submit",
                            "request",
                            "acknowledged",
                            "accepted"),
                    events.stream().map(CourseEvent::act).toList());
            assertTrue(events.get(9).onPaper());
            assertEquals(CARLA.officer(), events.get(9).by().orElseThrow().officer());
            assertEquals(
                    Set.of("CO-2027-0001"),
                    Set.copyOf(listed(
                            node, new Query(Optional.of(TeamState.NEGOTIATING), Optional.of(PE), "rutás"), ANNA)));
            assertEquals(List.of(), listed(node, new Query(Optional.of(TeamState.SENT), Optional.empty(), ""), ANNA));
            assertEquals(List.of(), listed(node, new Query(Optional.empty(), Optional.of(BR), ""), ANNA));
            assertTrue(node.codes()
                    .containsAll(List.of("jit.begin", "jit.submit", "jit.return", "jit.request", "jit.accepted")));
        }
    }

    @OnEveryDatabase
    void whoever_is_not_of_the_circle_finds_nothing(TestDatabase database) {
        try (TestNode node = new TestNode(database)) {
            Courses courses = node.courses();
            RecordId id = courses.begin(content("Rutas", BR), ANNA).id();
            courses.begin(content("Otra", PE), BRUNO);
            for (Caller stranger : List.of(BRUNO, CARLA)) {
                assertThrows(NotFound.class, () -> courses.find(id, stranger));
                assertThrows(NotFound.class, () -> courses.events(id, stranger));
                assertThrows(NotFound.class, () -> courses.circle(id, stranger));
                assertThrows(NotFound.class, () -> courses.bringIn(id, stranger.officer(), stranger));
                assertThrows(NotFound.class, () -> courses.revise(id, 1, content("Mía", BR), stranger));
                assertThrows(NotFound.class, () -> courses.draft(id, 1, note(""), stranger));
            }
            assertThrows(Forbidden.class, () -> courses.find(id, ADMIN));
            assertThrows(Forbidden.class, () -> courses.list(Query.ALL, Place.FIRST, 10, ADMIN));
            assertEquals(List.of("CO-2027-0002"), listed(node, Query.ALL, BRUNO));
            assertEquals(List.of(), listed(node, Query.ALL, CARLA));
            assertEquals(List.of(), listed(node, new Query(Optional.empty(), Optional.empty(), "rutas"), BRUNO));

            courses.bringIn(id, BRUNO.officer(), ANNA);
            assertEquals(List.of("CO-2027-0002", "CO-2027-0001"), listed(node, Query.ALL, BRUNO));
            assertEquals(2, courses.circle(id, BRUNO).size());
            courses.letGo(id, ANNA.officer(), BRUNO);
            assertThrows(NotFound.class, () -> courses.find(id, ANNA));
            assertEquals("jit.last-of-circle", refused(() -> courses.letGo(id, BRUNO.officer(), BRUNO)));

            Caller root = TestNode.officer(
                    "root",
                    JitPermissions.READ,
                    JitPermissions.PREPARE,
                    JitPermissions.CENTRAL,
                    JitPermissions.OVERSEE);
            RecordId sent = node.sent(content("Enviada", BR)).id();
            assertEquals(sent, courses.find(sent, CARLA).id());
            assertThrows(NotFound.class, () -> courses.find(sent, root), "an administrator holds what they assign");
            assertEquals(List.of(), listed(node, Query.ALL, root));

            List<TeamLine> overseen =
                    courses.overview(Query.ALL, Place.FIRST, 10, ADMIN).items();
            assertEquals(3, overseen.size());
            assertTrue(overseen.stream().allMatch(line -> line.subject().isEmpty()));
            assertEquals(
                    0,
                    courses.overview(new Query(Optional.empty(), Optional.empty(), "rutas"), Place.FIRST, 10, ADMIN)
                            .items()
                            .size());
            assertThrows(Forbidden.class, () -> courses.overview(Query.ALL, Place.FIRST, 10, ANNA));
        }
    }

    @OnEveryDatabase
    void steps_are_taken_in_their_state_in_the_version_that_was_seen_and_by_whoever_may(TestDatabase database) {
        try (TestNode node = new TestNode(database)) {
            Courses courses = node.courses();
            Team.Assessed begun = courses.begin(
                    new org.enlace.jit.course.RequestContent(
                            "Rutas",
                            "",
                            "",
                            org.enlace.platform.Language.ES,
                            List.of(),
                            List.of(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            0),
                    ANNA);
            RecordId id = begun.id();
            assertEquals("jit.state", refused(() -> courses.submit(id, 1, note(""), ANNA)));
            assertThrows(Stale.class, () -> courses.draft(id, 2, note(""), ANNA));
            courses.draft(id, 1, note(""), ANNA);
            assertEquals("jit.incomplete", refused(() -> courses.submit(id, 2, note(""), ANNA)));
            assertEquals(
                    "jit.day-ahead",
                    refused(() -> courses.drop(id, 2, new Note(TODAY.plusDays(1), Optional.empty(), "x"), ANNA)));
            assertEquals(
                    "jit.no-file",
                    refused(() -> courses.drop(id, 2, new Note(TODAY, Optional.of(TestNode.id()), "x"), ANNA)));
            assertEquals("jit.missing", refused(() -> courses.drop(id, 2, note(""), ANNA)));
            assertEquals(
                    "Se atiende por asistencia",
                    courses.drop(id, 2, note("Se atiende por asistencia"), ANNA).reason());
            assertEquals(Set.of(Act.RESUME, Act.CIRCLE), courses.acts(id, ANNA));
            courses.resume(id, 3, note(""), ANNA);
            assertEquals("jit.asked-own", refused(() -> courses.revise(id, 4, content("Rutas", CO), ANNA)));
            assertEquals("jit.basis", refused(() -> courses.revise(id, 4, basis("roma-2030"), ANNA)));
            courses.revise(id, 4, content("Rutas", BR), ANNA);
            courses.draft(id, 5, note(""), ANNA);
            courses.submit(id, 6, note(""), ANNA);
            assertThrows(Forbidden.class, () -> courses.send(id, 7, note(""), ANNA));
            assertEquals("jit.state", refused(() -> courses.revise(id, 7, content("Otra", BR), ANNA)));
            Team sent = courses.send(id, 7, note(""), CARLA);
            int version = sent.version();
            assertEquals(
                    "jit.not-theirs",
                    refused(() -> courses.move(id, version, Move.ACCEPT, BR, note(""), Optional.empty(), CARLA)));
            assertEquals(
                    "jit.not-asked",
                    refused(() -> courses.move(id, version, Move.WITHDRAW, PE, note("x"), Optional.empty(), CARLA)));
            assertEquals(
                    "jit.move-state",
                    refused(() -> courses.move(id, version, Move.GIVE, BR, note("x"), Optional.empty(), CARLA)));
            assertEquals(
                    "jit.missing",
                    refused(() -> courses.move(id, version, Move.WITHDRAW, BR, note(""), Optional.empty(), CARLA)));
            Team over = courses.move(id, version, Move.WITHDRAW, BR, note("Ya no hace falta"), Optional.empty(), CARLA);
            assertEquals(TeamState.DECLINED, over.state());
        }
    }

    @OnEveryDatabase
    void a_country_without_a_trusted_node_is_asked_on_paper_or_not_at_all(TestDatabase database) {
        try (TestNode node = new TestNode(database)) {
            Team.WithCentralAuthority team = node.submitted(content("Rutas", BR, TestNode.EC));
            assertEquals("jit.no-node", refused(() -> node.courses().send(team.id(), team.version(), note(""), CARLA)));
            assertEquals(TeamState.WITH_CENTRAL_AUTHORITY, node.team(team.id()).state());
            assertEquals(0, node.stores.statements().of(team.id()).size());
        }
    }

    private static org.enlace.jit.course.RequestContent basis(String key) {
        return new org.enlace.jit.course.RequestContent(
                "Rutas", "", key, org.enlace.platform.Language.ES, List.of(), List.of(), "", "", "", "", "", 0);
    }

    @OnEveryDatabase
    void a_target_is_measured_where_somebody_named_it_and_never_otherwise(TestDatabase database) {
        try (TestNode node = new TestNode(
                database, "acknowledge 10 Resolución 4", "answer x", "forever 3 Nadie", "answer 30 Circular 2")) {
            Courses courses = node.courses();
            Team.WithCentralAuthority team =
                    node.submitted(content("Rutas", List.of(new Asked(PE, "", true), new Asked(BR, "", true))));
            assertEquals(
                    Map.of(), courses.terms(team.id(), ANNA), "nobody named a target of the own central authority");
            Team sent = courses.send(team.id(), team.version(), note(""), CARLA);
            Target.Term term = courses.terms(team.id(), ANNA).get(PE);
            assertEquals(LocalDate.parse("2027-03-11"), term.due());
            assertEquals("Resolución 4", term.target().source());
            assertFalse(term.overdue(term.due()));
            assertTrue(term.overdue(term.due().plusDays(1)));
            courses.move(team.id(), sent.version(), Move.ACKNOWLEDGE, PE, note(""), Optional.empty(), CARLA);
            assertEquals(
                    LocalDate.parse("2027-03-31"),
                    courses.terms(team.id(), ANNA).get(PE).due());
            Team refused = courses.move(
                    team.id(), sent.version() + 1, Move.REFUSE, PE, note("No"), Optional.of(Ground.NO_OFFENCE), CARLA);
            assertFalse(courses.terms(team.id(), ANNA).containsKey(PE));
            assertEquals(TeamState.SENT, refused.state());
        }
    }

    @OnEveryDatabase
    void references_count_on_and_lists_go_in_parts(TestDatabase database) {
        try (TestNode node = new TestNode(database)) {
            for (int i = 1; i <= 5; i++) {
                node.courses().begin(content("Equipo " + i, BR), ANNA);
            }
            var first = node.courses().list(Query.ALL, Place.FIRST, 2, ANNA);
            assertEquals(
                    List.of("CO-2027-0005", "CO-2027-0004"),
                    first.items().stream().map(TeamLine::reference).toList());
            var second = node.courses().list(Query.ALL, Place.after(first.next().orElseThrow()), 2, ANNA);
            assertEquals(
                    List.of("CO-2027-0003", "CO-2027-0002"),
                    second.items().stream().map(TeamLine::reference).toList());
            var back = node.courses()
                    .list(Query.ALL, Place.before(second.previous().orElseThrow()), 2, ANNA);
            assertEquals(first.items(), back.items());
            assertEquals(Map.of(BR, "-"), Map.copyOf(first.items().get(0).asked()));
        }
    }

    @OnEveryDatabase
    void the_search_offers_requests_to_the_circle_alone(TestDatabase database) {
        try (TestNode node = new TestNode(database)) {
            RecordId id = node.courses().begin(content("Rutas", BR), ANNA).id();
            var source = new org.enlace.jit.internal.TeamSearchSource(
                    node.stores, () -> node.desks.signing().door());
            var found = source.changedAfter(java.time.Instant.EPOCH, null, 10);
            assertEquals(1, found.size());
            assertTrue(found.get(0).readers().admits(ANNA));
            assertFalse(found.get(0).readers().admits(BRUNO));
            node.courses().bringIn(id, BRUNO.officer(), ANNA);
            assertTrue(source.readers(Set.of(id)).get(id).admits(BRUNO), "at once, before the index follows");
            var again = source.changedAfter(found.get(0).changed(), id, 10);
            assertEquals(1, again.size(), "whom it is for has changed");
            assertTrue(again.get(0).readers().admits(BRUNO));
            assertEquals(
                    Set.of(id),
                    new CourseInbox(() -> node.stores, () -> node.desks.countries(), node.changes.clock())
                            .known(Set.of(id, TestNode.id()), BRUNO));
            assertEquals(JitPermissions.READ, source.permission());
        }
    }

    @OnEveryDatabase
    void what_a_request_says_is_withheld_from_whoever_reads_the_audit(TestDatabase database) {
        try (TestNode node = new TestNode(database)) {
            Courses courses = node.courses();
            RecordId id = courses.begin(content("Rutas", List.of(new Asked(PE, "Fiscalía", true))), ANNA)
                    .id();
            courses.revise(id, 1, content("Otra", List.of(new Asked(PE, "Fiscalía", true))), ANNA);
            courses.drop(id, 2, note("Por el sospechoso"), ANNA);
            courses.resume(id, 3, note(""), ANNA);
            courses.draft(id, 4, note(""), ANNA);
            courses.submit(id, 5, note("Con prisa"), ANNA);
            courses.send(id, 6, note("A la atención de"), CARLA);
            courses.move(id, 7, Move.ACCEPT, PE, note("Nota 12"), Optional.empty(), CARLA);
            List<String> valued = node.acts.stream()
                    .filter(act -> !act.changes().isEmpty())
                    .map(org.enlace.platform.Act::code)
                    .toList();
            assertEquals(List.of("jit.revise", "jit.drop", "jit.submit", "jit.request", "jit.accepted"), valued);
            for (org.enlace.platform.Act act : node.acts) {
                assertEquals(Optional.empty(), act.reason(), act.code());
                assertTrue(act.changes().isEmpty() || "true".equals(act.facts().get("restricted")), act.code());
            }
        }
    }
}
