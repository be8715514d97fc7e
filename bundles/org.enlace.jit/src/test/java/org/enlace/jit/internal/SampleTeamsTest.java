package org.enlace.jit.internal;

import static org.enlace.jit.internal.TestNode.ADMIN;
import static org.enlace.jit.internal.TestNode.PE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.course.TeamLine;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class SampleTeamsTest {
    @Test
    void a_demonstration_has_two_requests_and_nothing_of_them_waits_for_another_node() {
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                TestNode node = new TestNode(database)) {
            new SampleTeams(node.desks).make();
            List<TeamLine> all =
                    node.courses().overview(Query.ALL, Place.FIRST, 10, ADMIN).items();
            assertEquals(
                    List.of(TeamState.SENT, TeamState.DRAFTED),
                    all.stream().map(TeamLine::state).toList());
            assertEquals(0, node.exchange.waiting(PE));
            var investigator = TestNode.officer("investigator", JitPermissions.READ);
            assertTrue(node.courses().list(Query.ALL, Place.FIRST, 10, investigator).items().stream()
                    .allMatch(line -> line.subject().startsWith("EJEMPLO")));
            assertEquals(
                    1,
                    node.courses()
                            .list(Query.ALL, Place.FIRST, 10, TestNode.officer("prosecutor", JitPermissions.READ))
                            .items()
                            .size());
        }
    }
}
