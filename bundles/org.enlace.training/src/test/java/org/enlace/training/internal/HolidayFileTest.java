package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Refusal;
import org.enlace.training.Holiday;
import org.enlace.training.HolidayPlan;
import org.enlace.training.HolidayPlan.Line;
import org.junit.jupiter.api.Test;

/** Files of holidays, as bodies of several countries make them. */
class HolidayFileTest {
    private static List<Line> read(String text) {
        return HolidayFile.read(CO, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String taken(List<Line> lines) {
        return new HolidayPlan(CO, lines, List.of(), List.of(), List.of()).days();
    }

    private static List<String> refused(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> line.refusal().stream().map(refusal -> line.number() + " " + refusal.code()))
                .toList();
    }

    @Test
    void a_table_is_read_whatever_its_separator_and_its_country_column() {
        String wanted = "2027-07-20; Independencia, día de la\n";
        assertEquals(wanted, taken(read("fecha,nombre\n2027-07-20,\"Independencia, día de la\"\n")));
        assertEquals(wanted, taken(read("2027-07-20;Independencia, día de la")));
        assertEquals(wanted, taken(read("\uFEFFCO\t2027-07-20\tIndependencia, día de la\r\n")));
        byte[] old = "2027-07-20;Independencia, día de la".getBytes(Charset.forName("windows-1252"));
        assertEquals(wanted, taken(HolidayFile.read(CO, old)));
    }

    @Test
    void what_is_no_holiday_is_refused_by_its_line_and_the_others_are_taken() {
        List<Line> lines = read(
                "2027-07-20;Uno\n\n2027-02-30;Dos\n20.07.2027;Tres\nPE;2027-07-28;Cuatro\n1999-01-01;Cinco\n2027-08-07;\n");
        assertEquals("2027-07-20; Uno\n", taken(lines));
        assertEquals(
                List.of(
                        "3 training.holiday-line",
                        "4 training.holiday-line",
                        "5 training.holiday-other",
                        "6 training.holiday-line",
                        "7 training.missing"),
                refused(lines));
    }

    @Test
    void a_calendar_is_read_with_folded_lines_and_days_that_belong_together() {
        List<Line> lines = read(
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270325\r\nDTEND;VALUE=DATE:20270327\r\nSUMMARY:Semana\r\n  Santa\\, dos días\r\nEND:VEVENT\r\n"
                        + "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270720\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Otra\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
        assertEquals("2027-03-25; Semana Santa, dos días\n2027-03-26; Semana Santa, dos días\n", taken(lines));
        assertEquals(List.of("8 training.holiday-repeats"), refused(lines));
    }

    @Test
    void a_list_of_json_is_read() {
        List<Line> lines = read(
                "[{\"date\":\"2027-07-20\",\"localName\":\"Independencia\",\"name\":\"Independence\",\"countryCode\":\"CO\"},"
                        + "{\"date\":\"2027-07-28\",\"name\":\"Fiestas\",\"countryCode\":\"PE\"},{\"date\":5},{}]");
        assertEquals("2027-07-20; Independencia\n", taken(lines));
        assertEquals(
                List.of("2 training.holiday-other", "3 training.holiday-line", "4 training.holiday-line"),
                refused(lines));
    }

    @Test
    void what_is_no_file_of_holidays_is_refused_as_a_whole() {
        for (String bad :
                new String[] {"", "\n\n", "[", "[]", "{}", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "a".repeat(600_000)}) {
            assertEquals(
                    "training.holiday-file",
                    assertThrows(Refusal.class, () -> read(bad)).code(),
                    bad.length() > 40 ? "" : bad);
        }
    }

    @OnEveryDatabase
    void a_dry_run_tells_what_would_change_and_changes_nothing(TestDatabase database) {
        try (School school = new School(database)) {
            school.desks.holidays().take(CO, "2027-07-20; Vieja\n2027-08-07; Se va\n2028-01-01; Queda", ANNA);
            byte[] file = "2027-07-20;Nueva\n2027-12-25;Navidad".getBytes(StandardCharsets.UTF_8);
            HolidayPlan plan = school.desks.holidays().check(CO, file, ANNA);
            assertEquals(List.of(new Holiday(CO, LocalDate.of(2027, 12, 25), "Navidad")), plan.added());
            assertEquals(List.of(new Holiday(CO, LocalDate.of(2027, 7, 20), "Nueva")), plan.changed());
            assertEquals(List.of(new Holiday(CO, LocalDate.of(2027, 8, 7), "Se va")), plan.removed());
            assertEquals(
                    3,
                    school.desks
                            .holidays()
                            .of(CO, LocalDate.of(2027, 1, 1), ANNA)
                            .size());
            school.desks.holidays().take(CO, plan.days(), ANNA);
            assertEquals(
                    3,
                    school.desks
                            .holidays()
                            .of(CO, LocalDate.of(2027, 1, 1), ANNA)
                            .size());
        }
    }
}
