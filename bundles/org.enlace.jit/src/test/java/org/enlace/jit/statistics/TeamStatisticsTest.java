package org.enlace.jit.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.statistics.Item.Group;
import org.enlace.jit.statistics.TeamStatistics.Sheet;
import org.junit.jupiter.api.Test;

class TeamStatisticsTest {
    private static final Item ACTIVE = new Item(Group.STATE, "active", "");
    private static final Item EXPIRED = new Item(Group.STATE, "expired", "");
    private static final Item ARRESTS = new Item(Group.COUNT, "arrest", "");
    private static final Item MARK = new Item(Group.MARK, "cooperation", "");

    private final List<TeamFacts> teams = new ArrayList<>();

    private void team(int year, long days, Map<Item, String> items) {
        Map<Item, BigDecimal> values = new java.util.HashMap<>();
        items.forEach((item, value) -> values.put(item, new BigDecimal(value)));
        teams.add(new TeamFacts(year, Map.of(Measured.TO_SIGNATURE, days), values));
    }

    private static String value(Sheet sheet, Item item) {
        return sheet.items().get(item).value().map(BigDecimal::toPlainString).orElse("hidden");
    }

    @Test
    void of_no_teams_there_is_nothing() {
        TeamStatistics none = TeamStatistics.of(List.of());
        assertEquals(List.of(), none.years());
        assertEquals(Optional.of(BigDecimal.ZERO), none.all().teams().value());
        assertEquals(Spread.HIDDEN, none.all().measures().get(Measured.PARTIES));
    }

    @Test
    void teams_are_counted_by_state_and_year_and_results_added() {
        for (int i = 0; i < 3; i++) {
            team(2026, 10, Map.of(EXPIRED, "1", ARRESTS, "2", MARK, "4"));
            team(2027, 20, Map.of(ACTIVE, "1", ARRESTS, "5"));
        }
        TeamStatistics statistics = TeamStatistics.of(teams);
        assertEquals(
                List.of(2027, 2026),
                statistics.years().stream()
                        .map(sheet -> sheet.year().orElseThrow())
                        .toList());
        assertEquals("6", statistics.all().teams().value().orElseThrow().toPlainString());
        assertEquals("3", value(statistics.years().get(0), ACTIVE));
        assertEquals("0", value(statistics.years().get(0), EXPIRED));
        assertEquals("21", value(statistics.all(), ARRESTS));
        assertEquals("4", value(statistics.all(), MARK), "marks are averaged, not added");
        assertEquals(3, statistics.all().items().get(MARK).teams());
    }

    @Test
    void what_two_teams_stand_behind_is_not_shown_nor_what_gives_it_away() {
        for (int i = 0; i < 2; i++) {
            team(2026, 10, Map.of(EXPIRED, "1", ARRESTS, "7"));
        }
        for (int i = 0; i < 4; i++) {
            team(2027, 20, Map.of(ACTIVE, "1", ARRESTS, "1"));
        }
        TeamStatistics statistics = TeamStatistics.of(teams);
        Sheet before = statistics.years().get(1);
        assertFalse(before.teams().shown());
        assertEquals("hidden", value(before, EXPIRED));
        assertEquals("hidden", value(before, ARRESTS));
        boolean sum = statistics.all().items().get(ARRESTS).shown();
        boolean other = statistics.years().get(0).items().get(ARRESTS).shown();
        assertFalse(sum && other, "the difference would be the two");
        assertEquals(Spread.HIDDEN, before.measures().get(Measured.TO_SIGNATURE));
    }

    @Test
    void median_and_quartiles_are_those_of_a_spreadsheet() {
        Spread spread = Spread.of(List.of(40L, 10L, 20L, 30L));
        Spread.Quartiles values = spread.values().orElseThrow();
        assertEquals(4, spread.n());
        assertEquals("17.5 25.0 32.5", values.lower() + " " + values.median() + " " + values.upper());
        assertTrue(Spread.of(List.of(1L, 2L)).values().isEmpty());
    }

    @Test
    void a_unit_that_one_team_thought_of_is_not_told() {
        Item told = new Item(Group.COUNT, "seizure", "vehículos");
        Item own = new Item(Group.COUNT, "seizure", "pasaportes de la familia quispe");
        for (int i = 0; i < 3; i++) {
            team(2026, 10, Map.of(told, "2"));
        }
        team(2026, 10, Map.of(own, "1"));
        TeamStatistics statistics = TeamStatistics.of(teams);
        statistics.sheets().forEach(sheet -> assertFalse(sheet.items().containsKey(own)));
        assertTrue(statistics.all().items().containsKey(told));
    }
}
