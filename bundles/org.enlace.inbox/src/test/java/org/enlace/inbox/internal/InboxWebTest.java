package org.enlace.inbox.internal;

import static org.enlace.inbox.internal.Office.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Directory;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.inbox.internal.web.InboxHome;
import org.enlace.inbox.internal.web.InboxMenuEntry;
import org.enlace.inbox.internal.web.InboxWeb;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.OfficerId;
import org.enlace.web.internal.Site;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page, the home page and the API as an officer and a program use them, over the platform's real web side. */
class InboxWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private TestDatabase database;
    private Office office;
    private WebServer server;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        office = new Office(database);
        // Only names are asked for here.
        Directory names = (Directory) java.lang.reflect.Proxy.newProxyInstance(
                Directory.class.getClassLoader(),
                new Class<?>[] {Directory.class},
                (proxy, method, arguments) -> Optional.of("Anna Rojas"));
        Site.Contributions parts = new Site.Contributions(
                () -> List.of(new InboxMenuEntry(office.tray)),
                List::of,
                List::of,
                Optional::empty,
                List::of,
                List::of,
                List::of,
                () -> List.of(new InboxHome(office.tray, names)),
                Set.of());
        server = WebServer.with(parts, new InboxWeb(office.tray, names, office.ids, null));
        server.officers()
                .with("reader", "inbox.read", "cases.read", "home.read")
                .with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        office.close();
        database.close();
    }

    private void put(String key, ItemKind kind) {
        office.tray.put(item(key, kind, new Recipient.One(new OfficerId("local"))));
    }

    private String id() {
        return office.tray
                .part(InboxFilter.ALL, null, 1, Office.officer("local", org.enlace.inbox.Tray.READ, Office.CASES_READ))
                .items()
                .get(0)
                .id()
                .toString();
    }

    @Test
    void an_officer_sees_what_waits_in_the_inbox_on_the_home_page_and_in_the_menu() {
        assertTrue(server.get("/inbox").body().contains("Nothing waits for you"));
        assertTrue(server.get("/").body().contains("Nothing waits for you now."));
        put("<b>one", ItemKind.SIGN);
        office.tray.put(item("two", ItemKind.DUE, new Recipient.One(new OfficerId("local")))
                .due(Office.NOON, ZoneOffset.UTC));
        for (String path : List.of("/", "/inbox")) {
            String page = server.get(path).body();
            assertTrue(page.contains("case.do [&lt;b&gt;one]") && page.contains("Overdue"), page);
            assertTrue(page.contains("Inbox (2)"), page);
            assertTrue(page.indexOf("[two]") < page.indexOf("&lt;b&gt;one"), "what is due stands first");
        }
        String narrowed = server.get("/inbox?kind=sign").body();
        assertTrue(narrowed.contains("&lt;b&gt;one") && !narrowed.contains("[two]"), narrowed);
        assertTrue(server.get("/inbox?due=later").body().contains("Nothing with this filter"));
        assertEquals(422, server.get("/inbox?kind=some").statusCode());
        assertEquals(422, server.get("/inbox?after=x").statusCode());
        String other = server.sendAs("reader", server.request("/")).body();
        assertFalse(other.contains("case.do") || other.contains("Inbox ("), other);
        String stranger = server.sendAs("stranger", server.request("/")).body();
        assertFalse(stranger.contains("waits for you"), stranger);
        assertEquals(403, server.sendAs("stranger", server.request("/inbox")).statusCode());
    }

    @Test
    void a_deadline_that_is_a_date_is_shown_as_that_day_wherever_it_is_read() {
        office.tray.put(item("two", ItemKind.DUE, new Recipient.One(new OfficerId("local")))
                .due(LocalDate.parse("2026-11-29"), ZoneId.of("America/Bogota")));
        for (String path : List.of("/", "/inbox")) {
            String page = server.get(path).body();
            assertTrue(page.contains("<time datetime=\"2026-11-29\">") && !page.contains("00:00"), page);
        }
        String json = server.get("/api/inbox").body();
        assertTrue(json.contains("\"dueDay\":\"2026-11-29\""), json);
        assertFalse(json.contains("2026-11-30"), json);
    }

    @Test
    void an_officer_puts_off_takes_back_and_marks_as_seen() {
        put("one", ItemKind.MENTION);
        String path = "/inbox/" + id();
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();
        // The office's clock stands in the past, where every day of the calendar is far ahead.
        office.clock.advance(java.time.Duration.between(Office.NOON, Instant.now()));
        HttpResponse<String> off =
                server.post(path + "/snooze", FORM, "until=" + day + "&back=%2Finbox%3Fkind%3Dmention");
        assertEquals(303, off.statusCode(), off.body());
        assertTrue(
                off.headers().firstValue("Location").orElseThrow().contains("/inbox?kind=mention&done=snoozed&step="));
        assertTrue(server.get("/inbox?snoozed=yes&done=snoozed").body().contains("Put off until"));
        HttpResponse<String> wrong = server.post(path + "/snooze", FORM, "until=soon");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("is no day"), wrong.body());
        assertEquals(
                303,
                server.post(path + "/wake", FORM, "back=%2F%2Fevil.example").statusCode());
        assertEquals(303, server.post(path + "/see", FORM, "").statusCode());
        assertEquals(404, server.post(path + "/see", FORM, "").statusCode());
    }

    @Test
    void several_are_put_off_after_a_question_and_that_is_undone_from_the_list_and_from_a_page() {
        put("one", ItemKind.REVIEW);
        String one = id();
        put("two", ItemKind.MENTION);
        String two = id();
        office.clock.advance(java.time.Duration.between(Office.NOON, Instant.now()));
        String list = server.get("/inbox").body();
        assertTrue(list.contains("name=\"chosen\" value=\"" + one + "\" form=\"chosen\""), list);
        assertEquals(422, server.get("/inbox/chosen?act=snooze").statusCode());
        assertEquals(422, server.get("/inbox/chosen?act=eat&chosen=" + one).statusCode());
        String nothing = server.get("/inbox/chosen?act=see&back=%2Finbox%3Fkind%3Dreview")
                .body();
        assertTrue(nothing.contains("case.do [one]") && !nothing.contains("case.do [two]"), "narrowed as it was");
        String whole =
                server.get("/inbox/chosen?act=see&back=%2Finbox%3Fkind%3Deat").body();
        assertTrue(whole.contains("case.do [one]") && whole.contains("case.do [two]"), whole);
        String both = "chosen=" + one + "&chosen=" + two;
        String asked = server.get("/inbox/chosen?act=snooze&" + both + "&back=%2Finbox%3Fkind%3Dreview")
                .body();
        assertTrue(asked.contains("Put these 2 items off?") && asked.contains("case.do [two]"), asked);
        assertTrue(asked.contains("type=\"date\"") && asked.contains("href=\"/inbox?kind=review\""), asked);
        HttpResponse<String> wrong = server.post("/inbox/chosen", FORM, "act=snooze&until=soon&" + both);
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("is no day") && wrong.body().contains("case.do [one]"), wrong.body());
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(5).toString();
        HttpResponse<String> done = server.post("/inbox/chosen", FORM, "act=snooze&until=" + day + "&" + both);
        assertEquals(303, done.statusCode(), done.body());
        String place = done.headers().firstValue("Location").orElseThrow();
        list = server.get(place.substring(place.indexOf("/inbox"))).body();
        assertTrue(list.contains("Undo") && list.contains("Nothing waits for you"), list);
        assertTrue(server.get("/inbox/steps").body().contains("2 put off"));
        String step = place.replaceFirst(".*step=", "");
        office.tray.done("case", "two");
        HttpResponse<String> undone = server.post("/inbox/undo", FORM, "step=" + step);
        assertEquals(303, undone.statusCode(), "what is gone is not listed, so the rest is all: " + undone.body());
        list = server.get("/inbox").body();
        assertTrue(list.contains("case.do [one]") && !list.contains("case.do [two]"), list);
        assertEquals(422, server.post("/inbox/undo", FORM, "step=" + step).statusCode());
        HttpResponse<String> some = server.post("/inbox/chosen", FORM, "act=see&back=%2F%2Fevil.example&" + both);
        assertEquals(200, some.statusCode());
        assertTrue(
                some.body().contains("1 done, 1 not:") && some.body().contains("is not there any more"), some.body());
    }

    @Test
    void a_program_does_several_at_one_go_and_takes_them_back() {
        put("one", ItemKind.MENTION);
        String one = id();
        String gone = Office.id(0xffff).toString();
        String body = "{\"act\":\"see\",\"items\":[\"" + one + "\",\"" + gone + "\"]}";
        HttpResponse<String> done = server.post("/api/inbox/chosen", JSON, body);
        assertEquals(200, done.statusCode(), done.body());
        assertTrue(
                done.body().contains("\"done\":[\"" + one) && done.body().contains("\"item\":\"" + gone), done.body());
        assertTrue(server.get("/api/inbox/count").body().contains("\"items\":0"));
        String step = done.body().replaceAll(".*\"step\":\"([^\"]+)\".*", "$1");
        assertTrue(server.get("/api/inbox/steps").body().contains(step));
        assertEquals(
                200, server.post("/api/inbox/steps/" + step + "/undo", JSON, "").statusCode());
        assertTrue(server.get("/api/inbox/count").body().contains("\"items\":1"));
        assertEquals(
                422, server.post("/api/inbox/steps/" + step + "/undo", JSON, "").statusCode());
        assertEquals(422, server.post("/api/inbox/chosen", JSON, "{}").statusCode());
        assertEquals(
                422,
                server.post("/api/inbox/chosen", JSON, body.replace("see", "snooze"))
                        .statusCode());
    }

    @Test
    void a_program_lists_by_parts_and_does_the_same() {
        for (int i = 0; i < 3; i++) {
            put("n" + i, ItemKind.REVIEW);
        }
        HttpResponse<String> first = server.get("/api/inbox?size=2");
        assertEquals(200, first.statusCode(), first.body());
        String link = first.headers().firstValue("Link").orElseThrow();
        String rest = server.get(link.substring(1, link.indexOf('>'))).body();
        assertTrue(rest.contains("\"title\":\"case.do [n0]\"") && rest.contains("\"next\":null"), rest);
        assertTrue(server.get("/api/inbox/count").body().contains("\"items\":3"));
        String path = "/api/inbox/" + id();
        assertTrue(server.get(path).body().contains("\"kind\":\"review\""));
        assertEquals(
                422,
                server.post(path + "/snooze", JSON, "{\"until\":\"2020-01-01T00:00:00Z\"}")
                        .statusCode());
        assertEquals(422, server.post(path + "/snooze", JSON, "{}").statusCode());
        HttpResponse<String> off = server.post(path + "/snooze", JSON, "{\"until\":\"2026-03-09T00:00:00Z\"}");
        assertEquals(200, off.statusCode(), off.body());
        assertTrue(off.body().contains("\"snoozed\":\"2026-03-09T00:00:00Z\""), off.body());
        assertTrue(server.get("/api/inbox?snoozed=yes").body().contains(path.substring(11)));
        assertEquals(200, server.post(path + "/wake", JSON, "").statusCode());
        assertEquals(204, server.post(path + "/see", JSON, "").statusCode());
        assertEquals(404, server.get("/api/inbox/" + Office.id(0xffff)).statusCode());
        assertEquals(422, server.get("/api/inbox?due=never").statusCode());
    }
}
