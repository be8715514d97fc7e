package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.platform.OfficerId;
import org.enlace.web.Authentication;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
    private static final String JSON = "application/json";
    private static final String FINE = "{\"title\":\"x\",\"year\":2024,\"open\":true}";
    private static final Notes NOTES = new Notes();
    private static WebServer server;

    @BeforeAll
    static void open() {
        server = WebServer.serving(NOTES);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void a_page_stands_in_the_layout_with_its_title_escaped() {
        HttpResponse<String> page = server.get("/notes?year=2024");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<title>Notes &lt;of> 2024")
                || page.body().contains("<title>Notes &lt;of&gt; 2024"));
        assertTrue(page.body().contains("by local in EN"));
        assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
    }

    @ParameterizedTest
    @CsvSource({
        "refusal, 422, country.form",
        "several, 422, a.b",
        "missing, 404, record.missing",
        "stale, 412, record.stale",
        "forbidden, 403, permission.missing",
        "not-now, 503, database.moving",
        "bug, 500, internal",
        "linkage, 500, internal"
    })
    void every_failure_is_a_problem_with_a_stable_code(String how, int status, String code) {
        HttpResponse<String> answer =
                server.send(server.request("/api/notes/fail/" + how).DELETE());

        assertEquals(status, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
        assertFalse(answer.body().contains("secret"), answer.body());
        assertEquals(status == 500, answer.body().contains("incident"), answer.body());
        assertEquals(status == 503, answer.headers().firstValue("Retry-After").isPresent());
    }

    @Test
    void whatTheNodeCannotDoNowIsNobodysMistake() {
        HttpResponse<String> page = server.get("/notes/fail/not-now");

        assertEquals(503, page.statusCode());
        assertEquals("10", page.headers().firstValue("Retry-After").orElse(""));
        assertTrue(page.body().contains("One moment"), page.body());
        assertTrue(page.body().contains("being moved to another database"), page.body());
        assertFalse(page.body().contains("breaks a rule"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken/0", "broken/4000", "unwritable"})
    void an_answer_that_fails_before_any_of_it_was_sent_becomes_a_problem(String what) {
        HttpResponse<String> answer = server.get("/api/notes/" + what);

        assertEquals(500, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().contains("incident"), answer.body());
        assertFalse(answer.body().contains("secret"), answer.body());
    }

    @Test
    void what_is_refused_only_when_it_would_be_written_is_refused_all_the_same() {
        HttpResponse<String> answer = server.get("/api/notes/refused-late");

        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"country.form\""), answer.body());
        assertFalse(answer.body().contains("incident"), answer.body());
    }

    @Test
    void an_answer_that_fails_on_the_way_does_not_look_whole() throws IOException {
        String answer = Raw.line(server.port(), "GET /api/notes/broken/300000 HTTP/1.1");

        assertEquals(200, Raw.status(answer));
        assertFalse(answer.endsWith("0\r\n\r\n"), "the last chunk was sent");
    }

    @Test
    void several_refusals_are_named_each_with_its_field() {
        String body =
                server.send(server.request("/api/notes/fail/several").DELETE()).body();

        assertTrue(body.contains("\"field\":\"one\"") && body.contains("\"field\":\"two\""), body);
    }

    @ParameterizedTest
    @CsvSource({"refusal, 422", "missing, 404", "stale, 409", "forbidden, 403", "bug, 500"})
    void every_failure_of_a_page_is_a_page(String how, int status) {
        HttpResponse<String> answer = server.get("/notes/fail/" + how);

        assertEquals(status, answer.statusCode());
        assertTrue(answer.body().startsWith("<!DOCTYPE html>"));
        assertFalse(answer.body().contains("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"year\":1,\"open\":true,\"yeer\":1} | 422 | json.unknown-field   | yeer",
                "{\"title\":5}                        | 422 | json.wrong-type      | title",
                "{\"title\":true}                     | 422 | json.wrong-type      | title",
                "{\"year\":\"2024\"}                  | 422 | json.wrong-type      | year",
                "{\"year\":1.5}                       | 422 | json.wrong-type      | year",
                "{\"year\":null}                      | 422 | json.missing-field   | year",
                "{\"year\":99999999999}               | 422 | json.wrong-type      | year",
                "{\"open\":\"true\"}                  | 422 | json.wrong-type      | open",
                "{\"open\":1}                         | 422 | json.wrong-type      | open",
                "{\"day\":\"2024-02-30\"}             | 422 | json.wrong-type      | day",
                "{\"day\":20240101}                   | 422 | json.wrong-type      | day",
                "{\"at\":\"yesterday\"}               | 422 | json.wrong-type      | at",
                "{\"colour\":\"GREEN\"}               | 422 | json.wrong-type      | colour",
                "{\"colour\":0}                       | 422 | json.wrong-type      | colour",
                "{\"country\":\"co\"}                 | 422 | country.form         | country",
                "{\"parts\":{}}                       | 422 | json.wrong-type      | parts",
                "{\"parts\":[{\"name\":1}]}           | 422 | json.wrong-type      | parts[0].name",
                "{\"parts\":[{\"ref\":\"1\"}]}        | 422 | record.id-form       | parts[0].ref",
                "{\"title\":\"bad\",\"year\":1,\"open\":true} | 422 | note.title           | ",
                "{\"title\":\"a\\u0000b\"}            | 422 | text.characters      | title",
                "{\"title\":\"\\ud800\"}              | 422 | text.characters      | title",
                "{\"title\":\"a\",\"title\":\"b\"}    | 400 | json.duplicate-field | title",
                "{\"year\":1,\"open\":true} {}                 | 400 | json.trailing        | ",
                "{\"title\":                          | 400 | json.malformed       | ",
                "{title:1}                            | 400 | json.malformed       | ",
                "[]                                   | 422 | json.wrong-type      | $",
                "null                                 | 400 | json.empty           | ",
                "\"x\"                                | 422 | json.wrong-type      | $",
            })
    void a_wrong_body_is_refused_by_name(String body, int status, String code, String field) {
        HttpResponse<String> answer = server.post("/api/notes", JSON, body);

        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
        if (field != null) {
            assertTrue(answer.body().contains("\"field\":\"" + field + "\""), answer.body());
        }
    }

    @Test
    void a_number_longer_than_any_is_refused_wherever_it_stands() {
        for (String place : List.of("{\"year\":%s}", "{\"title\":%s}", "{\"parts\":[{\"words\":[%s]}]}", "[%s]")) {
            HttpResponse<String> answer = server.post("/api/notes", JSON, String.format(place, "9".repeat(200)));
            assertEquals(4, answer.statusCode() / 100, place + ": " + answer.body());
        }
    }

    @Test
    void an_empty_body_is_refused() {
        assertEquals(400, server.post("/api/notes", JSON, "").statusCode());
        assertEquals(400, server.post("/api/notes", JSON, "  ").statusCode());
    }

    @Test
    void a_body_nested_too_deep_or_not_utf8_is_refused() throws IOException {
        String deep = "{\"x\":" + "[".repeat(5_000);
        assertEquals(400, server.post("/api/notes", JSON, deep).statusCode());
        byte[] body = "{\"title\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        String answer = Raw.exchange(
                server.port(),
                ("POST /api/notes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: enlace=local\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                body);
        assertEquals(400, Raw.status(answer), answer);
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_announced_or_not() throws IOException {
        assertEquals(
                413,
                server.post("/api/notes", JSON, "{\"title\":\"" + "x".repeat(1 << 20) + "\"}")
                        .statusCode());
        String announced = Raw.line(
                server.port(),
                "POST /notes HTTP/1.1",
                "Content-Type: multipart/form-data; boundary=b",
                "Content-Length: 2147483648");
        assertEquals(413, Raw.status(announced), announced);
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[][] parts = new byte[400][];
        java.util.Arrays.fill(parts, chunk);
        parts[0] =
                ("POST /notes HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: enlace=local\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n9d\r\n--b\r\nContent-Disposition: form-data;"
                                + " name=\"file\"; filename=\"f\"\r\n\r\n")
                        .replace("9d", "46")
                        .getBytes(StandardCharsets.US_ASCII);
        String head = new String(parts[0], StandardCharsets.US_ASCII);
        int length = head.substring(head.indexOf("46\r\n--b") + 4).length();
        parts[0] = head.replace("46\r\n--b", Integer.toHexString(length) + "\r\n--b")
                .concat("\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        String chunked = Raw.exchange(server.port(), parts);
        assertTrue(chunked.isEmpty() || Raw.status(chunked) == 413, chunked);
    }

    /** Browsers read no answer before they have sent all; where they are cut off meanwhile, many never see it. */
    @ParameterizedTest
    @ValueSource(strings = {"/notes", "/api/notes", "/nothing-here", "/api/notes/fail/forbidden"})
    void who_sends_far_too_much_may_send_it_all_and_is_told(String path) throws IOException {
        String answer = farTooMuch(path, "");

        assertEquals(4, Raw.status(answer) / 100, answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
    }

    @Test
    void who_asks_before_sending_is_refused_before() throws IOException {
        String answer = farTooMuch("/nothing-here", "Expect: 100-continue\r\n");

        assertEquals(404, Raw.status(answer), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
    }

    @Test
    void who_was_told_to_go_on_and_then_refused_may_send_it_all_too() throws IOException {
        String answer = farTooMuch("/notes", "Expect: 100-continue\r\n");

        assertTrue(answer.contains("HTTP/1.1 413 "), answer);
    }

    private static String farTooMuch(String path, String header) throws IOException {
        int mebibytes = 24;
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: enlace=local\r\n"
                + "Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                + header + "Content-Length: " + (mebibytes << 20) + "\r\n\r\n";
        byte[] mebibyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        return Raw.patient(server.port(), head, mebibyte, mebibytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\n{\"title\":\"x",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"ti",
                "Content-Length: -5\r\n\r\n{}",
                "Content-Length: x\r\n\r\n{}",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"
            })
    void a_request_that_breaks_off_is_the_senders_fault(String rest) throws IOException {
        for (String path : new String[] {"/api/notes", "/notes"}) {
            String type = path.equals("/notes") ? "multipart/form-data; boundary=b" : JSON;
            String answer = Raw.half(
                    server.port(),
                    "POST " + path
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: enlace=local\r\nSec-Fetch-Site: same-origin\r\nContent-Type: "
                            + type + "\r\n" + rest);

            assertTrue(answer.isEmpty() || Raw.status(answer) / 100 == 4, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", "a/b;c"})
    void a_foreign_content_type_is_refused(String type) {
        int status = server.post("/api/notes", type, FINE).statusCode();

        assertTrue(status == 415 || status == 400, type + " gave " + status);
    }

    @Test
    void what_cannot_be_given_or_done_is_said() {
        assertEquals(
                406,
                server.send(server.request("/api/notes").header("Accept", "image/png"))
                        .statusCode());
        HttpResponse<String> refused = server.send(server.request("/notes").DELETE());
        assertEquals(405, refused.statusCode());
        assertTrue(refused.headers().firstValue("Allow").orElse("").contains("GET"));
        assertEquals(
                415,
                server.send(server.request("/api/notes")
                                .header("Content-Type", JSON)
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofString(FINE)))
                        .statusCode());
        assertTrue(server.send(server.request("/api/notes").header("Accept", ";;bad"))
                        .statusCode()
                < 500);
    }

    @Test
    void a_form_is_read_in_either_encoding() {
        String plain =
                location(server.post("/notes", "application/x-www-form-urlencoded", "title=a+b%C3%A9&tag=1&tag=2"));
        assertEquals("a b\u00e9|[1, 2]|none", plain);
        String multipart = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nh\u00e9\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"tag\"\r\n\r\n7\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\x\\\\../a.json\"\r\n"
                + "Content-Type: application/json\r\n\r\n{}\r\n--b--\r\n";
        assertEquals(
                "h\u00e9|[7]|a.json:2:{}",
                location(server.post("/notes", "multipart/form-data; boundary=b", multipart)));
    }

    @Test
    void a_file_may_be_called_anything_of_255_characters_and_more_is_refused() {
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n{}\r\n--b--\r\n";
        String name = "\ud83d\ude00".repeat(125) + ".json";
        String taken = location(server.post("/notes", "multipart/form-data; boundary=b", String.format(part, name)));
        assertTrue(taken.endsWith("|" + name + ":2:{}"), taken);
        assertEquals(
                400,
                server.post("/notes", "multipart/form-data; boundary=b", String.format(part, "x".repeat(5_000)))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--b\r\n",
                "--b\r\n\r\n\r\n--b--",
                "garbage",
                "--b\r\nContent-Disposition: x\r\n\r\n--b--\r\n"
            })
    void a_malformed_multipart_body_is_refused(String body) {
        assertEquals(
                400,
                server.post("/notes", "multipart/form-data; boundary=b", body).statusCode());
        assertEquals(400, server.post("/notes", "multipart/form-data", body).statusCode());
    }

    @Test
    void a_malformed_form_is_refused() {
        String form = "application/x-www-form-urlencoded";
        assertEquals(400, server.post("/notes", form, "title=%zz").statusCode());
        assertEquals(400, server.post("/notes", form, "title=%ff").statusCode());
        assertEquals(422, server.post("/notes", form, "title=%00").statusCode());
        assertEquals(413, server.post("/notes", form, "a&".repeat(2_001)).statusCode());
    }

    @Test
    void a_method_may_set_its_own_limit() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n" + "x".repeat(3_000) + "\r\n--b--\r\n";
        assertEquals(
                413,
                server.post("/notes/small", "multipart/form-data; boundary=b", body)
                        .statusCode());
    }

    @Test
    void the_same_key_creates_once_and_answers_the_same() {
        int before = NOTES.created.get();
        HttpResponse<String> first = server.send(keyed("k-1", FINE));
        HttpResponse<String> again = server.send(keyed("k-1", FINE));

        assertEquals(201, first.statusCode());
        assertEquals(201, again.statusCode());
        assertEquals(before + 1, NOTES.created.get());
        assertEquals(first.body(), again.body());
        assertEquals(first.headers().firstValue("Location"), again.headers().firstValue("Location"));
        assertEquals(first.headers().firstValue("ETag"), again.headers().firstValue("ETag"));
        assertEquals("true", again.headers().firstValue("Idempotency-Replayed").orElse(""));
    }

    @Test
    void what_a_deputy_was_answered_is_no_answer_to_the_same_officer_in_their_own_name() {
        int before = NOTES.created.get();
        for (Optional<OfficerId> absent : List.of(Optional.of(new OfficerId("eva")), Optional.<OfficerId>empty())) {
            server.officers()
                    .with(new Authentication.SignedIn(
                            new OfficerId("dora"),
                            absent,
                            Optional.empty(),
                            "dora",
                            Optional.empty(),
                            Optional.empty(),
                            permission -> true,
                            "session-dora",
                            Instant.now(),
                            true));
            HttpResponse<String> answer = server.sendAs("dora", keyed("k-4", FINE));
            assertEquals(201, answer.statusCode(), answer.body());
            assertEquals("", answer.headers().firstValue("Idempotency-Replayed").orElse(""));
        }
        assertEquals(before + 2, NOTES.created.get());
    }

    @Test
    void large_requests_are_not_remembered_without_end() {
        String large = FINE.replace("x", "x".repeat(1_000_000));
        assertEquals(201, server.send(keyed("large-0", large)).statusCode());
        assertTrue(server.send(keyed("large-0", large))
                .headers()
                .firstValue("Idempotency-Replayed")
                .isPresent());
        for (int i = 1; i <= 10; i++) {
            assertEquals(201, server.send(keyed("large-" + i, large)).statusCode());
        }
        HttpResponse<String> first = server.send(keyed("large-0", large));
        HttpResponse<String> last = server.send(keyed("large-10", large));
        assertEquals("", first.headers().firstValue("Idempotency-Replayed").orElse(""));
        assertEquals("true", last.headers().firstValue("Idempotency-Replayed").orElse(""));
    }

    @Test
    void a_key_may_not_be_used_for_something_else_and_a_failure_frees_it() {
        assertEquals(201, server.send(keyed("k-2", FINE)).statusCode());
        assertEquals(422, server.send(keyed("k-2", FINE.replace("x", "y"))).statusCode());
        assertEquals(422, server.send(keyed("k-3", "{\"year\":\"x\"}")).statusCode());
        assertEquals(201, server.send(keyed("k-3", FINE)).statusCode());
        assertEquals(400, server.send(keyed("k".repeat(256), FINE)).statusCode());
    }

    @Test
    void a_change_needs_the_version_it_was_made_for() {
        assertEquals(428, server.send(change(null)).statusCode());
        assertEquals(412, server.send(change("*")).statusCode());
        assertEquals(412, server.send(change("\"v6\"")).statusCode());
        assertEquals(200, server.send(change("\"v7\"")).statusCode());
        assertEquals(200, server.send(change("\"v7--gzip\"")).statusCode());
    }

    @Test
    void a_record_that_did_not_change_is_not_sent_again() {
        HttpResponse<String> first = server.get("/api/notes/3");
        assertEquals("\"v3\"", first.headers().firstValue("ETag").orElse(""));
        assertTrue(first.body().contains("\"more\":\"x\""), first.body());
        assertEquals(
                304,
                server.send(server.request("/api/notes/3").header("If-None-Match", "\"v3\""))
                        .statusCode());
        assertEquals(404, server.get("/api/notes/abc").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void a_version_that_is_none_is_the_senders_fault(String header) {
        for (String value : List.of("v3", "2024-02-30", "\"v3", "W/", "\"v3\", x")) {
            HttpResponse<String> answer =
                    server.send(server.request("/api/notes/3").header(header, value));
            assertTrue(answer.statusCode() < 500, value + ": " + answer.body());
        }
    }

    @Test
    void a_list_says_where_it_goes_on() {
        HttpResponse<String> part = server.get("/api/notes?size=2&x=a%20b%26c");

        assertEquals(
                "</api/notes?size=2&x=a%20b%26c&after=2>; rel=\"next\"",
                part.headers().firstValue("Link").orElse("").replace("a+b", "a%20b"));
        assertEquals("{\"items\":[0,1],\"next\":\"2\"}", part.body());
        assertTrue(
                server.get("/api/notes?after=101").headers().firstValue("Link").isEmpty());
        assertEquals(400, server.get("/api/notes?after=" + "x".repeat(600)).statusCode());
    }

    @Test
    void the_api_describes_what_is_installed() {
        String document = server.get("/api/openapi.json").body();

        assertTrue(document.contains("\"/api/notes/{id}\""), document);
        assertTrue(document.contains("\"x-enlace-permission\":\"notes.write\""));
        assertTrue(document.contains("\"NoteJson\"") && document.contains("\"light-blue\""));
        assertTrue(document.contains("application/problem+json"));
    }

    @Test
    void health_and_metrics_answer() {
        assertEquals(200, server.get("/health").statusCode());
        assertTrue(server.get("/health").body().contains("\"status\": \"ready\""));
        assertTrue(
                server.get("/metrics").body().contains("enlace_http_requests_total{module=\"notes\",status=\"2xx\"}"));
    }

    private static String location(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse(answer.statusCode() + answer.body());
        return URLDecoder.decode(location.substring(location.indexOf("title=") + 6), StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder keyed(String key, String body) {
        return server.request("/api/notes")
                .header("Content-Type", JSON)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder change(String ifMatch) {
        var request = server.request("/api/notes/7")
                .header("Content-Type", JSON)
                .PUT(HttpRequest.BodyPublishers.ofString(FINE));
        return ifMatch == null ? request : request.header("If-Match", ifMatch);
    }
}
