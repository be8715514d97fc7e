package org.enlace.jit.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a unit writes of how long it keeps evidence, and what follows from it. */
class RetentionRulesTest {
    private static final Instant ENDED = Instant.parse("2028-01-01T05:00:00Z");

    private static Facts item(String nature, String form, Optional<Instant> over, Optional<Instant> gone) {
        return new Facts(nature, form, List.of("02041"), over, gone);
    }

    private static Facts digital() {
        return item("digital", "image", Optional.of(ENDED), Optional.empty());
    }

    private static Optional<Term> term(Facts item, String... lines) {
        return RetentionRules.read(List.of(lines)).of(item);
    }

    @Test
    void a_rule_says_what_how_long_after_what_and_where_that_is_said() {
        RetentionRule rule = RetentionRule.parse("images nature:digital+form:image P5Y6M team-over  Act 9, article 4 ")
                .orElseThrow();
        assertEquals("images", rule.id());
        assertEquals("nature:digital+form:image", rule.cover().toString());
        assertEquals(Period.of(5, 6, 0), rule.term());
        assertEquals(Start.TEAM_OVER, rule.start());
        assertEquals("Act 9, article 4", rule.source());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "all * P5Y team-over",
                "all * P5Y team-over ab",
                "all * 5 team-over Act 9",
                "all * P0D team-over Act 9",
                "all * P-5Y team-over Act 9",
                "all * P300Y team-over Act 9",
                "all * P99999999999Y team-over Act 9",
                "all * PT5H team-over Act 9",
                "all * P5Y some-day Act 9",
                "all nature:liquid P5Y team-over Act 9",
                "all form:spaceship P5Y team-over Act 9",
                "all crime:02x4 P5Y team-over Act 9",
                "all nature:digital+nature:physical P5Y team-over Act 9",
                "all nature:digital+ P5Y team-over Act 9",
                "all title:x P5Y team-over Act 9",
                "á * P5Y team-over Act 9",
                "all * P5Y team-over Act\u00079",
                "all * P5Y team-over Act \u202e9"
            })
    void what_is_no_rule_makes_all_of_it_wrong(String line) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> RetentionRules.read(List.of("good * P1Y team-over Act 1", line)));
        assertEquals("jit.retention-rule", refusal.code());
        assertEquals(2, refusal.values().get(0));
    }

    @Test
    void two_rules_of_one_name_are_wrong() {
        assertThrows(
                Refusal.class,
                () -> RetentionRules.read(List.of("a * P1Y team-over Act 1", "a * P2Y team-over Act 2")));
    }

    @Test
    void without_a_rule_that_covers_it_nothing_is_ever_over() {
        assertEquals(Optional.empty(), term(digital()));
        assertEquals(Optional.empty(), term(digital(), "a nature:physical P1D team-over Act 1"));
        assertEquals(Optional.empty(), term(digital(), "a crime:0701 P1D team-over Act 1"));
        assertTrue(term(digital(), "a crime:0204 P1D team-over Act 1").isPresent(), "one below the crime it names");
    }

    @Test
    void a_term_begins_with_its_moment() {
        Facts running = item("digital", "image", Optional.empty(), Optional.empty());
        assertEquals(Optional.empty(), term(running, "a * P1D team-over Act 1"));
        assertEquals(Optional.empty(), term(digital(), "a * P1D item-gone Act 1"));
        Facts gone = item("physical", "cash", Optional.empty(), Optional.of(ENDED));
        assertTrue(term(gone, "a * P1D item-gone Act 1").isPresent());
    }

    @Test
    void of_several_rules_the_last_to_be_over_decides_and_one_that_has_not_begun_keeps_it() {
        String[] both = {"short * P1Y team-over Act 1", "long nature:digital P5Y team-over Act 2"};
        assertEquals("long", term(digital(), both).orElseThrow().rule().id());
        assertEquals(
                Optional.empty(),
                term(digital(), "short * P1Y team-over Act 1", "gone * P1D item-gone Act 2"),
                "the other has not begun");
    }

    @Test
    void a_term_is_over_when_its_last_day_is_past_everywhere() {
        Term term = term(digital(), "a * P1Y team-over Act 1").orElseThrow();
        assertEquals(Instant.parse("2029-01-02T12:00:00Z"), term.over());
        assertFalse(term.over(term.over().minusNanos(1)));
        assertTrue(term.over(term.over()));
        Facts leap = item("digital", "image", Optional.of(Instant.parse("2028-02-29T09:00:00Z")), Optional.empty());
        assertEquals(
                Instant.parse("2029-03-01T12:00:00Z"),
                term(leap, "a * P1Y team-over Act 1").orElseThrow().over());
    }
}
