package org.enlace.jit.internal;

import static org.enlace.jit.internal.TestNode.ADMIN;
import static org.enlace.jit.internal.TestNode.PE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;

class SampleTeamsTest {
    @Test
    void a_demonstration_has_two_requests_and_a_team_that_runs_and_nothing_of_them_waits_for_another_node() {
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                TestNode node = new TestNode(database)) {
            new SampleTeams(node.desks, database.transactions(), TestNode::id).make();
            List<TeamLine> all =
                    node.courses().overview(Query.ALL, Place.FIRST, 10, ADMIN).items();
            assertEquals(
                    List.of(TeamState.ACTIVE, TeamState.SENT, TeamState.DRAFTED),
                    all.stream().map(TeamLine::state).toList());
            assertEquals(0, node.exchange.waiting(PE));
            assertEquals(0, node.exchange.waiting(TestNode.BR));
            var investigator = TestNode.officer("investigator", JitPermissions.READ);
            assertTrue(node.courses().list(Query.ALL, Place.FIRST, 10, investigator).items().stream()
                    .allMatch(line -> line.subject().startsWith("EJEMPLO")));
            var prosecutor = TestNode.officer("prosecutor", JitPermissions.READ);
            assertEquals(
                    2,
                    node.courses()
                            .list(Query.ALL, Place.FIRST, 10, prosecutor)
                            .items()
                            .size());
            works(node, all.get(0).id(), investigator);
        }
    }

    /** Of every kind that makes a space live, from all three countries, and nothing that waits or was refused. */
    private static void works(TestNode node, RecordId team, Caller investigator) {
        Map<EntryKind, Long> counts = node.desks.entries().counts(team, investigator);
        assertTrue(counts.values().stream().mapToLong(Long::longValue).sum() >= 40, counts::toString);
        for (EntryKind kind : EntryKind.values()) {
            boolean shown = kind == EntryKind.SAME
                    || kind == EntryKind.APART
                    || kind == EntryKind.LIFTED
                    || kind == EntryKind.GIVEN;
            assertTrue(shown || counts.containsKey(kind), kind::token);
        }
        List<Seen> all = node.desks.entries().all(team, Set.of(EntryKind.values()), 200, investigator);
        assertEquals(
                3, all.stream().map(seen -> seen.entry().owner()).distinct().count());
        assertEquals(
                List.of(),
                node.codes().stream().filter("jit.entry-waits"::equals).toList());
        assertTrue(node.desks.entries().writes(team, EntryKind.Area.PLAN, investigator));
        Seen driver = all.stream()
                .filter(seen -> seen.entry().content().word("name").equals("EJEMPLO Persona Dos"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                1,
                node.desks
                        .entries()
                        .alike(team, driver.entry().id(), investigator)
                        .size(),
                "somebody to merge");
    }
}
