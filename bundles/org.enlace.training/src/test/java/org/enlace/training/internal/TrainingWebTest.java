package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.enlace.calendar.CalendarFiles;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages and the API as officers and programs use them, over the platform's real web side. */
class TrainingWebTest {
    private static final String HOME = "/training";
    private static final String API = "/api/training";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private TestDatabase database;
    private School school;
    private WebServer server;

    /** Tells which events it was given. */
    private static final class Files implements CalendarFiles {
        @Override
        public byte[] of(String title, List<CalendarEvent> events, Optional<URI> node) {
            return (title + events).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String tag(byte[] calendar) {
            return "t" + calendar.length;
        }
    }

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                Files::new,
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)));
        server.officers()
                .with("reader", "training.read")
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

    private String sent(String path, String... pairs) {
        HttpResponse<String> answer = server.post(path, FORM, form(pairs));
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*|\\?.*", "");
    }

    private HttpResponse<String> json(String method, String path, String tag, String body) {
        HttpRequest.Builder request =
                server.request(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString(body));
        return server.send(tag == null ? request : request.header("If-Match", tag));
    }

    @Test
    void an_organiser_makes_a_programme_a_series_and_a_session_and_moves_it() {
        String empty = server.get(HOME).body();
        assertTrue(empty.contains("There are no series or courses yet"));
        assertTrue(empty.contains("href=\"/calendar#subscribe\""), "where the calendar is subscribed to");
        assertFalse(
                server.sendAs("reader", server.request(HOME)).body().contains("/calendar#"), "not for who has none");
        String programme = sent(HOME + "/programmes/new", "title", "Plan <b>2027", "summary", "");
        assertTrue(server.get(programme).body().contains("Plan &lt;b"));
        String id = programme.substring(programme.lastIndexOf('/') + 1);
        String begun = server.get(HOME + "/series/new?template=tr-01-detection-border&programme=" + id)
                .body();
        assertTrue(begun.contains("Early detection of trafficking"), begun);
        String series = sent(
                HOME + "/series/new",
                "title",
                "Seminario",
                "kind",
                "seminar",
                "programme",
                id,
                "organiser",
                "Unidad",
                "zone",
                "America/Bogota",
                "languages",
                "es",
                "quotas",
                "CO; 2\nPE 1");
        assertTrue(server.get(programme).body().contains("Seminario"));
        assertTrue(server.get(HOME).body().contains("Seminario"));
        String session = sent(series + "/sessions/new", session("2027", "09:00", "10:30"));
        String shown = server.get(session).body();
        assertTrue(shown.contains("Apertura") && shown.contains("No case data"), shown);
        assertTrue(shown.contains("Country PE"), "the table of capitals");
        assertTrue(server.get(HOME).body().contains("Primera sesión"), "it is among the coming ones");
        String edit = server.get(session + "/edit").body();
        assertTrue(edit.contains("value=\"09:00\"") && edit.contains("es &gt; pt; Cabina 1"), edit);
        String[] moved = session("2027", "11:00", "12:30");
        sent(session + "/edit", concat(moved, "version", "1"));
        assertTrue(server.get(session).body().contains("Before it was moved"));
        assertEquals(
                409,
                server.post(session + "/edit", FORM, form(concat(moved, "version", "1")))
                        .statusCode());
        assertTrue(server.get(HOME + "/calendar.ics").body().contains("Primera sesión"));
        assertEquals(200, server.get(session + "/cancel").statusCode());
        assertEquals(
                422, server.post(session + "/cancel", FORM, "version=2&reason=").statusCode());
        sent(session + "/cancel", "version", "2", "reason", "Sin sala");
        assertFalse(server.get(HOME + "/calendar.ics").body().contains("Primera sesión"));
        assertEquals(200, server.get(series + "/close").statusCode());
        sent(series + "/close", "version", "1", "note", "");
        assertTrue(server.get(HOME + "?state=closed").body().contains("Seminario"));
    }

    private static String[] concat(String[] pairs, String... more) {
        String[] all = Arrays.copyOf(pairs, pairs.length + more.length);
        System.arraycopy(more, 0, all, pairs.length, more.length);
        return all;
    }

    private static String[] session(String year, String from, String until) {
        return new String[] {
            "title", "Primera sesión",
            "zone", "America/Bogota",
            "start-day", "9",
            "start-month", "3",
            "start-year", year,
            "startTime", from,
            "endTime", until,
            "languages", "es",
            "interpreters", "es > pt; Cabina 1",
            "agenda", "30; Apertura; Dirección",
            "link", "https://sala.example/1",
            "recording", "none",
            "moderators", "local"
        };
    }

    @Test
    void what_is_wrong_in_a_form_is_told_at_its_field_and_nothing_typed_is_lost() {
        Series series = school.series(new Quota(School.CO, 2));
        String path = HOME + "/series/" + series.id() + "/sessions/new";
        HttpResponse<String> wrong = server.post(
                path,
                FORM,
                form(
                        "title", "",
                        "zone", "America/Gotham",
                        "start-day", "31",
                        "start-month", "2",
                        "start-year", "2027",
                        "startTime", "25:00",
                        "endTime", "",
                        "interpreters", "es y pt",
                        "agenda", "Apertura",
                        "link", "javascript:alert(1)",
                        "recording", "always"));
        assertEquals(422, wrong.statusCode());
        for (String field : List.of(
                "title",
                "zone",
                "start",
                "startTime",
                "endTime",
                "languages",
                "interpreters",
                "agenda",
                "link",
                "recording")) {
            assertTrue(wrong.body().contains("id=\"" + field + "-error\""), field + ": " + wrong.body());
        }
        assertTrue(wrong.body().contains("America/Gotham"));
        HttpResponse<String> before = server.post(path, FORM, form(session("2027", "09:00", "08:00")));
        assertEquals(422, before.statusCode());
        assertTrue(before.body().contains("let it end later"), before.body());
    }

    @Test
    void an_hour_that_comes_twice_is_asked_about_in_the_form() {
        Series series = school.series(new Quota(School.CO, 2));
        String path = HOME + "/series/" + series.id() + "/sessions/new";
        String[] typed = {
            "title", "De noche",
            "zone", "America/Havana",
            "start-day", "7",
            "start-month", "11",
            "start-year", "2027",
            "startTime", "00:30",
            "endTime", "02:00",
            "languages", "es",
            "recording", "none"
        };
        HttpResponse<String> asked = server.post(path, FORM, form(typed));
        assertEquals(422, asked.statusCode());
        assertTrue(
                asked.body().contains("value=\"-04:00\"") && asked.body().contains("value=\"-05:00\""), asked.body());
        String session = sent(path, concat(typed, "startOffset", "-05:00"));
        String edit = server.get(session + "/edit").body();
        assertTrue(edit.contains("value=\"-05:00\" checked"), edit);
        // Clocks were put forward that night.
        typed[5] = "14";
        typed[7] = "3";
        HttpResponse<String> skipped = server.post(path, FORM, form(typed));
        assertEquals(422, skipped.statusCode());
        assertTrue(skipped.body().contains("does not exist in America/Havana"), skipped.body());
    }

    @Test
    void people_are_nominated_confirmed_withdrawn_and_pasted() {
        Series series = school.series(new Quota(School.CO, 1));
        String list = HOME + "/series/" + series.id() + "/nominations";
        assertTrue(server.get(list).body().contains("There are no nominations"));
        assertEquals(200, server.get(list + "/new").statusCode());
        String[] ana = {"name", "Ana Rojas", "country", "CO", "mail", "ana@policia.example", "language", "es"};
        String nomination = sent(list + "/new", ana);
        ana[1] = "Rojas Ana";
        ana[5] = "otra@policia.example";
        HttpResponse<String> alike = server.post(list + "/new", FORM, form(ana));
        assertEquals(422, alike.statusCode());
        assertTrue(alike.body().contains("It is somebody else"), alike.body());
        String other = sent(list + "/new", concat(ana, "alike", "yes"));
        sent(nomination + "/confirm", "version", "1");
        sent(other + "/confirm", "version", "1");
        assertTrue(server.get(other).body().contains("Place on the waiting list"));
        sent(nomination + "/need", "version", "0", "need", "Silla de ruedas");
        HttpResponse<String> late = server.post(nomination + "/need", FORM, "version=0&need=Sin+gluten");
        assertEquals(409, late.statusCode(), late.body());
        assertTrue(late.body().contains("Sin gluten") && late.body().contains("Silla de ruedas"), "both are shown");
        assertTrue(server.get(nomination).body().contains("Silla de ruedas"));
        assertEquals(
                409,
                server.post(nomination + "/withdraw", FORM, "version=1&reason=").statusCode());
        sent(nomination + "/withdraw", "version", "2", "reason", "Otra misión");
        assertTrue(server.get(other).body().contains("Confirmed"));

        assertEquals(200, server.get(list + "/paste").statusCode());
        HttpResponse<String> checked = server.post(
                list + "/paste", FORM, form("list", "Beto Mora; beto@policia.example\nCarla", "act", "check"));
        assertEquals(200, checked.statusCode(), checked.body());
        assertTrue(
                checked.body().contains("Nominate 1 person") && checked.body().contains("The line has one field"));
        sent(list + "/paste", "list", "Beto Mora; beto@policia.example\nCarla", "act", "take");
        sent(list + "/confirm");
        assertTrue(server.get(list + "?state=waiting").body().contains("Beto Mora"));
        String many = "Persona; p@policia.example\n".repeat(5_000);
        HttpResponse<String> tooMany = server.post(list + "/paste", FORM, form("list", many, "act", "check"));
        assertEquals(422, tooMany.statusCode());
        assertTrue(tooMany.body().contains("The list has 5,000 lines and the most is 500"));
    }

    @Test
    void whoever_lacks_a_permission_is_shown_nothing_of_it() {
        Series series = school.series(new Quota(School.CO, 1));
        Session session = school.planned(series.id(), "2027-03-09T09:00");
        school.desks.sessions().setModeratorLink(session.id(), "https://sala.example/moderar", School.ANNA);
        Nomination ana = school.nominated(series.id(), "Ana Rojas", School.CO);
        school.desks.nominations().setNeed(ana.id(), 0, "Silla de ruedas", School.ANNA);
        String page = HOME + "/series/" + series.id();
        assertEquals(200, server.sendAs("reader", server.request(page)).statusCode());
        assertFalse(server.sendAs("reader", server.request(page)).body().contains("/nominations"));
        String shown = server.sendAs("reader", server.request(HOME + "/sessions/" + session.id()))
                .body();
        assertTrue(shown.contains("sala.example/participar") && !shown.contains("moderar"), shown);
        assertFalse(
                server.get(HOME + "/sessions/" + session.id()).body().contains("sala.example/moderar"),
                "local is no moderator");
        for (String closed :
                List.of(page + "/edit", page + "/nominations", page + "/nominations.csv", HOME + "/series/new")) {
            assertEquals(403, server.sendAs("reader", server.request(closed)).statusCode(), closed);
        }
        String nomination = HOME + "/nominations/" + ana.id();
        assertFalse(server.sendAs("unit", server.request(nomination)).body().contains("ruedas"));
        assertEquals(403, server.sendAs("stranger", server.request(page)).statusCode());
        assertEquals(
                403, server.sendAs("stranger", server.request(API + "/series")).statusCode());
    }

    @Test
    void a_program_does_the_same_and_names_the_version_it_read() {
        String content = """
                {"kind":"course","title":"Curso","summary":"","organiser":"Unidad","zone":"America/Bogota",
                 "languages":["es"],"quotas":[{"country":"CO","seats":1}]}""";
        HttpResponse<String> made = json("POST", API + "/series", null, content);
        assertEquals(201, made.statusCode(), made.body());
        String series = made.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
        assertEquals("\"v1\"", server.get(series).headers().firstValue("ETag").orElseThrow());
        assertEquals(
                200,
                json("PUT", series, "\"v1\"", content.replace("Curso", "Otro")).statusCode());
        assertEquals(412, json("PUT", series, "\"v1\"", content).statusCode());
        assertTrue(server.get(API + "/series").body().contains("Otro"));
        String session = """
                {"title":"Sesión","start":"2027-03-09T09:00","end":"2027-03-09T10:00","zone":"America/Bogota",
                 "languages":["es"],"agenda":[{"minutes":60,"title":"Todo"}]}""";
        HttpResponse<String> planned = json("POST", series + "/sessions", null, session);
        assertEquals(201, planned.statusCode(), planned.body());
        assertTrue(planned.body().contains("\"start\":\"2027-03-09T14:00:00Z\""), planned.body());
        String place = planned.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
        for (String wrong : List.of(
                session.replace("T10:00", "T08:00"),
                session.replace("America/Bogota", "UTC-5"),
                session.replace("\"2027-03-09T09:00\"", "\"mañana\""),
                session.replace("\"2027-03-09T09:00\"", "null"),
                session.replace("[\"es\"]", "[\"de\"]"),
                session.replace("\"languages\"", "\"room\":{\"link\":\"javascript:x\"},\"languages\""))) {
            assertEquals(422, json("POST", series + "/sessions", null, wrong).statusCode(), wrong);
        }
        assertTrue(server.get(place + "/capitals").body().contains("America/Bogota"));
        assertEquals(
                200,
                server.get(series + "/slots?from=2027-03-01&days=3&minutes=60").statusCode());
        assertEquals(422, server.get(series + "/slots?from=now").statusCode());
        assertEquals(
                204,
                json("PUT", place + "/moderator-link", null, "{\"link\":\"https://x.example/m\"}")
                        .statusCode());
        assertTrue(server.get(place + "/moderator-link").body().contains("\"\""));
        String person =
                "{\"name\":\"Ana Rojas\",\"country\":\"CO\",\"mail\":\"ana@policia.example\",\"language\":\"es\"}";
        HttpResponse<String> nominated = json("POST", series + "/nominations", null, person);
        assertEquals(201, nominated.statusCode(), nominated.body());
        String nomination =
                nominated.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
        assertTrue(json("POST", series + "/nominations", null, person.replace("ana@", "a@"))
                .body()
                .contains("training.alike"));
        assertEquals(200, json("POST", nomination + "/confirm", "\"v1\"", "").statusCode());
        assertTrue(server.get(series + "/nominations?state=confirmed").body().contains("Ana Rojas"));
        assertEquals(422, server.get(series + "/nominations?state=lost").statusCode());
        String pasted = "{\"list\":\"Beto; beto@policia.example\\nX\"}";
        assertTrue(
                json("POST", series + "/nominations/check", null, pasted).body().contains("training.paste-fields"));
        assertTrue(
                json("POST", series + "/nominations/list", null, pasted).body().contains("\"nominated\":1"));
        assertEquals(
                200,
                json("PUT", API + "/holidays/CO", null, "{\"lines\":\"2027-07-20; Independencia\"}")
                        .statusCode());
        assertTrue(server.get(API + "/holidays/CO").body().contains("Independencia"));
        assertEquals(
                422,
                json("PUT", API + "/holidays/ZZ", null, "{\"lines\":\"2027-07-20; x\"}")
                        .statusCode());
        assertEquals(
                200,
                json("POST", place + "/cancel", "\"v1\"", "{\"reason\":\"Sin sala\"}")
                        .statusCode());
        assertEquals(200, json("POST", series + "/close", "\"v2\"", "{}").statusCode());
    }

    @Test
    void the_best_times_lead_to_a_form_that_is_filled_and_holidays_are_imported_on_a_page() {
        Series series = school.series(new Quota(School.CO, 1), new Quota(School.PE, 1));
        String slots = HOME + "/series/" + series.id() + "/slots";
        String found = server.get(slots).body();
        assertTrue(found.contains("2 of 2") && found.contains("/sessions/new?start="), found);
        String link = found.replaceAll("(?s).*?href=\"(/training/series/[^\"]*start=[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertTrue(server.get(link).body().contains("value=\"08:00\""), link);
        assertEquals(200, server.get(slots + "?days=40").statusCode());
        assertTrue(server.get(slots + "?days=40").body().contains("1 to 31 days"));
        assertTrue(server.get(slots + "?minutes=x").body().contains("is no whole number"));
        sent(HOME + "/holidays", "country", "CO", "holidays", "2027-07-20; Independencia");
        assertTrue(server.get(HOME + "/holidays?country=CO").body().contains("Independencia"));
        assertEquals(
                422,
                server.post(HOME + "/holidays", FORM, form("country", "CO", "holidays", "x"))
                        .statusCode());
    }
}
