package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.node.Gatekeeping.Who;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything a running node says it serves, against everybody who may knock. Made from the node's own list, so that what is new
 * cannot be forgotten; that the list is whole is shown by the links of its pages, its description of the API and the methods it
 * does not name.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String UPLOAD = "multipart/form-data; boundary=x";
    private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n1\r\n--x--\r\n";
    /** The accounts of a demonstration, one for each role. */
    private static final List<String> SAMPLES = List.of(
            "admin",
            "officer",
            "analyst",
            "investigator",
            "prosecutor",
            "central",
            "trainer",
            "auditor",
            "other-officer");

    private static final List<String> WORKFLOWS = List.of("/api/protocols", "/api/training", "/api/jit");

    /** What takes a fresh proof in the browser and is open to every token, and why. */
    private static final Map<String, String> FOR_TOKENS = Map.of(
            "POST /api/calendar/feeds",
            "an address for one's own dates, which holds nothing that needs a second factor");

    private static final Duration IDLE = Duration.ofMinutes(1);

    /** A word for which each search source finds something, and no other does. */
    private static final Map<String, String> WORDS = Map.of(
            "protocols",
            "entrevista",
            "training",
            "videoconferencias",
            "training-outcome",
            TrainingSeeds.NOTED,
            "exchange-call",
            "fluviales",
            "jit",
            TeamSeeds.NOTED);

    @TempDir
    private static Path data;

    private static Cast cast;
    private static List<Reach> all;
    private static Instant lastUse;
    private static final Map<Reach, String> TYPES = new HashMap<>();

    @BeforeAll
    static void everybodyIsThere() {
        cast = new Cast(data);
        all = Reach.of(cast.node);
        assertEquals(200, cast.of(Who.EXPIRED).get("/account").statusCode(), "signed in for now");
        lastUse = Instant.now();
    }

    @AfterAll
    static void gone() {
        if (cast != null) {
            cast.close();
        }
    }

    private static Stream<Reach> routes() {
        return all.stream().filter(Reach::isRoute);
    }

    @Test
    @Order(1)
    void everythingThatIsServedSaysWhatItTakesAndAFeatureDeclaresIt() {
        assertTrue(routes().count() > 90, "hardly any route is listed: " + all.size());
        for (String kind : List.of("MENU", "CARD", "SEARCH", "COMMAND")) {
            assertTrue(all.stream().anyMatch(entry -> entry.kind().equals(kind)), "no " + kind + " is listed");
        }
        assertEquals(List.of(), all.stream().filter(entry -> !entry.served()).toList());
        assertEquals(
                List.of(),
                all.stream()
                        .filter(entry -> !cast.permissions.contains(entry.access()))
                        .filter(entry -> !entry.isRoute() || !entry.open() && !entry.anyOfficer())
                        .toList());
        Set<String> open = new TreeSet<>();
        routes().filter(Reach::open).forEach(route -> open.add(route.method() + " " + route.name()));
        assertEquals(new TreeSet<>(Gatekeeping.PUBLIC.keySet()), open, "what is public, and what may be");
    }

    /** Of the platform's routes for programs. What modules do with a fresh proof is their officers' work and no administration. */
    @Test
    @Order(1)
    void whatChangesTheNodeWithAFreshProofIsOutsideATokenThatDoesNotNameIt() {
        List<Reach> changing = routes().filter(route -> route.api() && !route.safe())
                .filter(route -> WORKFLOWS.stream().noneMatch(route.name()::startsWith))
                .toList();
        assertEquals(List.of(), changing.stream().filter(Reach::anyOfficer).toList());
        assertEquals(
                FOR_TOKENS.keySet(),
                changing.stream()
                        .filter(route -> route.stepUp() && !cast.administration.contains(route.access()))
                        .map(route -> route.method() + " " + route.name())
                        .collect(Collectors.toSet()));
        for (String administered : List.of("/api/officers", "/api/roles", "/api/units", "/api/modules")) {
            List<Reach> acts = changing.stream()
                    .filter(route -> route.name().startsWith(administered))
                    .toList();
            assertFalse(acts.isEmpty(), administered);
            acts.forEach(route -> assertTrue(cast.administration.contains(route.access()), route::toString));
        }
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> everyRouteAnswersEverybodyAsItMust() {
        List<Who> now =
                Stream.of(Who.values()).filter(who -> who != Who.EXPIRED).toList();
        return routes().sorted(Comparator.comparing(Reach::access)
                        .thenComparing(Reach::name)
                        .thenComparing(Reach::method))
                .flatMap(route -> now.stream().flatMap(who -> test(route, who)));
    }

    private static Stream<DynamicTest> test(Reach route, Who who) {
        if (who == Who.OTHER_UNIT && !Cast.isRecord(route)) {
            return Stream.empty();
        }
        if (who == Who.PLAIN_TOKEN && !(route.api() && cast.administration.contains(route.access()))) {
            return Stream.empty();
        }
        return Stream.of(dynamicTest(who + " at " + route, () -> {
            if (who == Who.WRONG && !route.open() && !route.anyOfficer()) {
                cast.withhold(route.access());
            }
            HttpResponse<String> answer = knocked(route, who);
            Gatekeeping.complaint(route, who, answer).ifPresent(wrong -> {
                throw new AssertionError(who + ": " + route + " " + wrong + ":\n" + answer.body());
            });
            if (Cast.isRecord(route) && Set.of(Who.RIGHT, Who.DEPUTY, Who.TOKEN).contains(who)) {
                assertTrue(
                        answer.statusCode() != 404 || who == Who.TOKEN && !route.api(),
                        "the record is not there for " + who);
            }
            assertEquals(
                    "no-store", answer.headers().firstValue("Cache-Control").orElse(""));
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertTrue(answer.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .contains("default-src 'none'"));
        }));
    }

    /** Sends what does nothing where it is let in: a body in a coding the node does not read, which it finds out behind the gate. */
    private static HttpResponse<String> knocked(Reach route, Who who) {
        String path = cast.address(route);
        Optional<Client> program = cast.program(who);
        if (program.isPresent()) {
            return program.get().send(sent(program.get().at(path), route, true));
        }
        // Somebody of another unit is to be told that there is no such record, which only shows behind the gate.
        return cast.of(who).send(sent(cast.of(who).fromHere(path), route, who != Who.OTHER_UNIT));
    }

    private static HttpRequest.Builder sent(HttpRequest.Builder request, Reach route, boolean coded) {
        if (route.safe()) {
            return request.GET();
        }
        if (coded) {
            request.header("Content-Encoding", "gzip");
        }
        String type = type(route);
        String body = type.equals(FORM) ? "version=1&reason=Prueba" : type.equals(UPLOAD) ? PART : "{}";
        return request.header("Content-Type", type)
                .header("If-Match", cast.tag)
                .method(route.method(), BodyPublishers.ofString(body));
    }

    /** The type a route reads: what it does not read is turned away before anybody is asked who they are. */
    private static String type(Reach route) {
        return TYPES.computeIfAbsent(
                route, unknown -> Stream.of(FORM, UPLOAD, "application/json", "application/octet-stream")
                        .filter(type -> cast.of(Who.ANONYMOUS)
                                        .send(cast.of(Who.ANONYMOUS)
                                                .fromHere(cast.address(route))
                                                .header("Content-Type", type)
                                                .header("Content-Encoding", "gzip")
                                                .method(route.method(), BodyPublishers.ofString("")))
                                        .statusCode()
                                == (route.open() ? 415 : 401))
                        .findFirst()
                        .orElse(route.api() ? "application/json" : FORM));
    }

    @Test
    @Order(3)
    void everyPlaceInTheMenuIsShownToThoseWhoMayGoThere() {
        for (Reach place : entries("MENU")) {
            String link = "<li><a href=\"" + place.name() + "\"";
            cast.withhold(place.access());
            assertFalse(cast.of(Who.WRONG).get("/account").body().contains(link), () -> place + " is shown to WRONG");
            assertTrue(cast.of(Who.RIGHT).get("/account").body().contains(link), () -> place + " is hidden from RIGHT");
            assertTrue(
                    cast.of(Who.DEPUTY).get("/account").body().contains(link), () -> place + " is hidden from DEPUTY");
            for (Who who : List.of(Who.ANONYMOUS, Who.DISABLED)) {
                assertFalse(cast.of(who).get("/sign-in").body().contains(link), () -> place + " is shown to " + who);
            }
        }
    }

    @Test
    @Order(3)
    void everyCardIsShownToThoseWhoMayReadIt() {
        int whole = cards(cast.of(Who.RIGHT));
        assertEquals(entries("CARD").size(), whole);
        assertEquals(whole, cards(cast.of(Who.DEPUTY)));
        for (Reach card : entries("CARD")) {
            cast.withhold(card.access());
            long withheld = entries("CARD").stream()
                    .filter(other -> other.access().equals(card.access()))
                    .count();
            assertEquals(whole - withheld, cards(cast.of(Who.WRONG)), () -> card + " is shown to WRONG");
        }
    }

    private static int cards(Browser browser) {
        HttpResponse<String> home = browser.get("/");
        assertEquals(200, home.statusCode());
        return home.body().split("<li class=\"enlace-card\">", -1).length - 1;
    }

    @Test
    @Order(3)
    void everySearchSourceIsSearchedForThoseWhoMayReadIt() {
        for (Reach source : entries("SEARCH")) {
            if (source.name().equals("jit-entry")) {
                // Of teams in force alone, which take two countries: EntryMaskTest and EntryAccessTest of the module
                // say who finds what.
                continue;
            }
            String word = WORDS.get(source.name());
            assertTrue(word != null, "Say in WORDS what " + source + " finds");
            cast.withhold(source.access());
            for (String path : List.of("/search?q=" + word, "/search?source=" + source.name() + "&q=" + word)) {
                assertTrue(hits(Who.RIGHT, path), path);
                // In a team nobody acts for another.
                assertEquals(!source.name().startsWith("jit"), hits(Who.DEPUTY, path), path);
                assertFalse(hits(Who.WRONG, path), () -> source + " answers WRONG");
            }
        }
    }

    private static boolean hits(Who who, String path) {
        return cast.of(who).get(path).body().contains("enlace-hits");
    }

    @Test
    @Order(3)
    void aRestrictedRecordIsForOneOfficerAndTheirDeputyWhereverRecordsAreShown() {
        for (String path : List.of(
                "/protocols?q=Quebracho",
                "/protocols?q=Quebracho&country=CO",
                "/search?q=Quebracho",
                "/api/protocols?q=Quebracho",
                "/api/protocols?size=100",
                "/protocols/export.csv",
                "/protocols/export.json",
                "/api/protocols/export.csv",
                "/api/protocols/export.json")) {
            assertTrue(shows(Who.RIGHT, path), path);
            assertTrue(shows(Who.DEPUTY, path), path);
            assertFalse(shows(Who.OTHER_UNIT, path), path);
        }
    }

    private static boolean shows(Who who, String path) {
        Browser browser = cast.of(who);
        HttpResponse<String> answer = browser.send(browser.fromHere(path).header("Enlace-Reason", "Prueba"));
        assertEquals(200, answer.statusCode(), () -> who + " " + path + ": " + answer.body());
        return answer.body().contains("Colorado");
    }

    @Test
    @Order(3)
    void everyCommandIsReachedByTheOwnerOfTheNodeAlone() throws IOException {
        List<Reach> commands = entries("COMMAND");
        assertTrue(commands.size() > 30, commands::toString);
        Path run = data.resolve("run");
        assertEquals("rwx------", mode(run));
        assertTrue(mode(run.resolve("shell.sock")).endsWith("------"), mode(run.resolve("shell.sock")));
        String help = cast.node.shell("help");
        commands.forEach(command -> assertTrue(
                help.contains(command.name()) || help.contains(command.name().split(":")[1]), command + " in " + help));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<Reach> entries(String kind) {
        return all.stream().filter(entry -> entry.kind().equals(kind)).toList();
    }

    @Test
    @Order(4)
    void everyLinkOfEveryPageLeadsSomewhereForWhoIsOfferedIt() {
        List<Reach> served = routes().toList();
        Map<String, Browser> readers = new LinkedHashMap<>();
        List.of(Who.RIGHT, Who.DEPUTY).forEach(who -> readers.put(who.name(), cast.of(who)));
        SAMPLES.forEach(name -> readers.put(name, new Browser(cast.node).signIn(Account.ofDemo(cast.node, name))));
        List<String> broken = new CopyOnWriteArrayList<>();
        readers.entrySet().parallelStream().forEach(reader -> {
            Links links = new Links(served, reader.getValue());
            links.follow().forEach(wrong -> broken.add(reader.getKey() + ": " + wrong));
            if (reader.getKey().equals(Who.RIGHT.name())) {
                broken.addAll(links.ask(cast));
            }
            assertTrue(links.visited().size() > 20, () -> "hardly any page was found: " + links.visited());
        });
        assertEquals(List.of(), broken);
    }

    @Test
    @Order(4)
    void theDescriptionOfTheApiAndTheListNameTheSameRoutes() {
        JsonObject paths =
                Client.json(cast.of(Who.RIGHT).get("/api/openapi.json")).getJsonObject("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach((path, methods) -> methods.asJsonObject()
                .keySet()
                .forEach(method -> described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        Set<String> listed = new TreeSet<>();
        routes().filter(Reach::api)
                .filter(route -> !route.name().equals("/api/openapi.json"))
                .forEach(route -> listed.add(route.method() + " " + route.name()));
        assertEquals(listed, described);
    }

    @TestFactory
    @Order(4)
    Stream<DynamicTest> aMethodThatIsNotListedDoesNothing() {
        return routes().map(Reach::name)
                .distinct()
                .map(name -> dynamicTest(name, () -> {
                    Browser right = cast.of(Who.RIGHT);
                    for (String method :
                            List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW")) {
                        boolean listed = routes().anyMatch(
                                        route -> route.method().equals(method)
                                                && route.takes(cast.address(Reach.route(method, name, ""))));
                        if (listed || method.equals("CONNECT")) {
                            continue;
                        }
                        int status = right.send(right.fromHere(cast.address(Reach.route(method, name, "")))
                                        .method(method, BodyPublishers.noBody()))
                                .statusCode();
                        assertTrue(Set.of(404, 405).contains(status), method + " " + name + " gave " + status);
                    }
                }));
    }

    @TestFactory
    @Order(4)
    Stream<DynamicTest> askingForTheHeadOfAPageTakesWhatThePageTakes() {
        return routes().filter(Reach::safe)
                .map(route -> dynamicTest(route.toString(), () -> {
                    for (Who who : List.of(Who.ANONYMOUS, Who.DISABLED)) {
                        HttpResponse<String> answer = cast.of(who)
                                .send(cast.of(who)
                                        .fromHere(cast.address(route))
                                        .method("HEAD", BodyPublishers.noBody()));
                        Gatekeeping.complaint(route, who, answer).ifPresent(wrong -> {
                            throw new AssertionError("HEAD by " + who + ": " + route + " " + wrong);
                        });
                    }
                }));
    }

    /** Last, because it shortens everybody's sessions: to a minute, the least that can be set. */
    @TestFactory
    @Order(5)
    Stream<DynamicTest> aSessionThatLayIdleOpensNothing() throws IOException {
        cast.node.shell("config:set", "org.enlace.identity", "idleMinutes", "1");
        Browser busy = null;
        while (busy == null || Duration.between(lastUse, Instant.now()).compareTo(IDLE.plusSeconds(5)) < 0) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            busy = busy == null ? new Browser(cast.node).signIn(Account.ofDemo(cast.node, "officer")) : busy;
            assertEquals(200, busy.get("/account").statusCode(), "thrown out in the midst of work");
        }
        assertEquals(303, cast.of(Who.EXPIRED).get("/account").statusCode(), "signed in after a minute");
        return routes().map(route -> dynamicTest(Who.EXPIRED + " at " + route, () -> {
            HttpResponse<String> answer = knocked(route, Who.EXPIRED);
            Gatekeeping.complaint(route, Who.EXPIRED, answer).ifPresent(wrong -> {
                throw new AssertionError(route + " " + wrong + ":\n" + answer.body());
            });
        }));
    }
}
