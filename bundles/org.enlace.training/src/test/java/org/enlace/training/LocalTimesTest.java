package org.enlace.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTimesTest {
    private static Refusal refused(String local, String zone, Optional<ZoneOffset> offset) {
        return assertThrows(
                Refusal.class, () -> LocalTimes.moment(LocalDateTime.parse(local), ZoneId.of(zone), offset, "start"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-09-05T00:30, America/Santiago, 2027-09-05 01:00",
        "2027-03-14T02:30, America/Port-au-Prince, 2027-03-14 03:00",
        "2027-03-14T00:30, America/Havana, 2027-03-14 01:00"
    })
    void an_hour_that_is_skipped_is_refused_with_what_the_clocks_do(String local, String zone, String after) {
        Refusal refusal = refused(local, zone, Optional.empty());
        assertEquals("training.skipped-hour", refusal.code());
        assertEquals(zone, refusal.values().get(1));
        assertEquals(after, refusal.values().get(3));
        assertEquals(Optional.of("start"), refusal.field());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-04-03T23:30, America/Santiago, -03:00, -04:00",
        "2027-11-07T01:30, America/Port-au-Prince, -04:00, -05:00",
        "2027-11-07T00:30, America/Havana, -04:00, -05:00"
    })
    void an_hour_that_comes_twice_is_asked_about_with_both_offsets(
            String local, String zone, String first, String second) {
        Refusal refusal = refused(local, zone, Optional.empty());
        assertEquals("training.repeated-hour", refusal.code());
        assertEquals(LocalTimes.offset(ZoneOffset.of(first)), refusal.values().get(2));
        assertEquals(LocalTimes.offset(ZoneOffset.of(second)), refusal.values().get(3));
        LocalDateTime typed = LocalDateTime.parse(local);
        Instant early = LocalTimes.moment(typed, ZoneId.of(zone), Optional.of(ZoneOffset.of(first)), "start");
        Instant late = LocalTimes.moment(typed, ZoneId.of(zone), Optional.of(ZoneOffset.of(second)), "start");
        assertEquals(early.plusSeconds(3600), late);
        assertEquals(
                "training.offset",
                refused(local, zone, Optional.of(ZoneOffset.ofHours(2))).code());
    }

    @Test
    void paraguay_has_one_offset_all_year_and_mexico_no_summer_time() {
        for (String day : List.of("2027-01-15", "2027-03-28", "2027-07-15", "2027-10-03")) {
            LocalDateTime midnight = LocalDateTime.parse(day + "T00:30");
            assertEquals(
                    List.of(ZoneOffset.ofHours(-3)), LocalTimes.offsets(midnight, ZoneId.of("America/Asuncion")), day);
            assertEquals(
                    List.of(ZoneOffset.ofHours(-6)),
                    LocalTimes.offsets(midnight, ZoneId.of("America/Mexico_City")),
                    day);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bogota",
                "US/Pacific-New",
                "America/Gotham",
                "UTC-5",
                "-05:00",
                "EST",
                "Etc/GMT+5",
                "SystemV/EST5"
            })
    void a_name_that_is_no_zone_in_use_is_refused(String name) {
        assertEquals(
                "training.zone",
                assertThrows(Refusal.class, () -> LocalTimes.zone(name)).code());
    }

    @Test
    void a_time_ends_after_it_begins_and_lasts_no_longer_than_a_day() {
        ZoneId bogota = ZoneId.of("America/Bogota");
        Optional<ZoneOffset> none = Optional.empty();
        LocalDateTime nine = LocalDateTime.parse("2027-03-01T09:00");
        Refusal before =
                assertThrows(Refusal.class, () -> SessionTime.of(nine, nine.minusHours(1), bogota, none, none));
        assertEquals("training.end-before-start", before.code());
        assertEquals(List.of("2027-03-01 08:00", "2027-03-01 09:00"), before.values());
        Refusal longer =
                assertThrows(Refusal.class, () -> SessionTime.of(nine, nine.plusHours(25), bogota, none, none));
        assertEquals("training.length", longer.code());
        SessionTime kept = SessionTime.of(nine, nine.plusMinutes(90), bogota, none, none);
        assertEquals(Instant.parse("2027-03-01T14:00:00Z"), kept.start());
        assertEquals(nine.plusMinutes(90), kept.localEnd());
    }

    @Test
    void the_second_of_two_hours_goes_into_a_calendar_as_it_is() {
        ZoneId havana = ZoneId.of("America/Havana");
        LocalDateTime half = LocalDateTime.parse("2027-11-07T00:30");
        SessionTime second =
                SessionTime.of(half, half.plusHours(2), havana, Optional.of(ZoneOffset.ofHours(-5)), Optional.empty());
        assertEquals(second.start(), second.inCalendar().begins(havana));
        assertEquals(second.end(), second.inCalendar().ends(havana));
    }
}
