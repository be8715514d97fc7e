package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker tries from outside, against the assembled node. */
class AttacksIT {
    private static final String PASSWORD = "una-frase-larga-para-probar";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int GUESSES_PER_SECOND = 50;
    private static final int SECONDS = 5;

    @TempDir
    private static Path data;

    private static Program node;
    private static Browser admin;

    @BeforeAll
    static void aNodeWithOfficers() {
        node = Program.demo(data);
        admin = new Browser(node).signIn(Account.ofDemo(node, "admin"));
    }

    @AfterAll
    static void gone() {
        if (node != null) {
            node.close();
        }
    }

    private static Browser signedIn(String demoAccount) {
        return new Browser(node).signIn(Account.ofDemo(node, demoAccount));
    }

    /** Whether somebody is signed in there. */
    private static boolean inside(Browser browser) {
        return browser.get("/account").statusCode() == 200;
    }

    @Test
    void sessionFixationASessionThatWasThereBeforeTheSignInIsWorthNothingAfterIt() {
        String attackers = signedIn("officer").cookie("enlace");
        for (String planted : List.of(attackers, "made-up", "A".repeat(43))) {
            Browser victim = new Browser(node).planted("enlace", planted).signIn(Account.ofDemo(node, "trainer"));
            assertNotEquals(planted, victim.cookie("enlace"));
            assertFalse(inside(new Browser(node).planted("enlace", planted)), "the planted session opens the node");
            assertTrue(victim.get("/account").body().contains("trainer"));
        }
    }

    @Test
    void aProofAChangeOfPasswordAndSigningOutEndTheSessionThatWasThereBefore() {
        Account account = Account.of("renewed", PASSWORD);
        Browser browser = admin.makes(node, account, "sample-unit", "officer");
        Browser before = browser.copy();
        browser.done("/confirm", "password", PASSWORD, "second-factor", "");
        assertFalse(inside(before), "the session from before the proof");
        Browser elsewhere = new Browser(node).signIn(account);
        before = browser.copy();
        String next = PASSWORD + "-2";
        browser.done("/account/password", "password", PASSWORD, "new-password", next, "repeat-password", next);
        assertFalse(inside(before), "the session from before the change");
        assertFalse(inside(elsewhere), "the session of another browser");
        before = browser.copy();
        assertTrue(inside(before));
        browser.done("/sign-out");
        assertFalse(inside(before), "the session that was signed out");
    }

    @Test
    void crossSiteRequestForgeryNothingIsChangedByAnotherSitesPage() {
        Browser officer = signedIn("trainer");
        String before = officer.get("/account/language").body();
        Map<String, Map<String, String>> foreign = new TreeMap<>(Map.of(
                "cross-site", Map.of("Sec-Fetch-Site", "cross-site"),
                "same-site", Map.of("Sec-Fetch-Site", "same-site"),
                "cross-site with our origin", Map.of("Sec-Fetch-Site", "cross-site", "Origin", node.address()),
                "another origin", Map.of("Origin", "https://elsewhere.example"),
                "no origin", Map.of("Origin", "null"),
                "our origin on another port", Map.of("Origin", "http://127.0.0.1:1"),
                "our origin as a beginning", Map.of("Origin", node.address() + ".elsewhere.example"),
                "another referer", Map.of("Referer", "https://elsewhere.example/" + node.address()),
                "our address as a beginning", Map.of("Referer", node.address() + ".elsewhere.example/"),
                "nothing", Map.of()));
        foreign.forEach((name, headers) -> {
            HttpRequest.Builder request = officer.at("/account/language")
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("language=fr&zone=Europe/Paris"));
            headers.forEach(request::header);
            assertEquals(403, officer.send(request).statusCode(), name);
        });
        assertEquals(before, officer.get("/account/language").body());
        assertTrue(inside(officer));
        assertEquals(
                303,
                officer.send(officer.at("/account/language")
                                .header("Content-Type", FORM)
                                .header("Origin", node.address())
                                .POST(BodyPublishers.ofString("language=es&zone=America/Bogota")))
                        .statusCode(),
                "our own page in a browser that sends an origin alone");
    }

    @Test
    void crossSiteRequestForgeryEveryRouteThatChangesSomethingRefusesAnotherSite() {
        Browser officer = signedIn("trainer");
        List<Reach> changing = Reach.of(node).stream()
                .filter(Reach::isRoute)
                .filter(route -> !route.safe())
                .toList();
        assertTrue(changing.size() > 40, changing::toString);
        for (Reach route : changing) {
            String path = route.name().replaceAll("\\{[^}]+}", "0");
            for (String type : List.of(FORM, "text/plain", "multipart/form-data; boundary=x", "application/json")) {
                HttpResponse<String> answer = officer.send(officer.at(path)
                        .header("Content-Type", type)
                        .header("Sec-Fetch-Site", "cross-site")
                        .method(route.method(), BodyPublishers.ofString("a=1")));
                assertEquals(403, answer.statusCode(), route + " " + type);
            }
        }
        assertTrue(inside(officer), "signed out by another site");
    }

    @Test
    void crossSiteRequestForgeryNobodyIsSignedInAsSomebodyElseByAnotherSite() {
        Account account = Account.ofDemo(node, "officer");
        Browser victim = new Browser(node);
        HttpResponse<String> answer = victim.send(victim.at("/sign-in")
                .header("Content-Type", FORM)
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString(
                        Browser.form("officer", account.name(), "password", account.password()))));
        assertEquals(403, answer.statusCode());
        assertEquals("", victim.cookie("enlace"));
    }

    @Test
    void replayedCodeACodeOpensOneSessionOnly() {
        Account account = Account.of("replayed", PASSWORD);
        Account strong = admin.makes(node, account, "sample-unit", "auditor").enrolled(account);
        Authenticator authenticator = strong.authenticator().orElseThrow();
        String enrolled = authenticator.usedCode();
        assertEquals(422, code(strong, enrolled), "the code that was used to enrol");
        new Browser(node).signIn(strong);
        assertEquals(422, code(strong, authenticator.usedCode()), "the code of the sign-in before");
        assertEquals(422, code(strong, enrolled), "an older one");
    }

    /** The status that a code gets after the right password. */
    private static int code(Account account, String code) {
        Browser browser = new Browser(node);
        HttpResponse<String> asked =
                browser.done("/sign-in", "officer", account.name(), "password", account.password());
        int status = browser.post("/sign-in/code", "pending", Browser.pending(asked), "second-factor", code)
                .statusCode();
        assertEquals("", browser.cookie("enlace"));
        return status;
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void bruteForceManyGuessesASecondNeitherOpenTheAccountNorKeepItsOfficerOut() throws Exception {
        Account victim = Account.ofDemo(node, "analyst");
        Browser known = new Browser(node).signIn(victim);
        known.done("/sign-out");
        HttpClient attacker =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> guesses = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < GUESSES_PER_SECOND * SECONDS; i++) {
            LockSupport.parkNanos(begun + i * 1_000_000_000L / GUESSES_PER_SECOND - System.nanoTime());
            guesses.add(attacker.sendAsync(
                    HttpRequest.newBuilder(URI.create(node.address() + "/sign-in"))
                            .timeout(Duration.ofSeconds(60))
                            .header("Content-Type", FORM)
                            .POST(BodyPublishers.ofString(
                                    Browser.form("officer", victim.name(), "password", "guess-number-" + i)))
                            .build(),
                    BodyHandlers.ofString()));
        }
        long before = System.nanoTime();
        known.signIn(victim);
        double waited = (System.nanoTime() - before) / 1e9;
        Map<Integer, Integer> statuses = new TreeMap<>();
        int longest = 0;
        for (CompletableFuture<HttpResponse<String>> guess : guesses) {
            HttpResponse<String> answer = guess.get(60, TimeUnit.SECONDS);
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            longest = Math.max(
                    longest,
                    Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0")));
        }
        System.out.printf(
                "AttacksIT: %d guesses at %d/s gave %s; the officer came in after %.2f s%n",
                guesses.size(), GUESSES_PER_SECOND, statuses, waited);
        assertEquals(0, statuses.getOrDefault(303, 0), "a guess came in");
        assertTrue(statuses.getOrDefault(429, 0) > guesses.size() * 8 / 10, "hardly any guess had to wait");
        assertTrue(longest > 0 && longest <= 300, "a wait of " + longest + " s");
        assertTrue(waited < 10, "the officer waited " + waited + " s");
        assertTrue(inside(known));
        node.shell("officer:unlock", victim.name());
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void slowClientsOfEveryKindKeepNobodyWaiting() throws Exception {
        try (SlowClients slow = SlowClients.of(
                node,
                new InetSocketAddress("127.0.0.1", node.port()),
                1_000,
                SlowClients.Kind.HEAD,
                SlowClients.Kind.BODY,
                SlowClients.Kind.CHUNKED,
                SlowClients.Kind.REFUSED,
                SlowClients.Kind.READER)) {
            System.out.println(
                    "AttacksIT: " + SlowClients.othersWork(node, 6, Duration.ofSeconds(SECONDS)) + " beside " + slow);
        }
    }

    @Test
    void namesOfAccountsAreNotTold() {
        Browser stranger = new Browser(node);
        String unknown = stranger.post("/sign-in", "officer", "nobody-here", "password", "some-wrong-words")
                .body();
        String known = stranger.post("/sign-in", "officer", "trainer", "password", "some-wrong-words")
                .body();
        assertEquals(unknown.replace("nobody-here", "X"), known.replace("trainer", "X"));
    }

    @Test
    void headerInjectionNoParameterOfAnyRouteWritesAHeader() throws IOException {
        Browser officer = admin;
        String bad = "%0d%0aX-Injected:%201%0d%0a%0d%0a%3Cscript%3E";
        List<String> parameters =
                List.of("to", "back", "q", "after", "code", "done", "unit", "role", "left", "source", "size");
        for (Reach route : Reach.of(node)) {
            if (!route.isRoute() || !route.safe()) {
                continue;
            }
            StringBuilder query = new StringBuilder("?");
            parameters.forEach(
                    name -> query.append(name).append("=/").append(bad).append('&'));
            for (String path : List.of(
                    route.name().replaceAll("\\{[^}]+}", "es") + query,
                    route.name().replaceAll("\\{[^}]+}", bad))) {
                Raw answer = Raw.exchange(
                        node.port(),
                        Raw.head(
                                node.port(),
                                "GET " + path,
                                "Cookie: enlace=" + officer.cookie("enlace"),
                                "Accept-Language: es%0d%0aX-Injected: 1",
                                "Connection: close"));
                assertFalse(answer.head().toLowerCase(java.util.Locale.ROOT).contains("\nx-injected"), path);
                assertTrue(answer.status() < 500, path + " " + answer.status());
            }
        }
    }

    @Test
    void headerInjectionNoFieldOfAFormAndNoFileNameWritesAHeader() {
        Browser officer = signedIn("analyst");
        String bad = "/x\r\nX-Injected: 1\r\n\r\n<script>";
        for (HttpResponse<String> answer : List.of(
                new Browser(node).post("/sign-in", "officer", "officer", "password", "wrong", "to", bad),
                officer.post(
                        "/confirm", "password", Account.ofDemo(node, "analyst").password(), "to", bad),
                officer.post("/account/language", "language", "es" + bad, "zone", bad),
                officer.post("/account/acting", "for", bad),
                officer.send(officer.fromHere("/protocols/import")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(
                                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a"
                                        + "\\\"\r\nX-Injected: 1.json\"\r\n\r\n[]\r\n--x--\r\n"))))) {
            assertTrue(answer.headers().firstValue("X-Injected").isEmpty());
            assertTrue(answer.statusCode() < 500, answer.body());
            assertFalse(answer.body().contains("<script>"), "not escaped");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "///elsewhere.example/",
                "/\\elsewhere.example/",
                "\\\\elsewhere.example",
                "/\t/elsewhere.example/",
                "\t//elsewhere.example/",
                " //elsewhere.example/",
                "/\r\n/elsewhere.example/",
                "/%09/elsewhere.example/",
                "/..//elsewhere.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "http:elsewhere.example",
                "/@elsewhere.example:80//elsewhere.example",
                ".elsewhere.example",
                "@elsewhere.example",
                "：//elsewhere.example",
                "/／elsewhere.example",
                "/#//elsewhere.example"
            })
    void openRedirectNobodyIsLedToAnotherSite(String to) {
        Account account = Account.ofDemo(node, "trainer");
        Browser browser = new Browser(node);
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(browser.post("/sign-in", "officer", account.name(), "password", account.password(), "to", to));
        answers.add(browser.post("/confirm", "password", account.password(), "to", to));
        String encoded = java.net.URLEncoder.encode(to, StandardCharsets.UTF_8);
        answers.add(browser.get("/language/es?back=" + encoded));
        for (HttpResponse<String> answer : answers) {
            if (answer.statusCode() == 400 && answer.uri().getPath().startsWith("/language")) {
                continue;
            }
            assertEquals(303, answer.statusCode(), answer.uri() + ": " + answer.body());
            String location = answer.headers().firstValue("Location").orElseThrow();
            URI led = answer.uri().resolve(location);
            assertEquals(URI.create(node.address()).getAuthority(), led.getRawAuthority(), location);
            assertEquals("http", led.getScheme());
            assertFalse(led.getRawPath().startsWith("//"), location);
        }
        String page = browser.get("/sign-in?to=" + encoded).body();
        boolean ours = to.startsWith("/%");
        assertTrue(
                ours || !page.contains("href=\"" + to + "\"") && !page.contains("value=\"" + to + "\""),
                "kept in the page");
    }

    @Test
    void aDisabledOfficerIsOutWithinSecondsWithEverySessionAndToken() {
        Account account = Account.of("leaving", PASSWORD);
        Browser one = admin.makes(node, account, "sample-unit", "officer");
        Browser two = new Browser(node).signIn(account);
        Client token = Client.of(node, "leaving");
        assertTrue(inside(one) && inside(two));
        assertEquals(200, token.status("/api/protocols?size=1"));
        node.shell("officer:disable", "leaving", "--reason", "Left the service");
        Instant closed = Instant.now();
        while (inside(one) || inside(two) || token.status("/api/protocols?size=1") != 401) {
            assertTrue(Duration.between(closed, Instant.now()).toSeconds() < 6, "still in after 6 s");
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        System.out.println("AttacksIT: out after "
                + Duration.between(closed, Instant.now()).toMillis() + " ms");
        assertEquals(
                422,
                new Browser(node)
                        .post("/sign-in", "officer", "leaving", "password", PASSWORD)
                        .statusCode());
    }

    @Test
    void aTokenOpensNoPageAndASessionIsNoToken() {
        Client token = Client.of(node, "officer");
        assertEquals(200, token.status("/api/protocols?size=1"));
        for (String page : List.of("/", "/account", "/protocols", "/search?q=trata", "/apiary", "/API/protocols")) {
            HttpResponse<String> answer = token.get(page);
            assertTrue(answer.statusCode() == 303 || answer.statusCode() == 404, page + " " + answer.statusCode());
        }
        Browser session = signedIn("officer");
        assertTrue(inside(session));
        Browser stranger = new Browser(node);
        for (String scheme : List.of("Bearer ", "bearer ", "Basic ", "")) {
            assertEquals(
                    401,
                    stranger.send(stranger.at("/api/protocols")
                                    .header("Authorization", scheme + session.cookie("enlace")))
                            .statusCode());
        }
        String secret = token.headers()[0].substring("Authorization: Bearer ".length());
        assertFalse(inside(new Browser(node).planted("enlace", secret)), "a token as a cookie");
        assertEquals(401, stranger.get("/api/protocols?access_token=" + secret).statusCode());
    }

    @Test
    void cookiesAreForThisNodeAloneAndOutOfReachOfScripts() {
        Account account = Account.ofDemo(node, "officer");
        Browser browser = new Browser(node);
        HttpResponse<String> answer =
                browser.post("/sign-in", "officer", account.name(), "password", account.password());
        Map<String, String> cookies = new TreeMap<>();
        answer.headers()
                .allValues("Set-Cookie")
                .forEach(cookie -> cookies.put(cookie.substring(0, cookie.indexOf('=')), cookie));
        assertEquals(java.util.Set.of("enlace", "enlace_device"), cookies.keySet());
        String session = cookies.get("enlace");
        for (String cookie : cookies.values()) {
            assertTrue(cookie.matches("(?i).*; *HttpOnly.*") && cookie.matches("(?i).*; *Path=\"?/\"?(;.*|$)"), cookie);
            assertFalse(cookie.matches("(?i).*; *Domain=.*"), cookie);
        }
        assertTrue(session.matches("(?i).*; *SameSite=Lax.*"), session);
        assertFalse(
                session.matches("(?i).*; *(Max-Age|Expires)=.*"), "it stays after the browser is closed: " + session);
        assertTrue(cookies.get("enlace_device").matches("(?i).*; *SameSite=Strict.*"), cookies::toString);
        assertTrue(browser.cookie("enlace").length() >= 43, "fewer than 256 bits");
        String language =
                browser.get("/language/fr").headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(language.contains("HttpOnly") && language.contains("SameSite=Lax"), language);
    }

    @Test
    void personalPagesAreKeptInNoCache() {
        Browser officer = signedIn("officer");
        for (String path : List.of("/", "/account", "/account/sessions", "/protocols", "/api/protocols", "/sign-in")) {
            assertEquals(
                    "no-store",
                    officer.get(path).headers().firstValue("Cache-Control").orElse(""),
                    path);
        }
        HttpResponse<String> out = officer.post("/sign-out");
        assertTrue(out.headers().firstValue("Clear-Site-Data").isPresent());
    }

    @Test
    void anAddressThatIsNotTheNodesIsNotServed() throws IOException {
        for (String host : List.of("elsewhere.example", "127.0.0.1.elsewhere.example", "169.254.169.254")) {
            Raw answer = Raw.exchange(
                    node.port(),
                    ("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(421, answer.status(), host);
            assertFalse(answer.head().contains("Location: http://" + host), answer.head());
        }
    }

    @Test
    void nothingSecretStandsInTheLog() throws IOException {
        Account account = Account.of("logged", PASSWORD);
        Browser browser = admin.makes(node, account, "sample-unit", "auditor");
        Account strong = browser.enrolled(account);
        String code = strong.authenticator().orElseThrow().usedCode();
        Client token = Client.of(node, "officer");
        String log = node.log();
        for (String secret : List.of(
                PASSWORD,
                Account.ofDemo(node, "admin").password(),
                browser.cookie("enlace"),
                browser.cookie("enlace_device"),
                admin.cookie("enlace"),
                token.headers()[0].substring("Authorization: Bearer ".length()))) {
            assertFalse(log.contains(secret), "a secret stands in the log");
        }
        assertFalse(log.contains("code=") || log.contains("code " + code), "a code stands in the log");
    }
}
