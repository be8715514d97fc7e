package org.enlace.jit.closing;

import static org.enlace.jit.closing.Closed.evaluation;
import static org.enlace.jit.closing.Closed.expense;
import static org.enlace.jit.closing.Closed.funding;
import static org.enlace.jit.closing.Closed.result;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.work.Entry;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private static final CountryCode CO = new CountryCode("CO");
    private static final CountryCode BR = new CountryCode("BR");

    @Test
    void results_are_added_by_form_unit_and_country_and_amounts_only_within_a_currency() {
        Results results = Results.of(List.of(
                result("CO", "arrest", 2),
                result("CO", "arrest", 3),
                result("BR", "arrest", 4),
                result("CO", "seizure", 1, "unit", "Vehículos", "amount", "100.50", "currency", "USD"),
                result("CO", "seizure", 2, "unit", "vehículos", "amount", "7", "currency", "EUR"),
                result("CO", "seizure", 9, "unit", "kg"),
                evaluation("CO", 5)));
        assertEquals(
                List.of("arrest  BR 4", "arrest  CO 5", "seizure kg CO 9", "seizure vehículos CO 3"),
                results.lines().stream()
                        .map(line -> line.form() + " " + line.unit() + " "
                                + line.state().orElseThrow() + " " + line.count())
                        .toList());
        assertEquals(9, results.totals().get(0).count());
        assertEquals(3, results.totals().get(0).entries());
        assertEquals(
                Map.of("EUR", new BigDecimal("7.00"), "USD", new BigDecimal("100.50")),
                results.totals().get(2).amounts());
    }

    @Test
    void marks_are_averaged_and_say_how_many_there_are() {
        Evaluations evaluations =
                Evaluations.of(List.of(evaluation("CO", 5), evaluation("BR", 4), evaluation("BR", 2)));
        Evaluations.Mark mark = evaluations.marks().stream()
                .filter(one -> one.question().equals("cooperation"))
                .findFirst()
                .orElseThrow();
        assertEquals(Map.of(CO, 5, BR, 2), mark.given(), "of two of one country the later counts");
        assertEquals(2, mark.n());
        assertEquals(Optional.of(new BigDecimal("3.5")), mark.average());
        assertEquals(List.of("added-value", "cooperation", "timeliness"), Evaluations.MARKS);
        assertTrue(Evaluations.TEXTS.contains("setting-up") && Evaluations.TEXTS.contains("recommendation"));
    }

    @Test
    void what_was_spent_is_taken_off_what_was_granted_in_the_same_currency_alone() {
        Entry funding = funding("CO", "2027-1", "100");
        FundingSheet sheet = FundingSheet.of(List.of(
                funding,
                expense(funding, "travel", "60", "EUR"),
                expense(funding, "travel", "30", "EUR"),
                expense(funding, "translation", "500", "COP"),
                expense(null, "other", "1", "EUR")));
        FundingSheet.Application one = sheet.applications().get(0);
        assertEquals(new BigDecimal("90.00"), one.total());
        assertEquals(Optional.of(new BigDecimal("10.00")), one.left());
        assertFalse(one.overdrawn());
        assertTrue(one.foreign());
        assertEquals(2, one.spent().size());
        assertEquals(1, sheet.loose().size());
    }

    @Test
    void more_spent_than_granted_is_marked() {
        Entry funding = funding("CO", "2027-1", "100");
        FundingSheet sheet = FundingSheet.of(List.of(expense(funding, "travel", "100.01", "EUR"), funding));
        assertTrue(sheet.applications().get(0).overdrawn());
        assertEquals(
                Optional.of(new BigDecimal("-0.01")),
                sheet.applications().get(0).left());
    }

    @Test
    void a_second_application_under_a_call_is_refused_and_names_the_first() {
        Entry first = funding("BR", "Convocatoria 2027-1", "100");
        Entry second = funding("CO", "convocatoria  2027/1", "5");
        Refusal refusal = assertThrows(Refusal.class, () -> ClosingRules.require(second, List.of(first)));
        assertEquals("jit.funding-call", refusal.code());
        assertTrue(refusal.values().contains(first.id()), refusal::getMessage);
        assertTrue(refusal.values().contains(BR), refusal::getMessage);
        assertDoesNotThrow(() -> ClosingRules.require(funding("CO", "2027-2", "5"), List.of(first)));
        assertDoesNotThrow(() -> ClosingRules.require(first, List.of(first)), "it is changed");
    }

    @Test
    void two_applications_that_crossed_each_other_are_both_shown_as_one_too_many() {
        Entry one = funding("CO", "2027-1", "1");
        Entry other = funding("BR", "2027-1", "1");
        FundingSheet sheet = FundingSheet.of(List.of(one, other));
        assertEquals(List.of(other), sheet.applications().get(0).same());
        assertEquals(List.of(one), sheet.applications().get(1).same());
    }

    @Test
    void a_country_evaluates_a_team_once_and_changes_what_it_said() {
        Entry mine = evaluation("CO", 5);
        Refusal refusal = assertThrows(Refusal.class, () -> ClosingRules.require(evaluation("CO", 4), List.of(mine)));
        assertEquals("jit.evaluation-one", refusal.code());
        assertDoesNotThrow(() -> ClosingRules.require(evaluation("BR", 4), List.of(mine)));
        assertDoesNotThrow(() -> ClosingRules.require(mine, List.of(mine)));
    }

    @Test
    void names_of_the_case_are_found_however_they_are_typed() {
        CaseWords words = new CaseWords(List.of("CO-2027-0003", "José Núñez", "EJ-0001", "Ana"));
        assertEquals(Set.of("José Núñez"), words.in("Como dijo JOSE  NUNEZ, antes"));
        assertEquals(Set.of("CO-2027-0003", "EJ-0001"), words.in("co 2027 0003 y el vehículo EJ/0001."));
        assertEquals(Set.of(), words.in("Ana y José trabajaron juntos en 2027"), "too short, or part of a name only");
    }

    @Test
    void a_plate_is_found_with_and_without_what_stands_between() {
        CaseWords words = new CaseWords(List.of("EJ-0001", "+57 310 555 0001", "AX77001", "Río 9"));
        assertEquals(Set.of("EJ-0001"), words.in("el vehículo EJ0001, que"));
        assertEquals(Set.of("+57 310 555 0001"), words.in("llamó al 573105550001"));
        assertEquals(Set.of("AX77001"), words.in("con AX 77.001 viajó"));
        assertEquals(Set.of(), words.in("en el año 2027 hubo 310 casos y 5550001 más"));
    }
}
