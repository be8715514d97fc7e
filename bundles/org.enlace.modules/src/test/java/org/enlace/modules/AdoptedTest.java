package org.enlace.modules;

import static org.enlace.modules.AdoptionFixtures.ANNA;
import static org.enlace.modules.AdoptionFixtures.AT;
import static org.enlace.modules.AdoptionFixtures.BRUNO;
import static org.enlace.modules.AdoptionFixtures.confirmed;
import static org.enlace.modules.AdoptionFixtures.recorded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdoptedTest {
    private static Adopted of(Adoption... oldestFirst) {
        List<Adoption> all = new ArrayList<>(List.of(oldestFirst));
        Collections.reverse(all);
        return new Adopted("sample", all);
    }

    private static Standing on(String day, Adoption... oldestFirst) {
        return of(oldestFirst).on(LocalDate.parse(day));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, upcoming, false",
        "2026-04-01, in-force, true",
        "2026-10-31, in-force, true",
        "2026-11-01, lapsing, true",
        "2026-12-31, lapsing, true",
        "2027-01-01, lapsed, false"
    })
    void an_adoption_counts_from_its_first_day_to_its_last_and_warns_sixty_days_before(
            String day, String code, boolean inForce) {
        Standing standing = on(day, confirmed("2026-04-01", "2026-12-31"));

        assertEquals(code, standing.code());
        assertEquals(inForce, standing.inForce());
    }

    @Test
    void what_is_left_is_counted_in_days_after_today() {
        Standing.Lapsing last =
                assertInstanceOf(Standing.Lapsing.class, on("2026-12-31", confirmed("2026-04-01", "2026-12-31")));
        assertEquals(0, last.days());
        Standing.Lapsing sixty =
                assertInstanceOf(Standing.Lapsing.class, on("2026-11-01", confirmed("2026-04-01", "2026-12-31")));
        assertEquals(60, sixty.days());
    }

    @Test
    void one_without_an_end_never_lapses() {
        assertEquals("in-force", on("2150-01-01", confirmed("2026-04-01", null)).code());
    }

    @Test
    void nothing_recorded_is_none_and_what_nobody_confirmed_counts_for_nothing() {
        assertEquals("none", on("2026-05-01").code());
        assertEquals(
                "unconfirmed", on("2026-05-01", recorded("2026-04-01", null)).code());
        assertFalse(on("2026-05-01", recorded("2026-04-01", null)).inForce());
    }

    @Test
    void a_renewal_that_waits_does_not_hide_what_is_in_force() {
        assertEquals(
                "in-force",
                on("2026-05-01", confirmed("2026-04-01", "2026-12-31"), recorded("2027-01-01", null))
                        .code());
    }

    @Test
    void a_renewal_without_a_gap_takes_the_warning_away_and_one_with_a_gap_does_not() {
        Adoption first = confirmed("2026-04-01", "2026-12-31");

        assertEquals(
                "in-force",
                on("2026-12-30", first, confirmed("2027-01-01", null)).code());
        assertEquals(
                "lapsing",
                on("2026-12-30", first, confirmed("2027-01-02", null)).code());
        assertEquals(
                "upcoming",
                on("2027-01-01", first, confirmed("2027-01-02", null)).code());
    }

    @Test
    void a_renewal_replaces_what_went_before_from_its_first_day_even_where_it_ends_sooner() {
        Adoption open = confirmed("2026-01-01", null);
        Adoption shorter = confirmed("2026-06-01", "2026-06-30");

        assertEquals("lapsing", on("2026-05-15", open, shorter).code(), "it will be replaced by what ends soon");
        assertEquals("lapsed", on("2026-07-01", open, shorter).code());
        assertEquals(AdoptionState.REPLACED, of(open, shorter).state(open, LocalDate.parse("2026-06-01")));
        assertEquals(AdoptionState.LAPSED, of(open, shorter).state(shorter, LocalDate.parse("2026-07-01")));
    }

    @Test
    void when_a_renewal_is_withdrawn_what_went_before_counts_again() {
        Adoption.Confirmed open = confirmed("2026-01-01", null);
        Adoption gone = confirmed("2026-06-01", "2026-06-30").withdraw(BRUNO, AT, "Recorded in error");

        assertTrue(on("2026-07-01", open, gone).inForce());
        assertEquals(Optional.of(open), on("2026-07-01", open, gone).adoption());
    }

    @Test
    void withdrawn_is_what_it_says_until_another_is_recorded() {
        Adoption gone = confirmed("2026-01-01", null).withdraw(ANNA, AT, "Repealed");

        assertEquals("withdrawn", on("2026-05-01", gone).code());
        assertEquals(
                "unconfirmed",
                on("2026-05-01", gone, recorded("2026-01-01", null)).code());
    }

    @Test
    void each_record_has_its_own_state() {
        Adoption first = confirmed("2026-01-01", "2026-06-30");
        Adoption next = confirmed("2026-07-01", null);
        Adoption waits = recorded("2027-01-01", null);
        Adopted all = of(first, next, waits);
        LocalDate day = LocalDate.parse("2026-05-15");

        assertEquals(AdoptionState.IN_FORCE, all.state(first, day));
        assertEquals(AdoptionState.UPCOMING, all.state(next, day));
        assertEquals(AdoptionState.UNCONFIRMED, all.state(waits, day));
        assertEquals(AdoptionState.LAPSING, of(first).state(first, day));
        assertEquals(AdoptionState.LAPSED, of(first).state(first, LocalDate.parse("2026-07-01")));
        assertEquals(
                AdoptionState.WITHDRAWN,
                of(first).state(confirmed("2026-01-01", null).withdraw(ANNA, AT, "x"), day));
    }
}
