package org.enlace.jit.internal.closing;

import static org.enlace.jit.internal.TestNode.ANNA;
import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.closing.Closed;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.statistics.TeamMeasures;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.MeasureSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures over all teams of a node that has one which runs, and some that are assessed. */
class StatisticsWebTest {
    private static final Caller OVERSEER = TestNode.officer("admin", JitPermissions.READ, JitPermissions.OVERSEE);

    private Afterwards team;

    @BeforeEach
    void start() {
        team = new Afterwards();
    }

    @AfterEach
    void stop() {
        team.close();
    }

    private void assessed(int more) {
        for (int i = 0; i < more; i++) {
            team.node().courses().begin(TestNode.content("Otro " + i, BR), ANNA);
        }
    }

    @Test
    void of_a_single_team_nothing_can_be_read() {
        team.write(CO, Closed.result("CO", "arrest", 17));
        team.write(BR, Closed.evaluation("BR", 4));
        String page = team.shown("admin", "/jit/statistics");
        assertTrue(page.contains("fewer than 3"), page);
        assertFalse(page.replaceAll("/assets/[0-9a-f]{12}/", "/assets/").contains("17"), "its only arrests");
        String json = team.shown("admin", "/api/jit/statistics");
        assertTrue(json.contains("\"name\":\"arrest\",\"detail\":\"\",\"value\":null,\"teams\":null"), json);
        assertFalse(json.contains("CO-2027"), json);
    }

    @Test
    void several_teams_are_counted_and_none_is_given_away() {
        assessed(4);
        String json = team.shown("admin", "/api/jit/statistics");
        assertTrue(json.contains("\"fewest\":3"), json);
        assertTrue(json.contains("\"year\":2027"), json);
        assertTrue(
                json.contains("\"name\":\"active\",\"detail\":\"\",\"value\":null")
                        && json.contains("\"name\":\"assessed\",\"detail\":\"\",\"value\":null"),
                "one that runs would follow from the sum: " + json);
        String csv = team.shown("admin", "/jit/statistics.csv");
        assertTrue(csv.startsWith("\ufeffYear,Group") && csv.contains("2027"), csv);
        assertTrue(team.node().codes().contains("jit.export-statistics"));
    }

    @Test
    void only_who_oversees_sees_figures_over_all_teams() {
        for (String path : new String[] {"/jit/statistics", "/jit/statistics.xlsx", "/api/jit/statistics"}) {
            assertEquals(403, team.get("leader", path).statusCode(), path);
        }
        assertTrue(team.shown("admin", "/jit/overview").contains("/jit/statistics"), "the way there");
    }

    @Test
    void other_modules_follow_figures_by_lasting_names() {
        assessed(4);
        MeasureSource measures = TeamMeasures.of(() -> team.area);
        assertEquals("joint-teams", measures.name());
        measures.measures(100, OVERSEER)
                .forEach(one -> assertTrue(measures.read(one.key(), OVERSEER).isPresent(), one.key()));
        assertEquals("5", measures.read("teams", OVERSEER).orElseThrow().value());
        assertEquals(
                "fewer than 3",
                measures.read("median.to-signature", OVERSEER).orElseThrow().value());
        assertEquals(Optional.empty(), measures.read("nothing", OVERSEER));
        assertEquals(Optional.empty(), measures.read("teams", ANNA));
    }
}
