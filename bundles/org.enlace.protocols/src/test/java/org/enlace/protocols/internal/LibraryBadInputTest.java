package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.LibraryServer.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.Protocol;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send to the library, and what becomes of it. */
class LibraryBadInputTest {
    private static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'`{{7*7}}";

    private final MemoryStore store = new MemoryStore();
    private final Desk desk = new Desk(store, store);
    private WebServer server;

    @BeforeEach
    void start() {
        server = LibraryServer.of(desk, document -> new byte[0]);
        server.officers()
                .with(signedIn("anna", "una", permission -> true))
                .with(signedIn("bruno", "una", permission -> true));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs("anna", server.request(path));
    }

    private HttpResponse<String> form(String officer, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String method, String path, String type, String tag, String body) {
        HttpRequest.Builder request = server.request(path).header("Content-Type", type);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return server.sendAs("anna", request.method(method, BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> upload(String name, String content) {
        return send(
                "POST",
                "/protocols/import",
                "multipart/form-data; boundary=b",
                null,
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + content
                        + "\r\n--b--\r\n");
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", text);
        fields.put("titleLanguage", "es");
        fields.put("type", "guide");
        fields.put("issuingBody", text);
        fields.put("region", text.substring(0, Math.min(text.length(), 100)));
        fields.put("summary.es", text);
        fields.put("status", "unknown");
        fields.put("source", text);
        fields.put("note", text);
        fields.put("requirements", "1");
        fields.put("requirements.0.es", text);
        return fields;
    }

    private static String location(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static void harmless(String page) {
        assertFalse(page.contains("<script>alert"), page);
        assertFalse(page.contains("<img src=x"), page);
        assertTrue(page.contains("&lt;script&gt;alert(1)"), page);
    }

    @Test
    void html_and_script_in_every_field_of_the_form_are_shown_as_text() {
        String made = location(form("anna", "/protocols/new", fields(EVIL))).replaceFirst("\\?.*", "");
        harmless(get(made).body());
        harmless(get(made + "/edit").body());
        harmless(get("/protocols").body());
        Map<String, String> wrong = fields(EVIL);
        wrong.put("type", EVIL);
        wrong.put("url", EVIL);
        HttpResponse<String> refused = form("anna", "/protocols/new", wrong);
        assertEquals(422, refused.statusCode());
        harmless(refused.body());
    }

    @Test
    void html_and_script_in_every_field_of_a_json_file_are_shown_as_text() {
        String text = EVIL.replace("\"", "\\\"");
        String record =
                ("{\"id\":\"a\",\"title\":\"%s\",\"summary\":{\"es\":\"%s\"},\"type\":\"guide\",\"issuingBody\":\"%s\","
                                + "\"languages\":[\"es\"],\"status\":\"unknown\",\"source\":\"%s\",\"note\":\"%s\",\"date\":\"%s\",\"%s\":1}")
                        .replace("%s", text);
        String plan = location(upload("a.json", "[" + record + "]"));
        harmless(get(plan).body());
        HttpResponse<String> api = send("POST", "/api/protocols/import", "application/json", null, "[" + record + "]");
        assertTrue(api.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
    }

    @Test
    void html_and_script_in_every_cell_of_a_table_are_shown_as_text() {
        String cell = "\"" + EVIL.replace("\"", "\"\"") + "\"";
        String table = "Título;Tipo;País;Órgano emisor;Fecha;Resumen;Fuente;" + cell + "\n" + (cell + ";").repeat(7)
                + cell + "\n";
        String columns = location(upload(EVIL.replaceAll("[\"']", "") + ".csv", table));
        harmless(get(columns).body());
        Map<String, String> said = new LinkedHashMap<>();
        String[] tokens = {"title", "type", "country", "issuingBody", "date", "summary", "source", "note"};
        for (int at = 0; at < tokens.length; at++) {
            said.put("column." + at, tokens[at]);
        }
        said.put("default.languages", "es");
        String plan = location(form("anna", columns, said));
        String shown = get(plan).body();
        harmless(shown);
        assertTrue(shown.contains("B2 (Tipo)") && shown.contains("Good practice"), shown);
        HttpResponse<String> faults = get(plan + "/faults.csv");
        assertTrue(faults.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        assertTrue(faults.body().contains("B2 (Tipo)"), faults.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "[a](", "* ", "![", "**", "`", "- - ", "<b>", "[](((("})
    void a_markdown_bomb_is_kept_and_shown_at_once(String nested) {
        Map<String, String> fields = fields("Guía");
        fields.put("summary.es", nested.repeat(4_900 / nested.length()));
        fields.put("note", nested.repeat(4_900 / nested.length()));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            String made = location(form("anna", "/protocols/new", fields)).replaceFirst("\\?.*", "");
            assertEquals(200, get(made).statusCode());
            assertEquals(200, get(made + "/edit").statusCode());
        });
    }

    @Test
    void a_paste_of_three_hundred_pages_is_refused_with_the_limit_and_nothing_of_it_is_lost() {
        String pages = "Página con acentos áéíóú y una línea más.\n".repeat(15_000) + "FIN";
        for (String form : new String[] {"/protocols/new", "/protocols/versions/new"}) {
            Map<String, String> fields = fields("Guía");
            fields.put("summary.es", pages);
            HttpResponse<String> refused = form("anna", form, fields);
            assertEquals(422, refused.statusCode(), form);
            assertTrue(refused.body().contains("5,000"), form);
            assertTrue(refused.body().contains(pages), form);
        }
    }

    @Test
    void who_saves_second_sees_both_texts_and_sends_again() {
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        String edit = "/protocols/" + record.id() + "/edit";
        Map<String, String> anna = fields("De Anna");
        anna.put("version", "1");
        assertEquals(303, form("anna", edit, anna).statusCode());

        Map<String, String> bruno = fields("De Bruno");
        bruno.put("version", "1");
        HttpResponse<String> late = form("bruno", edit, bruno);
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("What is there now, by anna What you wrote"), late.body());
        assertTrue(late.body().contains("De Anna") && late.body().contains("De Bruno"), late.body());
        assertTrue(late.body().contains("name=\"version\" value=\"2\""), late.body());
        assertEquals("De Anna", desk.library.find(record.id(), ANNA).content().title());

        bruno.put("version", "2");
        assertEquals(303, form("bruno", edit, bruno).statusCode());
        assertEquals("De Bruno", desk.library.find(record.id(), ANNA).content().title());
    }

    @Test
    void a_late_text_with_errors_does_not_pass_over_the_other_one_unseen() {
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        String edit = "/protocols/" + record.id() + "/edit";
        desk.library.revise(record.id(), 1, titled("De Anna"), ANNA);
        Map<String, String> bruno = fields("De Bruno");
        bruno.put("version", "1");
        bruno.put("source", "");
        HttpResponse<String> refused = form("bruno", edit, bruno);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("name=\"version\" value=\"1\""), refused.body());
        assertTrue(refused.body().contains("Somebody else changed this record"), refused.body());
        bruno.put("source", "Informe");
        assertEquals(409, form("bruno", edit, bruno).statusCode());
    }

    @Test
    void who_saves_a_version_second_sees_both_texts_and_sends_again() {
        Map<String, String> first = fields("Borrador");
        first.put("changes", "Nuevo");
        String page = location(form("anna", "/protocols/versions/new", first)).replaceFirst("\\?.*", "");
        Map<String, String> one = fields("Uno");
        one.put("version", "1");
        one.put("changes", "Más claro");
        assertEquals(303, form("anna", page + "/edit", one).statusCode());
        Map<String, String> two = fields("Dos");
        two.put("version", "1");
        two.put("changes", "Más corto");
        HttpResponse<String> late = form("anna", page + "/edit", two);
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("What is there now, by anna What you wrote"), late.body());
        for (String words : new String[] {"Uno", "Dos", "Más claro", "Más corto"}) {
            assertTrue(late.body().contains(words), words);
        }
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(late.body());
        assertTrue(version.find());
        two.put("version", version.group(1));
        assertEquals(303, form("anna", page + "/edit", two).statusCode());
    }

    @Test
    void a_restricted_record_is_not_shown_beside_a_late_text_without_a_reason() {
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, ANNA);
        var closed = org.enlace.protocols.Fixtures.with(
                titled("Secreta ahora"),
                "restrictedTo",
                new org.enlace.protocols.ProtocolDraft.Restriction(java.util.List.of("anna", "bruno"), null));
        desk.library.revise(record.id(), 1, closed, ANNA);
        Map<String, String> bruno = fields("De Bruno");
        bruno.put("version", "1");
        HttpResponse<String> late = form("bruno", "/protocols/" + record.id() + "/edit", bruno);
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("De Bruno"), late.body());
        assertFalse(late.body().contains("What is there now"), late.body());
    }

    @Test
    void a_partners_protocol_is_changed_neither_by_page_nor_by_program_nor_by_file() {
        RecordId id = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000abcd"));
        SharedRecord shared = new SharedRecord(
                id,
                "protocol",
                new CountryCode("UY"),
                1,
                Set.of(Desk.NODE.country()),
                Handling.of(HandlingCode.H1),
                Optional.empty());
        String text = new TravellingProtocol("uy-1", 1, titled("De Uruguay").content()).text();
        store.run(() -> desk.messages.receive(shared, 1, text));
        Map<String, String> fields = fields("Cambiado");
        fields.put("version", "1");
        HttpResponse<String> page = form("anna", "/protocols/" + id + "/edit", fields);
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("is a protocol of"), page.body());
        String body = "{\"title\":\"Cambiado\",\"summary\":{\"es\":\"a\"},\"type\":\"guide\",\"issuingBody\":\"a\","
                + "\"languages\":[\"es\"],\"status\":\"unknown\",\"source\":\"a\"}";
        HttpResponse<String> api = send("PUT", "/api/protocols/" + id, "application/json", "\"v1\"", body);
        assertEquals(422, api.statusCode(), api.body());
        assertTrue(api.body().contains("\"protocol.partners\""), api.body());
        HttpResponse<String> table = send(
                "POST",
                "/api/protocols/import/table?mode=acceptable",
                "text/csv",
                null,
                "id;Título;Tipo;Órgano emisor;Resumen;Fuente\nuy-1;Cambiado;guía;a;b;c\n");
        assertEquals(200, table.statusCode(), table.body());
        assertEquals("De Uruguay", desk.library.find(id, ANNA).content().title());
    }

    @Test
    void a_program_imports_a_table_with_a_mapping_and_is_told_what_is_wrong_with_one() {
        String csv = "Práctica,Quién,Qué\nRuta,Policía,Un resumen\n";
        String mapping = URLEncoder.encode(
                "{\"columns\":{\"Práctica\":\"title\",\"Quién\":\"issuingBody\",\"Qué\":\"summary\"},"
                        + "\"defaults\":{\"type\":\"guide\",\"country\":\"CO\",\"source\":\"Informe\"}}",
                StandardCharsets.UTF_8);
        HttpResponse<String> plan =
                send("POST", "/api/protocols/import/table?mapping=" + mapping, "text/csv", null, csv);
        assertEquals(200, plan.statusCode(), plan.body());
        assertTrue(plan.body().contains("\"create\":1"), plan.body());
        assertTrue(store.entries.isEmpty());
        HttpResponse<String> bad = send("POST", "/api/protocols/import/table?mapping=x", "text/csv", null, csv);
        assertEquals(422, bad.statusCode(), bad.body());
        assertTrue(bad.body().contains("import.table.mapping"), bad.body());
        HttpResponse<String> missing = send("POST", "/api/protocols/import/table", "text/csv", null, csv);
        assertEquals(422, missing.statusCode(), missing.body());
        assertTrue(missing.body().contains("import.table.missing"), missing.body());
    }

    @Test
    void a_mapping_without_what_every_record_has_comes_back_with_what_was_said_and_names_it() {
        String columns = location(upload("a.csv", "Práctica;Quién\nRuta;Policía\n"));
        HttpResponse<String> refused = form(
                "anna", columns, Map.of("column.0", "title", "column.1", "issuingBody", "default.languages", "es"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Summary, Kind of document, Source"), refused.body());
        assertTrue(refused.body().contains("value=\"issuingBody\" selected"), refused.body());
        assertEquals(303, get(columns.replace("/columns", "")).statusCode());
        HttpResponse<String> again =
                form("anna", columns, Map.of("separator", "comma", "again", "yes", "letters", "utf-8"));
        assertEquals(200, again.statusCode());
        assertTrue(again.body().contains("Práctica;Quién"), again.body());
    }

    @Test
    void a_file_that_is_no_table_is_refused_on_the_page_by_name() {
        for (String bad : new String[] {"a;b\n\"c;d\n", "\u0001\u0002", ""}) {
            HttpResponse<String> refused = upload("a.csv", bad);
            assertEquals(422, refused.statusCode(), bad);
            assertTrue(refused.body().contains("govuk-error-summary"), refused.body());
        }
    }
}
