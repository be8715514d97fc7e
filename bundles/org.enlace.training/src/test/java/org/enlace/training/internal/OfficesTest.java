package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.training.Capital;
import org.enlace.training.CapitalTime;
import org.enlace.training.OfficeHours;
import org.junit.jupiter.api.Test;

/** When offices work, by what the operator wrote. */
class OfficesTest {
    private static final CountryCode BO = new CountryCode("BO");
    private static final CountryCode CO = new CountryCode("CO");

    @Test
    void a_country_has_its_own_hours_and_the_others_the_usual_ones() {
        Offices offices = new Offices("MON-FRI 07:00-17:00", "BO SUN-THU 08:30-16:30");
        assertEquals(LocalTime.of(7, 0), offices.of(CO).from());
        assertEquals(LocalTime.of(16, 30), offices.of(BO).until());
        assertEquals(
                Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
                offices.of(BO).days());
    }

    @Test
    void what_says_nothing_leaves_the_usual_hours() {
        for (String bad :
                new String[] {"", "8-18", "MON-FRI 18:00-08:00", "MON-FRI 25:00-26:00", "LUN-VIE 08:00-18:00"}) {
            assertEquals(OfficeHours.USUAL, new Offices(bad).of(CO), bad);
            assertEquals(OfficeHours.USUAL, new Offices("MON-FRI 08:00-18:00", "BO " + bad).of(BO), bad);
            assertThrows(IllegalArgumentException.class, () -> OfficeHours.written(bad), bad);
        }
        assertEquals(
                OfficeHours.USUAL, new Offices("MON-FRI 08:00-18:00", "Bolivia", "", "xx MON-FRI 01:00-02:00").of(BO));
    }

    @Test
    void a_friday_is_no_working_day_where_the_week_ends_on_thursday() {
        Capital capital = new Capital(BO, ZoneId.of("America/La_Paz"));
        Instant friday = Instant.parse("2027-03-05T14:00:00Z");
        OfficeHours own = new Offices("MON-FRI 08:00-18:00", "BO SUN-THU 08:00-18:00").of(BO);
        assertTrue(CapitalTime.of(friday, friday.plusSeconds(3600), capital, own, List.of())
                .weekend());
        assertFalse(CapitalTime.of(friday, friday.plusSeconds(3600), capital, OfficeHours.USUAL, List.of())
                .weekend());
    }
}
