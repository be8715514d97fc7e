package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.Session;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attendance as officers, organisers and programs meet it, over the platform's real web side. */
class AttendanceWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Instant START = Instant.parse("2027-03-09T14:00:00Z");

    private TestDatabase database;
    private School school;
    private WebServer server;
    private RecordId series;
    private Session session;
    private Nomination ana;
    private Nomination beto;
    private String sheet;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        series = school.series(new Quota(School.CO, 5), new Quota(School.PE, 5)).id();
        session = school.planned(series, "2027-03-09T09:00");
        ana = school.confirmed(series, "Ana <b>Rojas", School.CO);
        beto = school.confirmed(series, "Beto Mora", School.PE);
        school.now = START;
        sheet = "/training/sessions/" + session.id() + "/attendance";
        server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> {
                    throw new AssertionError("no calendar here");
                },
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(START, ZoneOffset.UTC)));
        server.officers()
                .with("reader", "training.read")
                .with("other", "training.read")
                .with("unit", "training.read", "training.nominate")
                .with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        school.close();
        database.close();
    }

    private static String form(String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    private HttpRequest.Builder posting(String path, String... pairs) {
        return server.request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(form(pairs)));
    }

    private String place(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
    }

    private HttpResponse<String> json(String method, String path, String tag, String body) {
        HttpRequest.Builder request = server.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return server.send(tag == null ? request : request.header("If-Match", tag));
    }

    private HttpResponse<String> upload(String path, String zone, String name, String file) {
        String body = "--cut\r\nContent-Disposition: form-data; name=\"zone\"\r\n\r\n" + zone
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + file + "\r\n--cut--\r\n";
        return server.post(path, "multipart/form-data; boundary=cut", body);
    }

    @Test
    void an_organiser_notes_corrects_and_sees_what_was_said_before() {
        String shown = server.get(sheet).body();
        assertTrue(shown.contains("Ana &lt;b") && shown.contains("Not noted (2)"), shown);
        String one = sheet + "/" + ana.id();
        assertEquals(200, server.get(one).statusCode());
        HttpResponse<String> wrong =
                server.post(one, FORM, form("version", "0", "act", "came", "arrival", "mañana", "departure", "10:00"));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"arrival-error\"") && wrong.body().contains("mañana"), wrong.body());
        assertEquals(
                422,
                server.post(one, FORM, form("version", "0", "act", "came", "arrival", "09:30", "departure", "09:00"))
                        .statusCode());
        assertEquals(
                422,
                server.post(one, FORM, form("version", "0", "act", "came", "arrival", "1.1.1900 09:30"))
                        .statusCode());
        place(server.post(one, FORM, form("version", "0", "act", "came", "arrival", "09:20", "departure", "")));
        assertTrue(server.get(sheet).body().contains("Came late"));
        assertTrue(server.get(one).body().contains("value=\"09:20\""));
        assertEquals(
                409,
                server.post(one, FORM, form("version", "0", "act", "absent", "reason", "x"))
                        .statusCode());
        HttpResponse<String> why = server.post(one, FORM, form("version", "1", "act", "absent", "reason", ""));
        assertEquals(422, why.statusCode());
        assertTrue(why.body().contains("id=\"reason-error\""), why.body());
        place(server.post(one, FORM, form("version", "1", "act", "absent", "reason", "Era otra persona")));
        String history = server.get(one).body();
        assertTrue(history.contains("Era otra persona") && history.contains("Was there from 09:20"), history);
        place(server.post(one, FORM, form("version", "2", "act", "forget", "reason", "Por comprobar")));
        assertTrue(server.get(sheet + "?standing=unknown&country=CO").body().contains("1 person"));
        assertTrue(server.get(sheet + "?standing=late").body().contains("There is nobody on this sheet"));
    }

    @Test
    void all_present_is_one_act_and_is_undone_by_one() {
        String done = place(server.post(sheet, FORM, ""));
        String shown = server.get(done).body();
        assertTrue(shown.contains("2 people noted as present") && shown.contains("/training/attendance/undo"), shown);
        String step = done.replaceAll(".*step=([0-9a-f-]{36}).*", "$1");
        assertEquals(422, server.post(sheet, FORM, "").statusCode());
        place(server.post("/training/attendance/undo", FORM, form("step", step, "back", sheet)));
        assertTrue(server.get(sheet).body().contains("Not noted (2)"));
        HttpResponse<String> twice = server.post("/training/attendance/undo", FORM, form("step", step, "back", sheet));
        assertEquals(422, twice.statusCode());
        assertTrue(twice.body().contains("href=\"" + sheet + "\""), twice.body());
        HttpResponse<String> elsewhere =
                server.post("/training/attendance/undo", FORM, form("step", step, "back", "https://evil.example/"));
        assertFalse(elsewhere.body().contains("evil.example"));
        assertEquals(
                404,
                server.post("/training/attendance/undo", FORM, form("step", series.toString()))
                        .statusCode());
    }

    @Test
    void officers_check_in_by_their_address_or_by_the_code_of_the_room() {
        String door = "/training/sessions/" + session.id() + "/check-in";
        String room = "/training/sessions/" + session.id() + "/room";
        assertTrue(server.get("/training/sessions/" + session.id()).body().contains(door));
        school.addresses.put("reader", "ana.b.rojas@policia.example");
        school.unvouched.add("reader");
        String unsure = server.sendAs("reader", server.request(door)).body();
        assertTrue(unsure.contains("ask an administrator to vouch for it"), unsure);
        assertFalse(unsure.contains("value=\"enter\""), unsure);
        school.unvouched.clear();
        String mine = server.sendAs("reader", server.request(door)).body();
        assertTrue(mine.contains("value=\"enter\"") && !mine.contains("id=\"code\""), mine);
        place(server.sendAs("reader", posting(door, "act", "enter")));
        assertTrue(server.sendAs("reader", server.request(door)).body().contains("value=\"leave\""));
        place(server.sendAs("reader", posting(door, "act", "leave")));

        assertEquals(403, server.sendAs("other", server.request(room)).statusCode());
        HttpResponse<String> screen = server.get(room);
        assertTrue(
                screen.headers().firstValue("Refresh").orElseThrow().matches("\\d{1,2}"),
                screen.headers().toString());
        Matcher code = Pattern.compile("panel__title\">(\\d{3} \\d{3})<").matcher(screen.body());
        assertTrue(code.find(), screen.body());
        String nobody = server.sendAs("other", server.request(door)).body();
        assertTrue(nobody.contains("id=\"code\"") && !nobody.contains("Mora"), nobody);
        HttpResponse<String> wrong =
                server.sendAs("other", posting(door, "act", "code", "code", "12", "mail", "beto.mora@policia.example"));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"code-error\"") && wrong.body().contains("beto.mora"), wrong.body());
        HttpResponse<String> entered = server.sendAs(
                "other", posting(door, "act", "code", "code", code.group(1), "mail", "beto.mora@policia.example"));
        place(entered);
        assertTrue(server.get(sheet).body().contains("Code of the room"));
        school.now = START.plusSeconds(3_600);
        assertTrue(server.get(room).body().contains("has ended"));
    }

    @Test
    void a_list_is_looked_at_line_by_line_assigned_taken_and_undone() {
        String list = "/training/sessions/" + session.id() + "/attendance-list";
        assertTrue(server.get(list).body().contains("America/Bogota"));
        assertEquals(
                422, upload(list, "America/Gotham", "a.csv", "Name,Join time\n").statusCode());
        assertEquals(422, upload(list, "America/Bogota", "a.csv", "a;b\n1;2\n").statusCode());
        assertEquals(
                422,
                server.post(
                                list,
                                "multipart/form-data; boundary=cut",
                                "--cut\r\nContent-Disposition: form-data; name=\"zone\"\r\n\r\nUTC\r\n--cut--\r\n")
                        .statusCode());
        HttpResponse<String> checked = upload(
                list,
                "America/Bogota",
                "asistentes <1>.csv",
                "Name,Email,Join time,Duration\nAna,ana.b.rojas@policia.example,9/3/2027 9:00,60\n"
                        + "iPad,,9/3/2027 9:00,1h\nMal,,ayer,1h\n=1+1,,9/3/2027 9:00,1h\n");
        assertEquals(200, checked.statusCode(), checked.body());
        assertTrue(
                checked.body().contains("2 lines cannot be read")
                        && checked.body().contains("By the address"),
                checked.body());
        assertTrue(checked.body().contains("name=\"whose-3\""), checked.body());
        Matcher rows = Pattern.compile("(?s)name=\"rows\" value=\"([^\"]*)\"").matcher(checked.body());
        assertTrue(rows.find());
        assertTrue(server.get(sheet).body().contains("Not noted (2)"), "nothing is kept yet");
        String[] fields = {
            "rows",
            rows.group(1),
            "name",
            "asistentes.csv",
            "whose-3",
            beto.id().toString(),
            "act",
            "check"
        };
        HttpResponse<String> again = server.post(list + "/take", FORM, form(fields));
        assertTrue(again.body().contains("Said") && again.body().contains(beto.id() + "\" selected"), again.body());
        fields[7] = "take";
        String done = place(server.post(list + "/take", FORM, form(fields)));
        assertTrue(server.get(done).body().contains("The attendance of 2 people was taken"));
        HttpResponse<String> nothing = server.post(list + "/take", FORM, form(fields));
        assertEquals(422, nothing.statusCode());
        assertTrue(nothing.body().contains("Nothing of the list would be kept"), nothing.body());
        for (String broken : List.of("", "x", "1\t2\t3\t4\t\t", "1\t99999999999999\t3\t0\ta\tb", "9\t1\t2\t-1\ta\tb")) {
            assertEquals(
                    422,
                    server.post(list + "/take", FORM, form("rows", broken, "act", "take"))
                            .statusCode(),
                    broken);
        }
        assertEquals(
                422,
                server.post(list + "/take", FORM, form("rows", rows.group(1), "whose-3", "nonsense", "act", "take"))
                        .statusCode());
    }

    @Test
    void a_series_has_its_sums_and_its_measure_and_both_leave_as_tables() {
        String sums = "/training/series/" + series + "/attendance";
        place(server.post(sheet, FORM, ""));
        school.now = START.plusSeconds(3_700);
        school.desks.sessions().hold(session.id(), 1, School.ANNA);
        String shown = server.get(sums).body();
        assertTrue(shown.contains("1 of 1") && shown.contains("100%"), shown);
        HttpResponse<String> wrong =
                server.post(sums, FORM, form("version", "0", "late", "x", "early", "5", "share", "101", "opens", "0"));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"late-error\""), wrong.body());
        place(server.post(sums, FORM, form("version", "0", "late", "5", "early", "5", "share", "80", "opens", "0")));
        assertEquals(
                409,
                server.post(sums, FORM, form("version", "0", "late", "5", "early", "5", "share", "80", "opens", "0"))
                        .statusCode());
        String csv = server.get(sheet + ".csv").body();
        assertTrue(csv.contains("Beto Mora") && csv.contains("2027-03-09T14:00:00Z"), csv);
        assertEquals(200, server.get(sheet + ".xlsx").statusCode());
        assertTrue(server.get(sums + ".csv").body().contains("Beto Mora"));
        assertEquals(200, server.get(sums + ".xlsx").statusCode());
        assertTrue(school.codes().contains("training.export-attendance"));
    }

    @Test
    void whoever_lacks_a_permission_sees_no_name_and_changes_nothing() {
        String sums = "/training/series/" + series + "/attendance";
        for (String closed : List.of(sheet, sums, sheet + "/" + ana.id(), sheet + ".csv", sums + ".xlsx")) {
            assertEquals(403, server.sendAs("reader", server.request(closed)).statusCode(), closed);
        }
        String own = server.sendAs("unit", server.request(sheet)).body();
        assertTrue(own.contains("Ana &lt;b") && !own.contains("Beto"), own);
        assertFalse(own.contains("id=\"all\""), own);
        assertEquals(
                404,
                server.sendAs("unit", server.request(sheet + "/" + beto.id())).statusCode());
        assertEquals(403, server.sendAs("unit", posting(sheet)).statusCode());
        assertEquals(
                403,
                server.sendAs("unit", server.request("/training/sessions/" + session.id() + "/attendance-list"))
                        .statusCode());
        assertEquals(
                403,
                server.sendAs("stranger", server.request("/training/sessions/" + session.id() + "/check-in"))
                        .statusCode());
    }

    @Test
    void a_program_does_the_same_and_names_the_version_it_read() {
        String api = "/api/training/sessions/" + session.id();
        String one = api + "/attendance/" + ana.id();
        assertEquals("\"v0\"", server.get(one).headers().firstValue("ETag").orElseThrow());
        String note = "{\"arrival\":\"2027-03-09T14:20:00Z\",\"departure\":\"2027-03-09T10:00:00-05:00\"}";
        HttpResponse<String> noted = json("PUT", one, "\"v0\"", note);
        assertEquals(200, noted.statusCode(), noted.body());
        assertTrue(
                noted.body().contains("\"standing\":\"late\"") && noted.body().contains("\"minutes\":40"),
                noted.body());
        assertEquals(412, json("PUT", one, "\"v0\"", note).statusCode());
        assertEquals(422, json("PUT", one, "\"v1\"", note).statusCode());
        assertEquals(
                422,
                json("PUT", one, "\"v1\"", note.replace("2027-03-09T14:20:00Z", "ayer"))
                        .statusCode());
        assertEquals(200, json("PUT", one, "\"v1\"", "{\"reason\":\"Ausente\"}").statusCode());
        assertEquals(
                200,
                json("POST", one + "/forget", "\"v2\"", "{\"reason\":\"Error\"}")
                        .statusCode());
        assertTrue(server.get(one + "/history").body().contains("\"state\":\"absent\""));
        assertTrue(server.get(api + "/attendance").body().contains("Beto Mora"));
        HttpResponse<String> step = json("POST", api + "/all-present", null, "");
        assertTrue(step.body().contains("\"done\":2"), step.body());
        String id = step.body().replaceAll(".*\"step\":\"([^\"]*)\".*", "$1");
        assertEquals(
                200,
                json("POST", "/api/training/attendance-steps/" + id + "/undo", null, "")
                        .statusCode());
        assertTrue(server.get(api + "/room-code").body().contains("\"seconds\":30"));
        assertTrue(server.get(api + "/check-in").body().contains("\"open\":true"));
        assertEquals(422, json("POST", api + "/check-in", null, "{}").statusCode());
        assertEquals(
                422,
                json("POST", api + "/check-in", null, "{\"code\":\"1\",\"mail\":null}")
                        .statusCode());
        school.addresses.put(WebServer.LOCAL, "beto.mora@policia.example");
        assertEquals(200, json("POST", api + "/check-in", null, "{}").statusCode());
        assertEquals(200, json("POST", api + "/check-out", null, "").statusCode());
        String table = "{\"name\":\"a.csv\",\"zone\":\"America/Bogota\",\"table\":\"Name,Join time,Duration\\n"
                + "iPad,9:00,60\\nMal,ayer,1\\n\",\"whose\":[{\"line\":2,\"nomination\":\"" + ana.id() + "\"}]}";
        HttpResponse<String> checked = json("POST", api + "/attendance-list/check", null, table);
        assertTrue(
                checked.body().contains("\"found\":\"said\"") && checked.body().contains("training.list-time"),
                checked.body());
        assertTrue(json("POST", api + "/attendance-list", null, table).body().contains("\"done\":1"));
        assertEquals(422, json("POST", api + "/attendance-list", null, "{}").statusCode());
        String measure = "/api/training/series/" + series + "/attendance-measure";
        assertTrue(server.get(measure).body().contains("\"share\":50"));
        assertEquals(
                200,
                json("PUT", measure, "\"v0\"", "{\"late\":5,\"early\":5,\"share\":80,\"opens\":0}")
                        .statusCode());
        assertEquals(422, json("PUT", measure, "\"v1\"", "{\"late\":5}").statusCode());
        assertTrue(server.get("/api/training/series/" + series + "/attendance")
                .body()
                .contains("\"held\":0"));
    }
}
