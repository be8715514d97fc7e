package org.enlace.training.internal.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.internal.TableFiles;
import org.enlace.platform.Refusal;
import org.enlace.training.SessionTime;
import org.enlace.training.attendance.AttendanceLists.Listed;
import org.enlace.training.attendance.ListRow;
import org.enlace.training.attendance.ListedPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists that videoconference services give, as they are made up there. */
class ProviderListTest {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final SessionTime TIME =
            new SessionTime(Instant.parse("2027-03-09T14:00:00Z"), Instant.parse("2027-03-09T15:30:00Z"), BOGOTA);

    private static Listed read(byte[] file) {
        return new ProviderList(new TableFiles(), TIME, BOGOTA).read(new ByteArrayInputStream(file));
    }

    private static Listed read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant clock(String local) {
        return Instant.parse("2027-03-09T" + local + "Z").plusSeconds(5 * 3_600);
    }

    @Test
    void a_list_in_sections_between_tabs_in_utf_16_gives_each_stay() {
        String text = String.join(
                "\r\n",
                "1. Summary",
                "Meeting title\tSesión de prueba",
                "Attended participants\t2",
                "",
                "2. Participants",
                "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
                "Ana Rojas\t3/9/27, 8:58:01 AM\t3/9/27, 10:30:05 AM\t1h 12m 3s\tana@policia.example\tana@policia.example\tPresenter",
                "",
                "3. In-Meeting Activities",
                "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
                "Ana Rojas\t3/9/27, 8:58:01 AM\t3/9/27, 9:30:00 AM\t31m 59s\tAna@Policia.example\tPresenter",
                "Ana Rojas\t3/9/27, 9:50:00\u202fAM\t3/9/27, 10:30:05 AM\t40m 5s\tana@policia.example\tPresenter",
                "Beto Mora (Invitado)\t3/9/27, 9:05:00 AM\t3/9/27, 9:20:00 AM\t15m\t\tAttendee",
                "");
        byte[] bytes = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
        Listed listed = read(bytes);
        assertEquals(List.of(), listed.refused());
        assertEquals(
                List.of(11L, 12L, 13L),
                listed.rows().stream().map(ListRow::line).toList());
        List<ListedPerson> people = ListedPerson.of(listed.rows());
        assertEquals(2, people.size());
        assertEquals("ana@policia.example", people.get(0).mail());
        assertEquals(2, people.get(0).stay().spans().size());
        assertEquals(70, people.get(0).stay().during(TIME).toMinutes());
        assertEquals(clock("08:58:01"), people.get(0).stay().arrival());
        assertEquals("Beto Mora (Invitado)", people.get(1).name());
    }

    @Test
    void a_list_with_first_and_last_alone_takes_off_what_the_duration_says_is_missing() {
        Listed listed = read("Full Name;First Join;Last Leave;In-Meeting Duration;Email\n"
                + "Ana Rojas;09/03/2027 09:00;09/03/2027 10:30;1h 0m 0s;ana@policia.example\n");
        assertEquals(30, listed.rows().get(0).away());
        assertEquals(
                60, ListedPerson.of(listed.rows()).get(0).stay().during(TIME).toMinutes());
    }

    @Test
    void a_list_with_a_summary_above_and_minutes_between_commas() {
        Listed listed = read("Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n"
                + "812 3456,Sesión,03/09/2027 09:00:00 AM,03/09/2027 10:30:00 AM,org@policia.example,90,2,\n"
                + ",\n"
                + "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
                + "\"Rojas, Ana\",ANA@policia.example,03/09/2027 08:59:00 AM,03/09/2027 10:31:12 AM,92,No\n"
                + "+57 1 555 01 23,,03/09/2027 09:10:00 AM,,20,Yes\n");
        assertEquals(List.of(), listed.refused());
        assertEquals("Rojas, Ana", listed.rows().get(0).name());
        assertEquals(5, listed.rows().get(0).line());
        assertEquals(clock("09:30:00"), listed.rows().get(1).span().until());
    }

    @Test
    void headings_in_four_languages_and_letters_of_windows_are_read() {
        for (String heading : List.of(
                "Nombre completo;Correo electrónico;Hora de entrada;Hora de salida",
                "Nome;Endereço de email;Hora de ingresso;Hora de saída",
                "Nom complet;Adresse e-mail;Heure d'arrivée;Heure de départ",
                "Participant;Attendee email;Join time;Leave time")) {
            byte[] file = (heading + "\nPeña;a@b.example;2027-03-09 09:00:00;2027-03-09 10:00:00\n")
                    .getBytes(java.nio.charset.Charset.forName("windows-1252"));
            Listed listed = read(file);
            assertEquals("Peña", listed.rows().get(0).name(), heading);
            assertEquals(
                    60 * 60,
                    listed.rows().get(0).span().until().getEpochSecond()
                            - listed.rows().get(0).span().from().getEpochSecond());
        }
    }

    @Test
    void a_workbook_is_read_too() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (TableWriter table =
                new TableFiles().write(TableFormat.XLSX, "Lista", List.of("Name", "Join time", "Duration"), file)) {
            table.row(List.of("Ana Rojas", "2027-03-09T09:00:00", "54 mins"));
        }
        assertEquals(
                clock("09:54:00"), read(file.toByteArray()).rows().get(0).span().until());
    }

    @ParameterizedTest
    @CsvSource({
        "54, 3240",
        "54.5, 3270",
        "'1,5', 90",
        "54 min, 3240",
        "54 mins, 3240",
        "1h 2m 3s, 3723",
        "1 hr 2 min, 3720",
        "1 hour and 2 minutes, 3720",
        "2 horas y 3 minutos, 7380",
        "0:54:12, 3252",
        "1:02, 3720",
        "PT54M, 3240",
        "45 s, 45"
    })
    void durations_come_in_many_shapes(String typed, long seconds) {
        assertEquals(seconds, Durations.of(typed).orElseThrow().toSeconds());
    }

    @ParameterizedTest
    @CsvSource({"''", "mucho", "-5", "1:2:3:4", "PT-5M", "P400D", "123456", "and"})
    void what_is_no_duration_is_none(String typed) {
        assertTrue(Durations.of(typed).isEmpty(), typed);
    }

    @Test
    void a_time_is_read_with_day_or_month_first_whichever_is_the_sessions() {
        ListClock clock = new ListClock(TIME, BOGOTA);
        for (String typed : List.of(
                "09:03",
                "9:03 AM",
                "9:03 a. m.",
                "09h03",
                "9/3/2027 9:03",
                "3/9/27, 9:03:00 AM",
                "2027-03-09 09:03:00",
                "2027-03-09T09:03:00.000",
                "2027-03-09T14:03:00Z",
                "2027-03-09 11:03:00-03:00",
                "2027-03-09 14:03 UTC",
                "09.03.2027 09:03",
                "3/9/2027 09:03:00 (UTC-05:00)")) {
            assertEquals(clock("09:03:00"), clock.at(typed), typed);
        }
        for (String wrong :
                List.of("", "mañana", "25:00", "13:00 PM", "9:61", "31/2/2027 9:03", "9/3/2027", "=NOW()")) {
            assertEquals(
                    "training.list-time",
                    assertThrows(Refusal.class, () -> clock.at(wrong)).code(),
                    wrong);
        }
        for (String far : List.of("2026-03-09 09:03", "9/3/1900 9:03", "9999-12-31 23:59", "2027-03-12 09:03")) {
            assertEquals(
                    "training.list-far",
                    assertThrows(Refusal.class, () -> clock.at(far)).code(),
                    far);
        }
    }

    @Test
    void an_hour_that_clocks_skip_is_refused_and_one_that_comes_twice_is_the_sessions() {
        ZoneId havana = ZoneId.of("America/Havana");
        SessionTime skipped =
                new SessionTime(Instant.parse("2027-03-14T04:00:00Z"), Instant.parse("2027-03-14T07:00:00Z"), havana);
        assertEquals(
                "training.skipped-hour",
                assertThrows(Refusal.class, () -> new ListClock(skipped, havana).at("2027-03-14 00:30"))
                        .code());
        SessionTime twice =
                new SessionTime(Instant.parse("2027-11-07T05:15:00Z"), Instant.parse("2027-11-07T05:55:00Z"), havana);
        assertEquals(Instant.parse("2027-11-07T05:30:00Z"), new ListClock(twice, havana).at("2027-11-07 00:30"));
    }

    @Test
    void what_cannot_be_taken_is_told_with_its_line() {
        Listed listed = read("Name,Email,Join time,Leave time\n"
                + "Ana,ana@policia.example,2027-03-09 09:00,2027-03-09 10:00\n"
                + "=HYPERLINK(1),x@policia.example,2027-03-09 09:00,2027-03-09 10:00\n"
                + ",,2027-03-09 09:00,2027-03-09 10:00\n"
                + "Beto,,2027-03-09 10:00,2027-03-09 09:00\n"
                + "Carla,,2024-03-09 10:00,2024-03-09 11:00\n"
                + "Dora,,pronto,2027-03-09 10:00\n"
                + "Eva,,2027-03-09 09:00,\n"
                + "\"Fe\u202Eis\",,2027-03-09 09:00,2027-03-09 10:00\n");
        assertEquals(1, listed.rows().size());
        assertEquals(
                List.of(
                        "3 training.list-formula",
                        "4 training.list-nobody",
                        "5 training.leaves-before",
                        "6 training.list-far",
                        "7 training.list-time",
                        "8 training.list-duration",
                        "9 training.character"),
                listed.refused().stream()
                        .map(line -> line.line() + " " + line.refusal().code())
                        .toList());
    }

    @Test
    void what_is_no_list_is_refused_as_a_whole() {
        assertEquals("training.list-columns", refused("a,b\n1,2\n"));
        assertEquals("table.empty", refused(""));
        assertEquals("table.empty", refused("Name,Join time,Leave time\n"));
        assertEquals("table.quotes", refused("Name,Join time,Leave time\n\"Ana,9:00,10:00\n"));
        assertEquals("table.size", refused("Name,Join time,Leave time\n" + "x".repeat(1 << 20)));
        String many = "Name,Join time,Leave time\n" + "Ana,9:00,10:00\n".repeat(2_001);
        assertEquals("table.lines", refused(many));
        assertEquals("table.broken", refused("PK\u0003\u0004 no workbook"));
    }

    private static String refused(String text) {
        return assertThrows(Refusal.class, () -> read(text)).code();
    }
}
