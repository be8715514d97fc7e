package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.enlace.launcher.ShellCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What should never be sent, sent to the assembled node with the shipped records: each is answered with a status of the 400s that
 * names value and rule, as a page in the language of the officer and of the browser or as problem+json, and changes nothing.
 */
class BadInputIT {
    private static final String API = "/api/protocols";
    private static final String FRENCH = "Accept-Language: fr";
    private static final String JSON = "Content-Type: application/json";
    private static final String CLOSE = "Connection: close";

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    private static Program node;
    private static Client client;
    private static Map<String, String> records;

    @BeforeAll
    static void aNodeWithRecords() {
        node = Program.demo(data);
        client = Client.signedIn(node, Account.ofDemo(node, "admin"));
        assertEquals(
                303,
                client.form("/account/language", "language=fr&zone=America/Bogota")
                        .statusCode());
        records = client.titles();
        assertFalse(records.isEmpty());
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
    }

    @AfterEach
    void nothingHasChangedAndNothingBroke() throws IOException {
        assertEquals(records, client.titles());
        NotesNode.await("the node is ready", () -> client.get("/health").body().contains("\"status\": \"ready\""));
        assertFalse(node.log().contains("Incident"), node.log());
    }

    /** The head of a request by the officer who is signed in. */
    private static byte[] head(String line, String... headers) {
        String[] signed = client.headers();
        String[] all = Arrays.copyOf(headers, headers.length + signed.length);
        System.arraycopy(signed, 0, all, headers.length, signed.length);
        return Raw.head(node.port(), line, all);
    }

    private static Raw sent(String line, String... headers) throws IOException {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = CLOSE;
        return Raw.exchange(node.port(), head(line, all));
    }

    private static void isProblem(int status, String code, Raw answer) {
        assertEquals(status, answer.status(), answer.head() + answer.body());
        assertTrue(answer.head().contains("Content-Type: application/problem+json"), answer.head());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
        assertTrue(answer.body().contains("\"status\":" + status), answer.body());
    }

    private static void isFrenchPage(int status, Raw answer) {
        assertEquals(status, answer.status(), answer.head() + answer.body());
        assertTrue(answer.head().contains("Content-Type: text/html;charset=utf-8"), answer.head());
        assertTrue(answer.head().contains("style-src 'self'"), answer.head());
        assertTrue(answer.body().contains("<html lang=\"fr\""), answer.body());
        assertTrue(answer.body().contains("Aller à l’accueil"), answer.body());
    }

    static Stream<Arguments> bodies() {
        String guide = Client.aGuide("Mala");
        return Stream.of(
                Arguments.of("", 400, "json.empty", "contenu"),
                Arguments.of("{\"title\":", 400, "json.malformed", "ligne 1, colonne 10"),
                Arguments.of("{} {}", 400, "json.trailing", "JSON"),
                Arguments.of("{\"title\":\"a\",\"title\":\"b\"}", 400, "json.duplicate-field", "« title »"),
                Arguments.of("{\"titel\":\"a\"}", 422, "json.unknown-field", "« titel »"),
                Arguments.of("[]", 422, "json.wrong-type", "il faut un objet"),
                Arguments.of("{\"title\":5}", 422, "json.wrong-type", "« title »"),
                Arguments.of("{\"verified\":\"yes\"}", 422, "json.wrong-type", "true ou false"),
                Arguments.of("{\"title\":\"\\u0000\"}", 422, "text.characters", "NUL"),
                Arguments.of(guide.replace("2024-05-01", "2024-02-30"), 422, "protocol.date-form", "« 2024-02-30 »"),
                Arguments.of(guide.replace("0204", "99999"), 422, "protocol.crime-type", "« 99999 »"),
                Arguments.of(guide.replace("\"CO\"", "\"ZZ\""), 422, "protocol.country", "« ZZ »"),
                Arguments.of(guide.replace("\"Mala\"", "\"\""), 422, "protocol.required", "« title »"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatIsNoRecordIsRefusedByName(String body, int status, String code, String named) {
        HttpResponse<String> answer = client.send(client.at(API)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "fr")
                .POST(BodyPublishers.ofString(body)));

        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
        assertTrue(answer.body().contains(named), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "foo", "application/json/x"})
    void aBodyOfAnotherTypeIsRefused(String type) throws IOException {
        Raw answer = Raw.exchange(
                node.port(),
                head("POST " + API, "Content-Type: " + type, "Content-Length: 2", CLOSE),
                "{}".getBytes(StandardCharsets.US_ASCII));
        isProblem(415, "unsupported-type", answer);
    }

    @Test
    void aTruncatedImportFileSaysWhereItEnds() throws IOException {
        String whole = Files.readString(Program.assembled().resolve("config/reference/practices.json"));
        String half = whole.substring(0, whole.length() / 2);
        HttpResponse<String> problem = client.send(client.at(API + "/import?mode=acceptable")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "fr")
                .POST(BodyPublishers.ofString(half)));
        assertEquals(422, problem.statusCode(), problem.body());
        assertTrue(problem.body().contains("import.ends-early"), problem.body());
        assertTrue(problem.body().contains("à la ligne "), problem.body());

        HttpResponse<String> page = client.send(client.at("/protocols/import")
                .header("Content-Type", "multipart/form-data; boundary=cut")
                .header("Accept-Language", "fr")
                .POST(BodyPublishers.ofString(
                        "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n" + half
                                + "\r\n--cut--\r\n")));
        assertEquals(422, page.statusCode(), page.body());
        assertTrue(page.body().contains("<html lang=\"fr\""), page.body());
        assertTrue(page.body().contains("il est tronqué"), page.body());
    }

    @Test
    void anOversizeBodyIsRefusedByItsHeadOrWhileItIsRead() throws IOException {
        byte[] mebibyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        Raw told = Raw.exchange(
                node.port(),
                head("POST " + API, JSON, FRENCH, "Content-Length: 3145728", CLOSE),
                mebibyte,
                mebibyte,
                mebibyte);
        Raw chunked = Raw.exchange(
                node.port(),
                head("POST " + API, JSON, FRENCH, "Transfer-Encoding: chunked", CLOSE),
                chunk,
                chunk,
                chunk,
                "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        for (Raw answer : List.of(told, chunked)) {
            isProblem(413, "body.too-large", answer);
            assertTrue(answer.body().contains("1\u202f048\u202f576"), answer.body());
        }
    }

    @Test
    void anUploadOfTwoGigabytesIsRefusedWhenItsFirstPartArrives() throws IOException {
        byte[] first = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        String length = "Content-Length: 2147483648";
        Raw problem = Raw.exchange(node.port(), head("POST " + API + "/import", JSON, FRENCH, length), first);
        isProblem(413, "body.too-large", problem);
        assertTrue(problem.body().contains("10\u202f485\u202f760"), problem.body());

        Raw page = Raw.exchange(
                node.port(),
                head("POST /protocols/import", "Content-Type: multipart/form-data; boundary=big", FRENCH, length),
                "--big\r\n".getBytes(StandardCharsets.US_ASCII),
                first);
        isFrenchPage(413, page);
    }

    @Test
    void aBodyThatBreaksOffIsTheSendersFault() throws IOException {
        byte[] head = head("POST " + API, JSON, "Content-Length: 40");
        byte[] request = Arrays.copyOf(head, head.length + 1);
        request[head.length] = '{';
        isProblem(400, "client.incomplete", Raw.cutOff(node.port(), request));

        Raw chunk = Raw.exchange(
                node.port(),
                head("POST " + API, JSON, "Transfer-Encoding: chunked", CLOSE),
                "zz\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        isProblem(400, "client.incomplete", chunk);
    }

    /** Two readers of one message could take its end for different places. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: +2",
                "Content-Length: 2, 3",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding : chunked"
            })
    void aMessageOfTwoLengthsIsRefused(String lengths) throws IOException {
        Raw answer = Raw.exchange(
                node.port(),
                head("POST " + API, JSON, lengths, CLOSE),
                "0\r\n\r\nGET /api/account HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(answer.status() == 400 || answer.status() == 501, answer.head());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/../x", "/%2e%2e/x", "/%2e%2e%2f%2e%2e/etc/passwd", "/a%2fb", "//x", "/;a", "/%c3%28", "/\u00ff"
            })
    void aCrookedAddressIsRefused(String path) throws IOException {
        isProblem(400, "path.malformed", sent("GET " + API + path, FRENCH));
        isFrenchPage(400, sent("GET /protocols" + path, FRENCH));
    }

    /** Of these not even the head is read, so that neither path nor language is known. */
    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/\u0000", "/%zz", "/%", "/a b"})
    void anAddressThatIsNoneIsRefused(String path) throws IOException {
        isProblem(400, "bad-request", sent("GET " + API + path));
        isProblem(400, "bad-request", sent("GET /protocols" + path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=%ff%fe", "?q=%c0%ae", "?q=%zz", "?q=%", "?q=%00"})
    void aQueryThatIsNoTextIsRefused(String query) throws IOException {
        isProblem(400, "path.malformed", sent("GET " + API + query, FRENCH));
        isFrenchPage(400, sent("GET /protocols" + query, FRENCH));
        isFrenchPage(400, sent("GET /search" + query, FRENCH));
    }

    @Test
    void anOverlongAddressOrHeaderIsRefused() throws IOException {
        isProblem(414, "header.too-large", sent("GET " + API + "?q=" + "a".repeat(9_000), FRENCH));
        isFrenchPage(414, sent("GET /protocols?q=" + "a".repeat(9_000), FRENCH));
        isProblem(414, "header.too-large", sent("GET " + API + "?q=" + "a".repeat(60_000)));
        isProblem(431, "header.too-large", sent("GET " + API, "X-Long: " + "b".repeat(60_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "TRACE", "get", "PROPFIND"})
    void anUnknownMethodIsRefusedByName(String method) throws IOException {
        Raw problem = sent(method + " " + API, FRENCH);
        isProblem(405, "method.unknown", problem);
        assertTrue(problem.body().contains("« " + method + " »"), problem.body());
        assertTrue(problem.head().contains("Allow: "), problem.head());
        isFrenchPage(405, sent(method + " /protocols", FRENCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?kind=poem", "?year=soon", "?country=ZZZ", "?phase=night", "?order=luck"})
    void aParameterWithAnImpossibleValueIsNamed(String query) throws IOException {
        String value = query.substring(query.indexOf('=') + 1);
        Raw problem = sent("GET " + API + query, FRENCH);
        assertEquals(422, problem.status(), problem.body());
        assertTrue(problem.body().contains("« " + value + " »"), problem.body());
        Raw page = sent("GET /protocols" + query, FRENCH);
        isFrenchPage(422, page);
        assertTrue(page.body().contains("« " + value + " »"), page.body());
    }

    private ShellCall told(String... command) {
        return ShellCall.of(data, InputStream.nullInputStream(), List.of(command));
    }

    private void isRefused(ShellCall call, String... named) {
        assertEquals(1, call.status(), call.out() + call.err());
        for (String each : named) {
            assertTrue(call.err().contains(each), call.out() + call.err());
        }
    }

    @Test
    void anArchiveThatIsNoneIsRefusedByName() throws IOException {
        isRefused(told("module:install", "/nowhere/x.zip"), "/nowhere/x.zip");
        Path text = Files.writeString(folder.resolve("text.zip"), "no archive");
        isRefused(told("module:install", text.toString()), text.toString(), "not a zip file");
        byte[] whole = Files.readAllBytes(Program.archive("protocol-library"));
        Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));
        isRefused(told("module:install", half.toString()), half.toString(), "damaged");
        isRefused(told("module:remove", "no-such"), "no-such");
        assertEquals(200, client.status("/protocols"));
    }

    @Test
    void aTypingErrorInTheConfigurationIsNamedAndTheRestApplies() throws IOException {
        Path typo = data.resolve("config/typo.json");
        Path broken = data.resolve("config/broken.json");
        Files.writeString(typo, "{\"org.enlace.web\": {\"bodyLimt\": 5, \"zone\": 5}, \"org.enlace.wbe\": {\"a\": 1}}");
        Files.writeString(broken, "{\"org.enlace.web\": {\"language\" \"es\"}}");
        try {
            String check = awaited("broken.json", "bodyLimt", "\"zone\" is 5", "org.enlace.wbe");
            assertTrue(check.contains("did you mean \"bodyLimit\"?"), check);
            assertTrue(check.contains("takes a time zone"), check);
            assertTrue(check.contains("line 1"), check);
            assertEquals(200, client.status("/health"));
            assertEquals(200, client.status("/protocols"));
        } finally {
            Files.delete(typo);
            Files.delete(broken);
            awaited();
        }
    }

    /** What {@code config:check} says once it names all of these, or, of none, once it finds nothing wrong any more. */
    private String awaited(String... named) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            ShellCall check = told("config:check");
            boolean done = named.length == 0
                    ? check.status() == 0
                    : Arrays.stream(named).allMatch(check.out()::contains);
            if (done) {
                assertEquals(named.length == 0 ? 0 : 1, check.status());
                return check.out();
            }
            assertTrue(System.nanoTime() < end, check.out() + check.err());
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
