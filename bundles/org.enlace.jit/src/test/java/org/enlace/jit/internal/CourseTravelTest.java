package org.enlace.jit.internal;

import static org.enlace.jit.internal.TestNode.ANNA;
import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CARLA;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.EC;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.TestNode.content;
import static org.enlace.jit.internal.TestNode.note;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Delivery;
import org.enlace.jit.Place;
import org.enlace.jit.Statement;
import org.enlace.jit.Team;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Answer;
import org.enlace.jit.course.Carried;
import org.enlace.jit.course.CourseEvent;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Move;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request and its answers between the nodes of countries. */
class CourseTravelTest {
    private TestRegion region;
    private TestNode colombia;
    private TestNode brazil;

    @BeforeEach
    void open() {
        region = new TestRegion(TestDatabase.Kind.DERBY, CO, BR);
        colombia = region.of(CO);
        brazil = region.of(BR);
    }

    @AfterEach
    void close() {
        region.close();
    }

    private static Team moved(TestNode node, RecordId team, Move move, CountryCode country, String text) {
        Courses courses = node.courses();
        int version = node.team(team).version();
        Optional<Ground> ground = move == Move.REFUSE ? Optional.of(Ground.RESOURCES) : Optional.empty();
        return courses.move(team, version, move, country, note(text), ground, CARLA);
    }

    private static SharedRecord record(Statement said, CountryCode to) {
        return new SharedRecord(
                said.id(),
                Dossiers.TYPE,
                said.country(),
                1,
                Set.of(to),
                Handling.of(HandlingCode.H2),
                Optional.empty());
    }

    private static void taken(TestNode node, Statement said) {
        node.database
                .transactions()
                .run(() -> node.desks.statements().take(record(said, node.country), Envelope.text(said)));
    }

    private static String refused(TestNode node, Statement said) {
        return assertThrows(Refusal.class, () -> taken(node, said)).code();
    }

    private static List<Statement> said(TestNode node, RecordId team) {
        return node.stores.statements().of(team);
    }

    @Test
    void it_is_asked_answered_and_negotiated_on_both_nodes_alike() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        assertThrows(NotFound.class, () -> brazil.team(id));
        region.carryAll();
        Team there = brazil.team(id);
        assertEquals(TeamState.SENT, there.state());
        assertEquals("CO-2027-0001", there.core().reference());
        assertEquals("Hechos de la prueba.", there.core().request().facts());
        assertTrue(brazil.waiting.containsKey("asked/" + id), brazil.waiting::toString);
        assertThrows(
                NotFound.class, () -> brazil.courses().find(id, ANNA), "only its central authority knows of it yet");
        brazil.courses().bringIn(id, ANNA.officer(), CARLA);
        assertEquals(TeamState.SENT, brazil.courses().find(id, ANNA).state());

        moved(brazil, id, Move.ACKNOWLEDGE, BR, "");
        moved(brazil, id, Move.ASK, BR, "¿Cuántas víctimas?");
        region.carryAll();
        assertTrue(((Team.Asking) colombia.team(id)).answers().get(BR) instanceof Answer.InformationAsked);
        assertTrue(colombia.waiting.containsKey("information/" + id + "/BR"), colombia.waiting::toString);
        assertTrue(colombia.waiting.containsKey("news/ask/BR/" + id + "/anna"), colombia.waiting::toString);
        moved(colombia, id, Move.GIVE, BR, "Cuatro");
        assertFalse(colombia.waiting.containsKey("information/" + id + "/BR"));
        region.carryAll();
        moved(brazil, id, Move.ACCEPT, BR, "");
        assertFalse(brazil.waiting.containsKey("asked/" + id));
        region.carryAll();
        for (TestNode node : List.of(colombia, brazil)) {
            assertEquals(TeamState.NEGOTIATING, node.team(id).state());
            assertEquals(List.of(), node.exchange.quarantine);
        }
        assertEquals(said(colombia, id), said(brazil, id));
    }

    @Test
    void the_same_again_changes_nothing_and_something_else_under_its_name_is_refused() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        region.carryAll();
        Statement request = said(colombia, id).get(0);
        Team before = brazil.team(id);
        taken(brazil, request);
        assertEquals(before, brazil.team(id));
        Statement changed = new Statement(
                request.id(),
                id,
                CO,
                request.number(),
                request.at(),
                "request",
                request.content().replace("Rutas", "Otra"));
        assertEquals("jit.statement-other", refused(brazil, changed));
        Statement doubled =
                new Statement(TestNode.id(), id, CO, request.number(), request.at(), "request", request.content());
        assertEquals("jit.statement-other", refused(brazil, doubled));
        Statement again = new Statement(
                TestNode.id(), id, CO, request.number() + 1, request.at().plusSeconds(9), "request", request.content());
        assertEquals("jit.requested-before", refused(brazil, again));
        assertEquals(1, said(brazil, id).size());
    }

    @Test
    void what_comes_before_the_request_waits_and_then_counts() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        region.carryAll();
        moved(brazil, id, Move.ACKNOWLEDGE, BR, "");
        moved(brazil, id, Move.ACCEPT, BR, "");
        List<Statement> said = said(brazil, id);
        try (TestRegion other = new TestRegion(TestDatabase.Kind.DERBY, PE)) {
            TestNode peru = other.of(PE);
            Statement asks = new Statement(
                    said.get(0).id(),
                    id,
                    CO,
                    1,
                    said.get(0).at(),
                    "request",
                    said.get(0)
                            .content()
                            .replace(
                                    "\"asked\":[",
                                    "\"asked\":[{\"country\":\"PE\",\"authority\":\"\",\"onPaper\":false},"));
            taken(peru, said.get(2));
            taken(peru, said.get(1));
            Statement strange = new Statement(
                    TestNode.id(),
                    id,
                    EC,
                    1,
                    said.get(2).at(),
                    "acknowledged",
                    said.get(1).content());
            taken(peru, strange);
            assertThrows(NotFound.class, () -> peru.team(id));
            taken(peru, asks);
            assertEquals(
                    List.of("request", "acknowledged", "accepted"),
                    said(peru, id).stream().map(Statement::kind).toList());
            assertTrue(((Team.Asking) peru.team(id)).answers().get(BR) instanceof Answer.Accepted);
            assertTrue(peru.stores.statements().early(id).isEmpty(), "what a stranger said is not kept");
            assertTrue(peru.codes().contains("jit.statement-left"), peru.codes()::toString);
        }
    }

    @Test
    void a_stranger_and_one_who_speaks_for_another_are_not_heard() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        region.carryAll();
        Instant at = colombia.now;
        String yes = "{\"country\":\"BR\",\"day\":\"2027-03-01\",\"text\":\"\",\"onPaper\":false}";
        assertEquals(
                "jit.not-a-party", refused(colombia, new Statement(TestNode.id(), id, EC, 1, at, "accepted", yes)));
        long next = said(brazil, id).get(0).number() + 1;
        assertEquals(
                "jit.not-theirs", refused(brazil, new Statement(TestNode.id(), id, CO, next, at, "accepted", yes)));
        assertEquals(
                "jit.not-theirs",
                refused(
                        brazil,
                        new Statement(TestNode.id(), id, CO, next, at, "accepted", yes.replace("false", "true"))),
                "Brazil is not asked on paper");
        assertEquals("jit.kind", refused(colombia, new Statement(TestNode.id(), id, BR, 1, at, "crowned", yes)));
        for (String wrong : List.of(
                "[]",
                "{",
                yes.replace("\"day\"", "\"days\""),
                yes.replace("\"text\":\"\"", "\"text\":\"\",\"ground\":\"other\""),
                yes.replace("2027-03-01", "2027-02-30"),
                yes.replace("2027-03-01", "1899-12-31"),
                yes.replace("2027-03-01", "+999999999-12-31"),
                yes.replace("\"text\":\"\"", "\"text\":\"" + "x".repeat(5001) + "\""),
                yes.replace("\"text\":\"\"", "\"text\":\"\\u202e\""))) {
            assertTrue(
                    refused(colombia, new Statement(TestNode.id(), id, BR, 1, at, "accepted", wrong))
                            .startsWith("jit."),
                    wrong);
        }
        assertEquals(1, said(colombia, id).size());
        RecordId own = colombia.courses().begin(content("Otra", BR), ANNA).id();
        Statement taking = new Statement(
                TestNode.id(),
                own,
                BR,
                1,
                at,
                "request",
                said(colombia, id).get(0).content().replace("\"BR\"", "\"EC\""));
        assertEquals("jit.not-theirs", refused(colombia, taking), "nobody takes a team over");
        Statement ahead = new Statement(TestNode.id(), id, BR, 1, at.plus(Duration.ofDays(2)), "accepted", yes);
        assertEquals("jit.statement-ahead", refused(colombia, ahead));
    }

    @Test
    void the_order_of_what_was_said_decides_and_not_that_of_its_coming() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        region.carryAll();
        brazil.now = colombia.now.plus(Duration.ofMinutes(5));
        moved(colombia, id, Move.WITHDRAW, BR, "Ya no hace falta");
        moved(brazil, id, Move.ACCEPT, BR, "");
        assertEquals(TeamState.DECLINED, colombia.team(id).state());
        assertEquals(TeamState.NEGOTIATING, brazil.team(id).state());
        region.carryAll();
        for (TestNode node : List.of(colombia, brazil)) {
            assertEquals(TeamState.DECLINED, node.team(id).state());
            List<CourseEvent> events = node.courses().events(id, CARLA);
            CourseEvent late = events.get(events.size() - 1);
            assertEquals("accepted", late.act());
            assertFalse(late.counts());
        }
    }

    @Test
    void a_clock_that_was_set_back_waits() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        region.carryAll();
        Instant before = said(brazil, id).get(0).at();
        moved(brazil, id, Move.ACKNOWLEDGE, BR, "");
        Instant first = said(brazil, id).get(1).at();
        brazil.now = before.minus(Duration.ofHours(2));
        assertTrue(brazil.desks.statements().ahead(id).isPresent());
        moved(brazil, id, Move.ACCEPT, BR, "");
        List<Statement> said = said(brazil, id);
        assertTrue(said.get(2).number() > said.get(1).number());
        assertTrue(said.get(2).at().isAfter(first));
        region.carryAll();
        assertEquals(TeamState.NEGOTIATING, colombia.team(id).state());
        Statement back = new Statement(
                TestNode.id(),
                id,
                BR,
                said.get(2).number() + 1,
                before,
                "acknowledged",
                said.get(1).content());
        assertEquals("jit.statement-order", refused(colombia, back));
    }

    @Test
    void how_far_it_is_on_its_way_is_told() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        assertEquals(Map.of(BR, Carried.QUEUED), colombia.courses().carried(id, CARLA));
        RecordId request = said(colombia, id).get(0).id();
        for (var state : Delivery.State.values()) {
            colombia.exchange.became.put(
                    request, new Delivery(BR, 1, request, Delivery.Kind.RECORD, 1, state, "", Instant.EPOCH));
            Carried carried = colombia.courses().carried(id, CARLA).get(BR);
            assertEquals(
                    state == Delivery.State.KEPT
                            || state == Delivery.State.REFUSED
                            || state == Delivery.State.QUARANTINED,
                    carried.stuck(),
                    state.name());
        }
    }

    @Test
    void who_refused_hears_no_more_and_what_is_asked_and_given_stays_between_two() {
        try (TestRegion three = new TestRegion(TestDatabase.Kind.DERBY, CO, BR, PE)) {
            TestNode here = three.of(CO);
            RecordId id = here.sent(content("Rutas", BR, PE)).id();
            three.carryAll();
            moved(three.of(BR), id, Move.ASK, BR, "¿Cuántas?");
            moved(three.of(PE), id, Move.REFUSE, PE, "Sin medios");
            three.carryAll();
            moved(here, id, Move.GIVE, BR, "Cuatro");
            three.carryAll();
            moved(three.of(BR), id, Move.ACCEPT, BR, "");
            three.carryAll();
            assertEquals(TeamState.NEGOTIATING, here.team(id).state());
            assertEquals(TeamState.NEGOTIATING, three.of(BR).team(id).state());
            assertEquals(
                    List.of("request", "refused"),
                    said(three.of(PE), id).stream().map(Statement::kind).toList());
            for (TestNode node : List.of(here, three.of(BR), three.of(PE))) {
                assertEquals(List.of(), node.exchange.quarantine);
            }
        }
    }

    @Test
    void what_was_taken_back_leaves_nothing_of_what_it_said() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        region.carryAll();
        Statement request = said(colombia, id).get(0);
        colombia.database
                .transactions()
                .run(() -> colombia.exchange.narrow(request.id(), 1, Set.of(), "Error", TestNode.carrier()));
        region.carryAll();
        assertEquals(List.of(), said(brazil, id));
        assertEquals(TeamState.DECLINED, brazil.team(id).state());
        assertTrue(brazil.waiting.isEmpty(), brazil.waiting::toString);
        assertEquals(
                1,
                brazil.courses().list(Query.ALL, Place.FIRST, 5, CARLA).items().size());
    }

    @Test
    void a_further_country_is_told_what_was_said_before_once() {
        try (TestRegion three = new TestRegion(TestDatabase.Kind.DERBY, CO, BR, PE)) {
            TestNode here = three.of(CO);
            RecordId id = here.sent(content("Rutas", BR)).id();
            three.carryAll();
            moved(three.of(BR), id, Move.ASK, BR, "¿Cuántas?");
            three.carryAll();
            moved(here, id, Move.GIVE, BR, "Cuatro");
            three.carryAll();
            here.database.transactions().run(() -> {
                here.desks.statements().tell(id, Set.of(PE));
                here.desks.statements().tell(id, Set.of(PE));
            });
            assertEquals(1, here.exchange.waiting(PE));
            RecordId request = said(here, id).get(0).id();
            assertEquals(
                    Set.of(BR, PE), here.exchange.find(request).orElseThrow().audience());
            three.carryAll();
            assertEquals(List.of(), three.of(PE).exchange.quarantine);
            assertEquals(TeamState.SENT, three.of(PE).team(id).state());
            assertTrue(three.of(PE).waiting.isEmpty(), "it is not asked");
            assertEquals(
                    List.of("request"),
                    said(three.of(PE), id).stream().map(Statement::kind).toList(),
                    "what was asked and given stays between the two");
        }
    }

    @Test
    void a_country_says_so_much_in_a_team_and_no_more() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        region.carryAll();
        moved(brazil, id, Move.ASK, BR, "¿Cuántas?");
        Statement asked = said(brazil, id).get(1);
        brazil.database.transactions().run(() -> {
            for (int i = 1; i < 2_000; i++) {
                brazil.stores
                        .statements()
                        .add(StatementStore.Kept.own(
                                new Statement(TestNode.id(), id, BR, i, asked.at(), asked.kind(), asked.content())));
            }
        });
        Refusal refused = assertThrows(Refusal.class, () -> brazil.database
                .transactions()
                .run(() -> brazil.desks.statements().say(id, asked.kind(), asked.content(), Set.of(CO), CARLA)));
        assertEquals("jit.said-too-much", refused.code());
    }

    @Test
    void what_a_node_says_after_an_older_copy_of_it_was_put_back_is_heard() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        region.carryAll();
        moved(brazil, id, Move.ACKNOWLEDGE, BR, "");
        region.carryAll();
        Statement lost = said(brazil, id).get(1);
        brazil.database.transactions().run(() -> brazil.stores.statements().remove(StatementStore.Kept.own(lost)));
        moved(brazil, id, Move.ACCEPT, BR, "");
        assertTrue(said(brazil, id).get(1).number() > lost.number());
        region.carryAll();
        assertEquals(List.of(), colombia.quarantine());
        assertEquals(TeamState.NEGOTIATING, colombia.team(id).state());
    }

    @Test
    void a_country_that_refused_or_is_asked_no_longer_has_no_voice_from_then_on() {
        for (Move end : List.of(Move.REFUSE, Move.WITHDRAW)) {
            RecordId id = colombia.sent(content("Rutas", BR)).id();
            region.carryAll();
            Instant before = said(colombia, id).get(0).at().plusSeconds(1);
            colombia.now = before.plusSeconds(60);
            brazil.now = colombia.now;
            moved(end == Move.REFUSE ? brazil : colombia, id, end, BR, "Sin medios");
            region.carryAll();
            Instant after = said(colombia, id).get(1).at().plusSeconds(1);
            Statement late = new Statement(TestNode.id(), id, BR, Integer.MAX_VALUE, after, "text-proposed", "{}");
            assertEquals("jit.not-a-party", refused(colombia, late), end.name());
            Statement early = new Statement(TestNode.id(), id, BR, 1, before, "text-proposed", "{}");
            assertNotEquals("jit.not-a-party", refused(colombia, early), "it had a voice then");
        }
    }

    @Test
    void a_request_carries_a_reference_of_the_country_that_asks() {
        RecordId id = colombia.sent(content("Rutas", BR)).id();
        Statement request = said(colombia, id).get(0);
        Statement other = new Statement(
                TestNode.id(),
                TestNode.id(),
                CO,
                1,
                request.at(),
                "request",
                request.content().replace("CO-2027", "PE-2027"));
        assertEquals("jit.form", refused(brazil, other));
    }
}
