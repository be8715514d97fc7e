package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorTest {
    private static WebServer server;

    @BeforeAll
    static void open() {
        server = WebServer.serving(new Notes());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/help",
                "/search",
                "/notes",
                "/nowhere",
                "/api/notes",
                "/api/nowhere",
                "/health",
                "/metrics"
            })
    void every_answer_carries_the_security_headers(String path) {
        var headers = server.get(path).headers();

        String policy = headers.firstValue("Content-Security-Policy").orElse("");
        boolean page = headers.firstValue("Content-Type").orElse("").startsWith("text/html");
        for (String part : page
                ? List.of("default-src 'none'", "script-src 'self';", "style-src 'self';", "form-action 'self'")
                : List.of("default-src 'none'")) {
            assertTrue(policy.contains(part), policy);
        }
        assertTrue(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), policy);
        assertFalse(policy.contains("unsafe") || policy.contains("*") || policy.contains("http"), policy);
        if (page) {
            assertEquals(
                    "same-origin",
                    headers.firstValue("Cross-Origin-Opener-Policy").orElse(""));
        }
        assertEquals(
                "same-origin",
                headers.firstValue("Cross-Origin-Resource-Policy").orElse(""));
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElse(""));
        assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
        assertTrue(headers.firstValue("Server").isEmpty());
    }

    @Test
    void no_other_origin_is_let_in() {
        for (String path : List.of("/notes", "/api/notes", "/health", "/assets/none")) {
            for (String method : List.of("GET", "OPTIONS", "POST")) {
                HttpResponse<String> answer = server.send(server.request(path)
                        .header("Origin", "https://elsewhere.example")
                        .header("Access-Control-Request-Method", "POST")
                        .method(method, HttpRequest.BodyPublishers.noBody()));
                assertEquals(
                        List.of(),
                        answer.headers().map().keySet().stream()
                                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"))
                                .toList(),
                        method + " " + path);
                assertFalse(method.equals("OPTIONS") && answer.statusCode() / 100 == 2, path + " answers a preflight");
            }
        }
    }

    @Test
    void aForeignOriginIsRefusedWhateverTheBrowserSaysOfItsSite() {
        HttpResponse<String> answer = server.send(server.request("/notes")
                .header("Sec-Fetch-Site", "none")
                .header("Origin", "https://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertEquals(403, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\na=\r\n0\r\n\r\n", "2\r\na=\n0\r\n\r\n", "2\r\na=\r\n0\n\r\n", "2;a=b\na=\r\n0\r\n\r\n"})
    void aChunkWhoseLinesEndWithoutACarriageReturnIsRefused(String chunks) throws IOException {
        String answer = Raw.exchange(
                server.port(),
                ("POST /notes HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n" + chunks)
                        .getBytes(StandardCharsets.US_ASCII));

        assertEquals(400, Raw.status(answer), answer);
    }

    @Test
    void aBodyInChunksIsRefusedInHttp10() throws IOException {
        String answer = Raw.exchange(
                server.port(),
                ("POST /notes HTTP/1.0\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));

        assertEquals(400, Raw.status(answer), answer);
    }

    @Test
    void an_unknown_path_is_a_page_for_people_and_a_problem_for_programs() {
        HttpResponse<String> page = server.get("/nowhere");
        HttpResponse<String> problem = server.get("/api/nowhere");

        assertEquals(404, page.statusCode());
        assertTrue(page.body().startsWith("<!DOCTYPE html>"));
        assertEquals(404, problem.statusCode());
        assertEquals(
                "application/problem+json",
                problem.headers().firstValue("Content-Type").orElse(""));
        assertTrue(problem.body().contains("\"code\":\"not-found\""), problem.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "10.0.0.1", "enlace"})
    void a_foreign_host_name_is_turned_away(String host) throws IOException {
        String answer = Raw.exchange(
                server.port(),
                ("GET /api/notes HTTP/1.1\r\nHost: " + host + ":" + server.port() + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));

        assertEquals(421, Raw.status(answer));
    }

    @Test
    void a_change_from_another_site_is_turned_away() {
        var cross = server.request("/notes")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody());
        var sameSite = server.request("/notes")
                .header("Sec-Fetch-Site", "same-site")
                .POST(HttpRequest.BodyPublishers.noBody());
        var origin = server.request("/notes")
                .header("Origin", "http://localhost:1")
                .POST(HttpRequest.BodyPublishers.noBody());
        var nothing = server.request("/notes").header("Origin", "null").POST(HttpRequest.BodyPublishers.noBody());
        var referer = server.request("/notes")
                .header("Referer", server.uri() + ".evil.example/x")
                .POST(HttpRequest.BodyPublishers.noBody());

        for (var request : new HttpRequest.Builder[] {cross, sameSite, origin, nothing, referer}) {
            assertEquals(403, server.send(request).statusCode());
        }
    }

    @Test
    void a_change_from_the_nodes_own_page_is_let_in() {
        var request = server.request("/notes")
                .header("Origin", server.uri().toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("title=x"));

        assertEquals(303, server.send(request).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /notes/../help",
                "GET /notes/%2e%2e/help",
                "GET /notes/%2E",
                "GET /notes/%zz",
                "GET /notes/%",
                "GET /notes/%00",
                "GET /notes/a%2fb",
                "GET /notes/a;b=c",
                "GET //notes",
                "GET /notes?x=%zz",
                "GET /notes?x=%00",
                "GET /notes?x=%ff",
                "GET /notes?x=%c3%28",
                "GET /api/notes?size=abc",
                "GET /api/notes?size=0",
                "GET /api/notes?size=99999999999",
                "GET /api/notes?size=101",
                "GET /notes?year=x",
                "GET notes",
                "GET /notes\\x",
                "GET /%c0%ae%c0%ae/"
            })
    void a_malformed_address_is_the_senders_fault(String line) throws IOException {
        String answer = Raw.line(server.port(), line + " HTTP/1.1");

        int status = Raw.status(answer);
        assertTrue(status == 400 || status == 404, line + " gave " + answer);
        assertTrue(answer.contains("<!DOCTYPE html>") || answer.contains("\"code\":"), answer);
        assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes/%2e%2e/x", "/notes/a%2fb", "/notes//x", "/notes/%c3%28", "/notes/%5c"})
    void a_malformed_address_is_answered_with_a_page_or_a_problem_in_the_senders_language(String path)
            throws IOException {
        String page = Raw.line(server.port(), "GET " + path + " HTTP/1.1", "Accept-Language: fr");
        String problem = Raw.line(server.port(), "GET /api" + path + " HTTP/1.1", "Accept-Language: pt");

        assertEquals(400, Raw.status(page), page);
        assertTrue(page.contains("Content-Type: text/html") && page.contains("<html lang=\"fr\""), page);
        assertTrue(page.contains("style-src 'self'"), page);
        assertEquals(400, Raw.status(problem), problem);
        assertTrue(problem.contains("application/problem+json") && problem.contains("O endereço"), problem);
        assertTrue(problem.contains("\"code\":\"path.malformed\""), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notes/%zz", "/notes/%00", "/api/notes/%zz"})
    void an_address_that_hides_the_rest_of_the_request_is_answered_in_the_nodes_language(String path)
            throws IOException {
        String problem = Raw.line(server.port(), "GET " + path + " HTTP/1.1", "Accept-Language: fr");

        assertEquals(400, Raw.status(problem), problem);
        assertTrue(problem.contains("application/problem+json") && problem.contains("the address"), problem);
        assertTrue(problem.contains("\"code\":\"bad-request\""), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: foo", "Accept: foo"})
    void a_header_that_cannot_be_read_is_answered_in_words(String header) throws IOException {
        String problem = Raw.line(server.port(), "GET /api/notes HTTP/1.1", header);

        int status = Raw.status(problem);
        assertTrue(status == 200 || status == 400 || status == 406 || status == 415, problem);
        assertTrue(status == 200 || problem.contains("application/problem+json"), problem);
    }

    @Test
    void an_overlong_address_or_header_is_the_senders_fault() throws IOException {
        assertEquals(414, Raw.status(Raw.line(server.port(), "GET /notes?" + "x".repeat(8_100) + " HTTP/1.1")));
        int longer = Raw.status(Raw.line(server.port(), "GET /notes?" + "x".repeat(100_000) + " HTTP/1.1"));
        assertTrue(longer == 414 || longer == 431, "gave " + longer);
        assertEquals(431, Raw.status(Raw.line(server.port(), "GET /notes HTTP/1.1", "X: " + "y".repeat(100_000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "CONNECT", "PROPFIND", "get", "X"})
    void an_unknown_method_is_refused(String method) throws IOException {
        int status = Raw.status(Raw.line(server.port(), method + " /notes HTTP/1.1"));

        assertTrue(status == 405 || status == 400, method + " gave " + status);
    }

    @Test
    void the_language_is_the_cookies_else_the_browsers_else_the_nodes() {
        assertTrue(server.get("/help").body().contains("<html lang=\"en\""));
        var browser = server.request("/help").header("Accept-Language", "de, fr-CA;q=0.9, es;q=0.8");
        assertTrue(server.send(browser).body().contains("<html lang=\"fr\""));
        var cookie = server.request("/help").header("Accept-Language", "fr").header("Cookie", "enlace_language=pt");
        assertTrue(server.send(cookie).body().contains("<html lang=\"pt\""));
        var nonsense =
                server.request("/help").header("Accept-Language", ";;;q=,").header("Cookie", "enlace_language=xx");
        assertTrue(server.send(nonsense).body().contains("<html lang=\"en\""));
    }

    @Test
    void the_language_switch_goes_back_to_a_path_of_this_node_only() {
        HttpResponse<String> switched = server.get("/language/fr?back=/notes%3Fyear%3D2024");
        assertEquals(303, switched.statusCode());
        assertTrue(switched.headers().firstValue("Location").orElse("").endsWith("/notes?year=2024"));
        assertTrue(switched.headers().firstValue("Set-Cookie").orElse("").contains("enlace_language=fr"));
        for (String evil :
                new String[] {"//evil.example", "http://evil.example", "/%5Cevil.example", "/%09/evil.example", ""}) {
            String location = server.get("/language/fr?back=" + evil)
                    .headers()
                    .firstValue("Location")
                    .orElse("");
            assertEquals(server.uri() + "/", location, evil);
        }
        assertEquals(404, server.get("/language/xx").statusCode());
    }

    @Test
    void assets_may_be_kept_for_ever_under_their_fingerprint() {
        String page = server.get("/help").body();
        String address = page.substring(page.indexOf("/assets/"), page.indexOf("enlace.css") + "enlace.css".length());

        HttpResponse<String> first = server.get(address.substring(address.lastIndexOf("/assets/")));

        assertEquals(200, first.statusCode());
        assertTrue(first.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        var again = server.request(address.substring(address.lastIndexOf("/assets/")))
                .header("If-None-Match", tag);
        assertEquals(304, server.send(again).statusCode());
        assertEquals(
                "no-cache",
                server.get("/assets/enlace.css")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""));
        assertEquals(404, server.get("/assets/nothing.css").statusCode());
    }

    @Test
    void pages_are_compressed() {
        var request = server.request("/help").header("Accept-Encoding", "gzip");

        HttpResponse<String> answer = server.send(request);

        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(answer.body().length() < 4_000, "had " + answer.body().length());
    }

    @Test
    void random_bytes_never_find_a_bug() throws IOException {
        long seed = Long.getLong("enlace.seed", System.nanoTime());
        Random random = new Random(seed);
        String alphabet = "/ab%20?=&;#.<>\"'\\{}|^`[]\u00e9\u0000\t:@!$()*+,~-_";
        for (int i = 0; i < 300; i++) {
            StringBuilder path = new StringBuilder(random.nextBoolean() ? "/notes" : "/api/notes");
            for (int n = random.nextInt(30); n > 0; n--) {
                path.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int status = Raw.status(Raw.line(server.port(), "GET " + path + " HTTP/1.1"));
            assertTrue(status < 500, "seed " + seed + ": GET " + path + " gave " + status);
        }
    }
}
