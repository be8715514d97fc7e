package org.enlace.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.training.SlotFinder.Slot;
import org.enlace.training.SlotFinder.Wanted;
import org.junit.jupiter.api.Test;

class SlotFinderTest {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final CountryCode CO = new CountryCode("CO");
    private static final List<Capital> THREE = List.of(
            new Capital(CO, BOGOTA),
            new Capital(new CountryCode("BR"), ZoneId.of("America/Sao_Paulo")),
            new Capital(new CountryCode("ES"), ZoneId.of("Europe/Madrid")));

    /** A Friday. */
    private static final LocalDate FRIDAY = LocalDate.of(2027, 3, 5);

    private static List<Slot> best(LocalDate from, int days, List<Holiday> holidays) {
        return SlotFinder.best(new Wanted(from, days, 120, BOGOTA, THREE), OfficeHours.USUAL, holidays, 5);
    }

    @Test
    void the_first_is_in_office_hours_of_all_where_there_is_such_a_time() {
        // Madrid closes at 18:00, which is 12:00 in Bogotá; São Paulo is two hours ahead.
        Slot first = best(FRIDAY, 1, List.of()).get(0);
        assertEquals(3, first.well());
        assertEquals(Instant.parse("2027-03-05T13:00:00Z"), first.start());
        assertEquals(0, first.away());
    }

    @Test
    void weekends_and_holidays_come_last_and_are_pointed_out() {
        Holiday holiday = new Holiday(CO, FRIDAY, "Feriado de prueba");
        List<Slot> slots = best(FRIDAY, 4, List.of(holiday));
        assertEquals(Instant.parse("2027-03-08T13:00:00Z"), slots.get(0).start(), "the Monday after");
        CapitalTime friday = CapitalTime.of(
                Instant.parse("2027-03-05T13:00:00Z"),
                Instant.parse("2027-03-05T15:00:00Z"),
                THREE.get(0),
                OfficeHours.USUAL,
                List.of(holiday));
        assertEquals("Feriado de prueba", friday.holiday().orElseThrow().name());
        assertFalse(friday.well());
        CapitalTime saturday = CapitalTime.of(
                Instant.parse("2027-03-06T13:00:00Z"),
                Instant.parse("2027-03-06T15:00:00Z"),
                THREE.get(0),
                OfficeHours.USUAL,
                List.of());
        assertTrue(saturday.weekend());
    }

    @Test
    void minutes_outside_office_hours_are_counted_over_midnight_too() {
        CapitalTime late = CapitalTime.of(
                Instant.parse("2027-03-05T22:00:00Z"),
                Instant.parse("2027-03-06T14:00:00Z"),
                THREE.get(0),
                OfficeHours.USUAL,
                List.of());
        // 17:00 to 09:00: one hour before closing, one after opening of sixteen.
        assertEquals(14 * 60, late.away());
    }

    @Test
    void what_cannot_be_looked_for_is_refused() {
        for (LocalDate far :
                List.of(LocalDate.MAX, LocalDate.MIN, LocalDate.of(1999, 12, 31), LocalDate.of(2101, 1, 1))) {
            Refusal refusal = assertThrows(Refusal.class, () -> new Wanted(far, 3, 60, BOGOTA, THREE));
            assertEquals("training.year", refusal.code());
            assertEquals("from", refusal.field().orElseThrow());
        }
        assertEquals(
                "training.days",
                assertThrows(Refusal.class, () -> new Wanted(FRIDAY, 32, 60, BOGOTA, THREE))
                        .code());
        assertEquals(
                "training.length",
                assertThrows(Refusal.class, () -> new Wanted(FRIDAY, 3, 4, BOGOTA, THREE))
                        .code());
        assertEquals(
                "training.nobody-invited",
                assertThrows(Refusal.class, () -> new Wanted(FRIDAY, 3, 60, BOGOTA, List.of()))
                        .code());
    }
}
