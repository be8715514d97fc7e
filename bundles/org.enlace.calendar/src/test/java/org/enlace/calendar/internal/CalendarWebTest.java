package org.enlace.calendar.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import org.enlace.calendar.Agenda;
import org.enlace.calendar.internal.web.CalendarWeb;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Page, API and feed as an officer, a program and a calendar use them, over the platform's real web side. It is 1 March 2026. */
class CalendarWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final OfficerId LOCAL = new OfficerId(WebServer.LOCAL);

    private Bureau bureau;
    private WebServer server;

    @BeforeEach
    void start() {
        bureau = new Bureau(Bureau.derby());
        bureau.active.put(
                LOCAL,
                Caller.holding(
                        LOCAL, org.enlace.platform.Language.ES, Bureau.BOGOTA, Set.of(Agenda.READ, Bureau.CASES)));
        server = WebServer.serving(
                new CalendarWeb(() -> bureau.agenda, () -> bureau.feeds, () -> bureau.feeds, bureau.clock));
        server.officers().with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        bureau.close();
    }

    private String subscribed() {
        HttpResponse<String> made = server.post("/calendar/feeds", FORM, "source=");
        assertEquals(200, made.statusCode(), made.body());
        String address = made.body().replaceFirst("(?s).*id=\"address\">([^<]+)<.*", "$1");
        assertTrue(address.startsWith(server.uri() + "/calendar/feed/") && address.endsWith(".ics"), address);
        return address.substring(server.uri().toString().length());
    }

    private HttpResponse<String> fetched(String path, String... headers) {
        HttpRequest.Builder request = server.request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.sendAsNobody(request);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void a_month_is_shown_by_days_and_leads_to_the_next() {
        bureau.events.add(Bureau.event(
                "1",
                "Curso <b>",
                new Timed(
                        LocalDateTime.parse("2026-03-10T15:00"),
                        LocalDateTime.parse("2026-03-10T16:30"),
                        ZoneId.of("Europe/Madrid"))));
        bureau.events.add(
                Bureau.event("2", "Jornada", new AllDay(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-11"))));
        bureau.events.add(
                Bureau.event("3", "Mayo", new AllDay(LocalDate.parse("2026-05-10"), LocalDate.parse("2026-05-10"))));
        String page = server.get("/calendar").body();
        assertTrue(page.contains("Curso &lt;b&gt;") && page.contains("Jornada"), page);
        assertTrue(page.contains("09:00–10:30 UTC−5") && page.contains("15:00–16:30 UTC+1 (Europe/Madrid)"), page);
        assertFalse(page.contains("Mayo"), page);
        assertTrue(page.contains("month=2026-05") && page.contains("month=2026-03"), page);
        assertTrue(server.get("/calendar?month=2026-05").body().contains("Mayo"));
        assertTrue(server.get("/calendar?month=2026-06").body().contains("enlace-empty"));
        for (String wrong : new String[] {"2026", "2026-13", "x", "1969-12", "2200-01", "%2B999999999-01", "-1-01"}) {
            assertEquals(422, server.get("/calendar?month=" + wrong).statusCode(), wrong);
        }
        for (String edge : new String[] {"1970-01", "2199-12"}) {
            assertEquals(200, server.get("/calendar?month=" + edge).statusCode(), edge);
        }
        assertEquals(403, server.sendAs("stranger", server.request("/calendar")).statusCode());
    }

    @Test
    void a_calendar_program_reads_by_the_address_alone_until_it_is_revoked() {
        bureau.events.add(
                Bureau.event("1", "Secret", new AllDay(LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-10"))));
        String path = subscribed();
        HttpResponse<String> answer = fetched(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "text/calendar;charset=utf-8", header(answer, "Content-Type").replace(" ", ""));
        assertEquals("private, no-cache", header(answer, "Cache-Control"));
        assertTrue(
                answer.body().startsWith("BEGIN:VCALENDAR\r\n")
                        && !answer.body().contains("Secret"),
                answer.body());
        assertTrue(answer.body().contains("URL:" + server.uri() + "/cases/1"), answer.body());
        String tag = header(answer, "ETag");
        for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, tag.replaceFirst("\"$", "--gzip\""), "*"}) {
            HttpResponse<String> same = fetched(path, "If-None-Match", known);
            assertEquals(304, same.statusCode(), known);
            assertEquals("", same.body());
            assertEquals(tag, header(same, "ETag"));
        }
        assertEquals(200, fetched(path, "If-None-Match", "\"other\"").statusCode());
        HttpResponse<String> page = server.get("/calendar");
        String handle = page.body().replaceFirst("(?s).*name=\"feed\" value=\"([^\"]+)\".*", "$1");
        assertFalse(page.body().contains(path), "shown once");
        assertEquals(
                303,
                server.post("/calendar/feeds/revoke", FORM, "feed=" + handle).statusCode());
        HttpResponse<String> gone = fetched(path);
        HttpResponse<String> never = fetched("/calendar/feed/" + "A".repeat(43) + ".ics");
        assertEquals(404, gone.statusCode());
        assertEquals(never.statusCode(), gone.statusCode());
        assertEquals(never.body(), gone.body());
        assertEquals(never.headers().map().keySet(), gone.headers().map().keySet());
        assertEquals("no-store", header(gone, "Cache-Control"));
        assertEquals(
                404,
                server.post("/calendar/feeds/revoke", FORM, "feed=" + handle).statusCode());
    }

    @Test
    void whoever_asks_too_often_is_told_when_to_come_back() {
        String path = subscribed();
        HttpResponse<String> last = fetched(path);
        for (int i = 0; i < 20; i++) {
            last = fetched(path);
        }
        assertEquals(429, last.statusCode());
        assertEquals("30", header(last, "Retry-After"));
    }

    @Test
    void a_program_lists_dates_by_parts_and_makes_and_revokes_addresses() {
        for (int day = 1; day <= 5; day++) {
            LocalDate date = LocalDate.of(2026, 3, day);
            bureau.events.add(Bureau.event("e" + day, "Day " + day, new AllDay(date, date)));
        }
        HttpResponse<String> first = server.get("/api/calendar/dates?size=3");
        assertEquals(200, first.statusCode(), first.body());
        assertTrue(first.body().contains("Day 3") && !first.body().contains("Day 4"), first.body());
        String next = header(first, "Link").replaceFirst("<([^>]+)>.*", "$1");
        String second = server.get(next).body();
        assertTrue(second.contains("Day 4") && second.contains("Day 5") && !second.contains("Day 3"), second);
        assertTrue(second.contains("\"source\":\"cases\"") && second.contains("\"first\":\"2026-03-04\""), second);
        for (String wrong : new String[] {
            "from=x",
            "from=2026-03-01&until=2026-03-01",
            "until=9999-12-31",
            "from=9999-12-31",
            "from=0001-01-01",
            "from=%2B12026-01-01"
        }) {
            assertEquals(422, server.get("/api/calendar/dates?" + wrong).statusCode(), wrong);
        }
        HttpResponse<String> made = server.post("/api/calendar/feeds", "application/json", "{\"source\":\"due\"}");
        assertEquals(201, made.statusCode(), made.body());
        String path = made.body().replaceFirst("(?s).*\"path\":\"([^\"]+)\".*", "$1");
        assertEquals(200, fetched(path).statusCode());
        String listed = server.get("/api/calendar/feeds").body();
        String handle = listed.replaceFirst("(?s).*\"handle\":\"([^\"]+)\".*", "$1");
        assertFalse(listed.contains(path.substring(15, 58)), listed);
        assertEquals(
                204,
                server.send(server.request("/api/calendar/feeds/" + handle).DELETE())
                        .statusCode());
        assertEquals(404, fetched(path).statusCode());
        assertEquals(
                422,
                server.post("/api/calendar/feeds", "application/json", "{\"source\":\"other\"}")
                        .statusCode());
    }
}
