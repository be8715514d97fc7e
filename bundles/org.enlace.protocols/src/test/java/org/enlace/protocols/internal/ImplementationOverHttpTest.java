package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.LibraryServer.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.RecordId;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Implementation as programs and browsers meet it. */
class ImplementationOverHttpTest {
    private final Desk desk = Desk.inMemory();
    private WebServer server;
    private String protocol;
    private String page;

    @BeforeEach
    void start() {
        server = LibraryServer.of(desk, document -> new byte[0]);
        for (String officer : new String[] {"anna", "bruno"}) {
            server.officers().with(signedIn(officer, "una-bogota", permission -> true));
        }
        server.officers()
                .with(signedIn(
                        "reader", "una-bogota", permission -> permission.value().equals("protocols.read")));
        protocol = adopted(60).toString();
        page = "/protocols/" + protocol + "/implementation";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_score_is_told_with_what_it_is_out_of() {
        HttpResponse<String> answer = get("reader", "/api" + page);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().replace(" ", "").contains("\"applicable\":60"), answer.body());
        assertTrue(get("reader", page).body().contains("0 of 60 applicable requirements met (0 of 100)"));
        assertTrue(get("reader", "/protocols/" + protocol).body().contains("0 of 60 applicable requirements met"));
        assertTrue(get("reader", "/protocols/" + protocol + "/adoption")
                .body()
                .contains("0 of 60 applicable requirements met"));
        assertTrue(get("reader", "/protocols/implementation").body().contains(page));
    }

    @Test
    void an_item_is_changed_with_its_tag_and_what_is_wrong_is_told_by_name() {
        String item = "/api" + page + "/items/" + item(0);
        assertEquals("\"v1\"", get("anna", item).headers().firstValue("ETag").orElseThrow());
        String body = "{\"standing\":\"done\",\"unit\":\"una-bogota\",\"due\":\"2027-01-31\",\"evidence\":\"Acta\"}";
        assertEquals(428, put("anna", item, null, body).statusCode());
        assertEquals(403, put("reader", item, "\"v1\"", body).statusCode());
        HttpResponse<String> changed = put("anna", item, "\"v1\"", body);
        assertEquals(200, changed.statusCode(), changed.body());
        String tag = changed.headers().firstValue("ETag").orElseThrow();
        assertEquals(412, put("anna", item, "\"v1\"", body).statusCode());
        HttpResponse<String> own = put("anna", item, tag, body.replace("done", "verified"));
        assertEquals(422, own.statusCode());
        assertTrue(own.body().contains("checklist.self-verification"), own.body());
        assertEquals(
                200, put("bruno", item, tag, body.replace("done", "verified")).statusCode());
        String now = get("anna", item).headers().firstValue("ETag").orElseThrow();
        assertEquals(422, put("anna", item, now, body.replace("done", "ready")).statusCode());
        assertEquals(
                422,
                put("anna", item, now, body.replace("Acta", "x".repeat(2_001))).statusCode());
        assertTrue(
                get("reader", "/api" + page + "/trend").body().replace(" ", "").contains("\"score\":1"));
    }

    @Test
    void a_long_checklist_comes_in_parts_and_can_be_narrowed() {
        String first = get("reader", "/api" + page + "/items").body();
        assertTrue(first.contains("\"next\""), first);
        assertEquals(
                25, Pattern.compile("\"requirement\"").matcher(first).results().count());
        String list = get("reader", page).body();
        assertTrue(list.contains("Requisito k49"), list);
        assertFalse(list.contains("Requisito k50"), list);
        assertTrue(list.contains("after=k49"), list);
        assertTrue(get("reader", page + "?after=k49").body().contains("Requisito k50"));
        assertTrue(get("reader", page + "?standing=done").body().contains("Remove a filter"));
        assertEquals(422, get("reader", page + "?standing=ready").statusCode());
        assertEquals(422, get("reader", page + "?unit=Una+X").statusCode());
        assertTrue(get("reader", page + "/gaps").body().contains("Requisito k59"));
    }

    @Test
    void a_form_says_what_is_wrong_and_keeps_what_was_typed() {
        String item = page + "/" + item(0);
        String typed =
                "version=1&standing=not-applicable&reason=&unit=&due-year=2027&due-month=13&due-day=1&gap=Se+queda";
        HttpResponse<String> day = form("anna", item, typed);
        assertEquals(422, day.statusCode(), day.body());
        assertTrue(day.body().contains("Se queda"), day.body());
        HttpResponse<String> reason = form("anna", item, typed.replace("=13", "=1"));
        assertEquals(422, reason.statusCode(), reason.body());
        HttpResponse<String> saved =
                form("anna", item, typed.replace("=13", "=1").replace("reason=", "reason=No+hay"));
        assertEquals(303, saved.statusCode(), saved.body());
        assertTrue(get("reader", item).body().contains("No hay"));
        assertEquals(409, form("anna", item, "version=1&standing=not-started").statusCode());
        assertEquals(303, form("anna", item, "version=3&standing=not-started").statusCode());
        assertTrue(get("anna", item).body().contains("Se queda"));
        assertEquals(403, form("reader", item, "version=4&standing=done").statusCode());
        assertEquals(404, get("anna", page + "/" + protocol).statusCode());
    }

    @Test
    void several_are_assigned_after_a_question_and_taken_back() {
        String chosen = "act=assign&chosen=" + item(0) + "&chosen=" + item(1);
        HttpResponse<String> question =
                get("anna", page + "/chosen?" + chosen + "&back=" + page + "?standing=not-started");
        assertTrue(question.body().contains("Assign these 2 requirements?"), question.body());
        assertEquals(422, get("anna", page + "/chosen?act=assign").statusCode());
        HttpResponse<String> nothing = form("anna", page + "/chosen", chosen + "&unit=&back=" + page);
        assertTrue(nothing.body().contains("Neither a unit nor a due date"), nothing.body());
        HttpResponse<String> done = form(
                "anna",
                page + "/chosen",
                chosen + "&unit=una-bogota&due-year=2026&due-month=11&due-day=1&back=" + page
                        + "?standing=not-started");
        assertEquals(303, done.statusCode(), done.body());
        String to = done.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertTrue(to.startsWith(page + "?standing=not-started&done=assigned&step="), to);
        String list = get("anna", to).body();
        assertTrue(list.contains("2 overdue"), list);
        assertTrue(get("anna", "/protocols/implementation?mine=yes").body().contains("2 to be met, 2 overdue"));
        Matcher step = Pattern.compile("name=\"step\" value=\"([^\"]+)\"").matcher(list);
        assertTrue(step.find(), list);
        assertEquals(
                303,
                form("anna", page + "/undo", "step=" + step.group(1) + "&back=" + page)
                        .statusCode());
        assertFalse(get("anna", page).body().contains("2 overdue"));
        assertEquals(
                422,
                form("bruno", page + "/undo", "step=" + step.group(1) + "&back=" + page)
                        .statusCode());
    }

    @Test
    void of_a_restricted_document_nothing_is_assigned_or_shown_before_it_is_said_what_for() {
        String closed = "/protocols/" + adopted("pr-9", 1, new ProtocolDraft.Restriction(List.of("anna"), List.of()))
                + "/implementation";
        for (String path : List.of("/chosen", "/undo")) {
            HttpResponse<String> asked =
                    form("anna", closed + path, "act=assign&chosen=" + item(0) + "&step=" + item(0));
            assertTrue(asked.body().contains("What do you open this record for?"), asked.body());
            assertFalse(asked.body().contains("Requisito k0"), asked.body());
        }
        assertEquals(404, form("bruno", closed + "/chosen", "act=assign").statusCode());
    }

    @Test
    void a_table_goes_out_and_a_file_is_seen_before_it_counts() {
        HttpResponse<String> out = get("anna", page + "/export.csv");
        assertEquals(200, out.statusCode());
        assertTrue(out.body().contains("k0,Requisito k0,not-started"), out.body());
        assertEquals(403, get("reader", page + "/export.csv").statusCode());
        HttpResponse<String> sent = upload("key,standing\nk0,done\n");
        assertEquals(303, sent.statusCode(), sent.body());
        String plan = sent.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertTrue(get("anna", plan).body().contains("Change 1 requirement"));
        assertEquals(404, get("bruno", plan).statusCode());
        assertTrue(get("reader", page).body().contains("0 of 60"));
        assertEquals(303, form("anna", plan + "/run", "x=1").statusCode());
        assertTrue(get("reader", page).body().contains("1 of 60"));
        assertEquals(404, form("anna", plan + "/run", "x=1").statusCode());
        HttpResponse<String> wrong = upload("key,standing\nk0,listo\n");
        String refused = wrong.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        String told = get("anna", refused).body();
        assertTrue(told.contains("standing: ") && told.contains("“listo” is no standing"), told);
        assertEquals(422, form("anna", refused + "/run", "x=1").statusCode());
        assertEquals(303, form("anna", refused + "/drop", "x=1").statusCode());
        assertEquals(422, upload("nothing at all").statusCode());
    }

    @Test
    void where_nothing_is_adopted_the_page_says_so_and_the_api_refuses() {
        Protocol other = desk.library.create("pr-2", titled("Otra"), null, Desk.ANNA);
        String place = "/protocols/" + other.id() + "/implementation";
        assertTrue(get("reader", place).body().contains("The country has adopted no version"));
        HttpResponse<String> refused = get("reader", "/api" + place);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("checklist.none"), refused.body());
        assertEquals(422, get("reader", place + "/" + item(0)).statusCode());
    }

    private RecordId adopted(int requirements) {
        return adopted("pr-1", requirements, null);
    }

    private RecordId adopted(String reference, int requirements, ProtocolDraft.Restriction restriction) {
        List<ProtocolDraft.Item> items = new ArrayList<>();
        for (int i = 0; i < requirements; i++) {
            items.add(new ProtocolDraft.Item("k" + i, Map.of("es", "Requisito k" + i), false));
        }
        ProtocolDraft draft = with(titled("Guía " + reference), "requirements", items);
        Protocol record = desk.library.create(
                reference, restriction == null ? draft : with(draft, "restrictedTo", restriction), null, Desk.ANNA);
        desk.adoptions.study(record.id(), 0, Desk.ANNA);
        LocalDate day = LocalDate.of(2026, 12, 1);
        desk.adoptions.adopt(
                record.id(),
                1,
                1,
                new AdoptionTerms(InstrumentKind.RESOLUTION, "1", day, "Ministerio", List.of(), day, Map.of()),
                Desk.ANNA);
        return record.id();
    }

    private RecordId item(int place) {
        return desk.implementations.get(RecordId.parse(protocol), Desk.ANNA).lines().stream()
                .map(Checklist.Line::item)
                .toList()
                .get(place)
                .id();
    }

    private HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path));
    }

    private HttpResponse<String> form(String officer, String path, String body) {
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> upload(String csv) {
        String body = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lista.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--xx--\r\n";
        return server.sendAs(
                "anna",
                server.request(page + "/import")
                        .header("Content-Type", "multipart/form-data; boundary=xx")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String officer, String path, String tag, String body) {
        var request = server.request(path).header("Content-Type", "application/json");
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return server.sendAs(officer, request.method("PUT", BodyPublishers.ofString(body)));
    }
}
