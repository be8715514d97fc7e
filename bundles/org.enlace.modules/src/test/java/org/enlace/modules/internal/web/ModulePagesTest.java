package org.enlace.modules.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.modules.AdoptionFixtures;
import org.enlace.modules.Adoptions;
import org.enlace.modules.InstalledModule.State;
import org.enlace.modules.Operation;
import org.enlace.modules.Signature;
import org.enlace.modules.Standing;
import org.enlace.modules.internal.GoingOn;
import org.enlace.modules.internal.Remains;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.history.Change;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.modules.internal.work.PacedModules;
import org.enlace.modules.internal.work.Works;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Command.Progress;
import org.enlace.web.WebApplication;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and the API of modules over real HTTP. */
class ModulePagesTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern NEWS = Pattern.compile("hx-get=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private final PacedModules modules = new PacedModules();
    private final History history = new History();
    private final Leftovers remains = new Leftovers();
    private Optional<GoingOn.Now> now = Optional.empty();
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("home/modules"));
        Files.createDirectories(folder.resolve("data/tmp"));
        archive("0.1.0");
        Node node = new Node(new CountryCode("CO"), folder.resolve("home"), folder.resolve("data"), "0.1.0", false);
        Catalogues catalogues = new Catalogues(node, new Trust(node.home(), node.data(), false, Clock.systemUTC()));
        Works works = new Works(modules, AdoptionFixtures::nextId);
        ModulePages pages =
                new ModulePages(modules, works, () -> now, remains, history, noAdoption(), List::of, catalogues, node);
        server = WebServer.serving(new Application(pages));
        server.officers().with("ada", "modules.read", "modules.manage").with("rita", "modules.read");
    }

    @AfterEach
    void stop() {
        modules.pace.release(1000);
        server.close();
    }

    private void archive(String version) throws IOException {
        String words = "{\"es\": \"Muestra\", \"pt\": \"Amostra\", \"en\": \"Sample\", \"fr\": \"Exemple\"}";
        String feature = """
                {"feature-resource-version": "1.0", "id": "org.enlace:sample:%s",
                 "bundles": [{"id": "org.sample:org.sample:1.0", "sha256": "%s"}],
                 "extensions": {"enlace.module": {"type": "json", "kind": "mandatory", "json": {
                   "title": %s, "summary": %s, "platform": "[0.1,0.2)", "pages": [],
                   "permissions": [{"name": "sample.write", "roles": [], "title": %s}]}}}}
                """.formatted(version, "0".repeat(64), words, words, words);
        Path file = folder.resolve("home/modules/sample-" + version + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("feature.json"));
            zip.write(feature.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String page(String officer, String path) {
        HttpResponse<String> answer = get(officer, path);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path));
    }

    private HttpResponse<String> send(String officer, String path, String body) {
        return server.sendAs(
                officer, server.request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
    }

    private static String found(String page, Pattern pattern) {
        Matcher matcher = pattern.matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1).replace("&amp;", "&");
    }

    /** Confirms what a plan says; where it leads to. */
    private String confirmed(String operation, String from, String to) {
        HttpResponse<String> answer =
                send("ada", "/modules/sample/changes", "operation=" + operation + "&from=" + from + "&to=" + to);
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
    }

    /** The page once the first step is reported, where the change waits. */
    private String begun(String change) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        String page = page("ada", change);
        while (!found(page, NEWS).contains("1-R")) {
            assertTrue(Instant.now().isBefore(end), page);
            LockSupport.parkNanos(1_000_000);
            page = page("ada", change);
        }
        return page;
    }

    private String ended(String change) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        String page = page("ada", change);
        while (page.contains("hx-get")) {
            assertTrue(Instant.now().isBefore(end), page);
            LockSupport.parkNanos(1_000_000);
            page = page("ada", change);
        }
        return page;
    }

    @Test
    void anEmptyNodeSaysWhatCouldBeInstalledAndLeadsToThePlan() {
        String page = page("rita", "/modules");
        assertTrue(page.contains("No module is installed"), page);
        assertTrue(page.contains("/modules/sample/plan?operation=install&amp;version=0.1.0"), page);
        assertTrue(page.contains("comes with this release of Enlace"));

        String plan = page("rita", "/modules/sample/plan?operation=install&version=0.1.0");
        for (String said : List.of(
                "Nothing has been touched",
                ">0.1.0<",
                "Every member is signed by CN=Sample maker",
                "None: the others do not notice",
                "12 rows in the schema sample",
                "V2__more.sql",
                "Sample (sample.write)",
                "4 MB needed, 9 GB free",
                "Somebody who manages modules can do it")) {
            assertTrue(plan.contains(said), said + " in " + plan);
        }
        assertFalse(plan.contains("/modules/sample/changes"), "no button for who may not");
        assertFalse(
                page("ada", "/modules/sample/plan?operation=install&version=0.1.0")
                        .contains("<b>"),
                "escaped");
    }

    @Test
    void aChangeIsFollowedToItsEnd() {
        modules.pace.drainPermits();
        String change = confirmed("install", "", "0.1.0");
        String running = begun(change);
        assertTrue(running.contains("Going on: Verify the archive"), running);
        assertTrue(running.contains("<noscript>"), "a link for those without script");
        String news = found(running, NEWS);
        HttpResponse<String> nothingNew =
                server.sendAs("ada", server.request(news).header("HX-Request", "true"));
        assertEquals(204, nothingNew.statusCode());
        assertTrue(page("rita", "/modules").contains("A module is being changed"));
        assertTrue(page("ada", "/modules/sample/plan?operation=install&version=0.1.0")
                .contains("Changes are made one at a time"));
        HttpResponse<String> second = send("ada", "/modules/sample/changes", "operation=install&from=&to=0.1.0");
        assertEquals(422, second.statusCode(), "one at a time");

        modules.pace.release(1000);
        String done = ended(change);
        assertTrue(done.contains("Install: done."), done);
        assertTrue(done.contains("Now: Sample"), done);
        assertEquals(8, done.split(">Done</strong>", -1).length - 1, "every step that was needed is done: " + done);
        assertTrue(page("rita", "/modules").contains("Last change: "));
    }

    @Test
    void whatFailsSaysWhyAndWhereToPutItRight() {
        modules.failure = new Refusal("module.not-adopted", "It is not adopted", "sample");
        String refused = ended(confirmed("install", "", "0.1.0"));
        assertTrue(refused.contains("Install: it was not done"), refused);
        assertTrue(refused.contains("/modules/adoptions/new?module=sample"), refused);
        assertTrue(refused.contains("The module is not installed"), refused);
        modules.failure = new IllegalStateException("inside");
        String failed = ended(confirmed("install", "", "0.1.0"));
        assertTrue(failed.contains("fault of the program"), failed);
        assertFalse(failed.contains("inside"), failed);
    }

    @Test
    void upgradeRollbackAndRemovalAreOfferedWhenTheyCanBe() throws IOException {
        modules.put("sample", "0.1.0", State.UP);
        String before = page("ada", "/modules/sample");
        assertFalse(before.contains("operation=upgrade") || before.contains("operation=rollback"), before);
        assertTrue(before.contains("operation=remove"), before);
        assertFalse(before.contains("href=\"/sample\""), "the menu leads there those who may go");
        archive("0.2.0");
        assertTrue(page("ada", "/modules").contains("/modules/sample/plan?operation=upgrade&amp;version=0.2.0"));
        assertTrue(page("ada", "/modules/sample").contains("Upgrade to 0.2.0"));
        assertFalse(page("rita", "/modules/sample").contains("Upgrade to 0.2.0"), "who reads does nothing");

        String done = ended(confirmed("upgrade", "0.1.0", "0.2.0"));
        assertTrue(done.contains("Keep the records as they are"), "shown where it was needed");
        history.add("upgrade", "0.1.0", "0.2.0", "done");
        assertTrue(page("ada", "/modules/sample").contains("Roll back to 0.1.0"));
        assertTrue(ended(confirmed("rollback", "0.2.0", "0.1.0")).contains("version 0.1.0"));
        assertTrue(ended(confirmed("remove", "0.1.0", "")).contains("The module is not installed"));
        assertEquals(404, get("ada", "/modules/sample").statusCode());
        assertTrue(page("rita", "/modules/sample/history").contains("0.1.0 → 0.2.0"));
    }

    @Test
    void onlyWhatWasSeenIsDone() {
        modules.put("sample", "0.1.0", State.UP);
        for (String body : List.of(
                "operation=remove&from=0.0.9&to=",
                "operation=rollback&from=0.1.0&to=0.0.1",
                "operation=install&to=0.1.0")) {
            HttpResponse<String> answer = send("ada", "/modules/sample/changes", body);
            assertEquals(422, answer.statusCode(), body);
            assertTrue(answer.body().contains("Look at the plan as it is now"), answer.body());
        }
        assertEquals(
                404,
                send("ada", "/modules/other/changes", "operation=remove&from=1&to=")
                        .statusCode());
        assertEquals(
                404,
                send("ada", "/modules/sample/changes", "operation=upgrade&from=0.1.0&to=7")
                        .statusCode());
        assertEquals(
                422,
                send("ada", "/modules/sample/changes", "operation=purge&from=0.1.0&to=")
                        .statusCode());
        assertEquals(
                403,
                send("rita", "/modules/sample/changes", "operation=remove&from=0.1.0&to=")
                        .statusCode());
        for (String odd : List.of("/modules/%2e%2e%2fx", "/modules/a%00b", "/modules/A", "/modules/..%5c/left")) {
            int status = get("ada", odd).statusCode();
            assertTrue(status == 404 || status == 400, odd + " gave " + status);
        }
        assertEquals("0.1.0", modules.list().get(0).version());
    }

    @Test
    void whatCannotBeDoneSaysWhyInWords() {
        modules.put("sample", "0.1.0", State.UP);
        modules.obstacles.add(new Refusal("module.needed", "In English", "sample", "other"));
        String plan = page("ada", "/modules/sample/plan?operation=remove");
        assertTrue(plan.contains("other uses sample; remove other first"), plan);
        assertFalse(plan.contains("/modules/sample/changes"), "there is no button");
    }

    @Test
    void goingBackWithALossIsExportedAndProposed() {
        modules.put("sample", "0.2.0", State.UP);
        modules.obstacles.add(new Refusal("module.later-writes", "In English", "sample", 3L));
        String plan = page("ada", "/modules/sample/plan?operation=rollback");
        assertTrue(plan.contains("3 rows were written, changed or deleted"), plan);
        assertTrue(plan.contains("/modules/sample/later/export"), plan);
        assertEquals("later", get("ada", "/modules/sample/later/export").body());
        assertEquals(422, send("ada", "/modules/sample/loss", "reason=").statusCode());
        HttpResponse<String> proposed = send("ada", "/modules/sample/loss", "reason=No%20longer%20right");
        assertEquals(303, proposed.statusCode(), proposed.body());
        assertEquals(List.of("rollback sample No longer right"), remains.proposed);
    }

    @Test
    void aPurgeComesAfterAnExportAConfirmationAndAReason() {
        String page = page("ada", "/modules");
        assertTrue(page.contains("/modules/gone/left"), page);
        assertEquals(403, get("rita", "/modules/gone/left").statusCode());
        String wrong =
                send("ada", "/modules/gone/purge", "reason=Why&confirm=other").body();
        assertTrue(wrong.contains("Type gone exactly") && wrong.contains("Download the records first"), wrong);

        HttpResponse<String> export = get("ada", "/modules/gone/left/export");
        assertEquals("left", export.body());
        assertTrue(export.headers().firstValue("Content-Disposition").orElse("").contains("gone-aaaaaaaa.jsonl"));
        assertTrue(page("ada", "/modules/gone/left").contains("a".repeat(64)));
        try (Stream<Path> files = Files.list(folder.resolve("data/tmp"))) {
            assertEquals(List.of(), files.toList(), "nothing of it stays on the node");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertEquals(
                422, send("ada", "/modules/gone/purge", "reason=&confirm=gone").statusCode());
        assertEquals(
                303,
                send("ada", "/modules/gone/purge", "reason=Why&confirm=gone").statusCode());
        assertEquals(List.of("purge gone Why gone-aaaaaaaa.jsonl"), remains.proposed);
        assertEquals(422, get("ada", "/modules/sample/left").statusCode(), "it left nothing");
    }

    @Test
    void aModuleThatIsDownSaysSoInWordsAndInDetail() {
        modules.put("sample", "0.1.0", State.DOWN);
        modules.problems = List.of("The component x waits for the service y");
        String list = page("rita", "/modules");
        assertTrue(list.contains("A part of the module waits for something"), list);
        String page = page("rita", "/modules/sample");
        assertTrue(page.contains("The module does not serve") && page.contains("the service y"), page);
        assertTrue(page.contains("Read samples"), "what its permissions allow");
    }

    @Test
    void theHistoryIsPagedAndTellsHowItEnded() {
        for (int i = 0; i < 30; i++) {
            history.add("upgrade", "0." + i, "0." + (i + 1), i % 2 == 0 ? "done" : "undone");
        }
        String first = page("rita", "/modules/history");
        assertTrue(first.contains("0.29 → 0.30") && !first.contains("0.1 → 0.2<"), first);
        assertTrue(first.contains("Undone") && first.contains("it came to nothing"), first);
        String next = found(first, Pattern.compile("href=\"(/modules/history\\?after=[^\"]+)\""));
        assertTrue(page("rita", next).contains("0.1 → 0.2"));
    }

    @Test
    void aChangeOfSomebodyElseIsShownAndOneThatIsNotKeptLeadsToTheHistory() {
        now = Optional.of(new GoingOn.Now(
                Operation.UPGRADE, "sample", Optional.empty(), Optional.empty(), "keep the records", "console", AT));
        String page = page("rita", "/modules");
        assertTrue(page.contains("by console. Step: Keep the records as they are"), page);
        assertFalse(page.contains("/modules/gone/left"), "what is left waits for the change");
        HttpResponse<String> gone = get("rita", "/modules/changes/" + AdoptionFixtures.nextId());
        assertEquals(404, gone.statusCode());
        assertTrue(gone.body().contains("/modules/history"), gone.body());
    }

    @Test
    void programsReadAndChangeToo() {
        String list = page("rita", "/api/modules");
        assertTrue(list.contains("\"items\" : [ ]") || list.contains("\"items\":[]"), list);
        assertTrue(page("rita", "/api/modules/offers").contains("0.1.0"));
        assertTrue(page("rita", "/api/modules/sample/plan?operation=install&version=0.1.0")
                .contains("V2__more.sql"));
        HttpResponse<String> begun = server.sendAs(
                "ada",
                server.request("/api/modules/sample/changes")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"operation\": \"install\", \"to\": \"0.1.0\"}")));
        assertEquals(202, begun.statusCode(), begun.body());
        String change = begun.headers().firstValue("Location").orElseThrow().replaceAll("^https?://[^/]+", "");
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!page("rita", change).contains("done")) {
            assertTrue(Instant.now().isBefore(end), page("rita", change));
        }
        assertTrue(page("rita", "/api/modules/sample").contains("sample.read"));
        history.add("install", "", "0.1.0", "done");
        assertTrue(page("rita", "/api/modules/sample/history").contains("\"done\""));
        assertEquals(404, get("rita", "/api/modules/other").statusCode());
    }

    private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

    private static Adoptions noAdoption() {
        return (Adoptions) Proxy.newProxyInstance(
                ModulePagesTest.class.getClassLoader(),
                new Class<?>[] {Adoptions.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("standing")) {
                        return new Standing.None();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class History implements ChangeStore {
        private final List<Change> changes = new ArrayList<>();

        void add(String operation, String from, String to, String outcome) {
            append(new Change(
                    AdoptionFixtures.nextId(),
                    "sample",
                    operation,
                    Optional.of(from),
                    Optional.of(to),
                    outcome,
                    AT,
                    new OfficerId("ada"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(outcome.equals("done") ? "" : "it came to nothing")));
        }

        @Override
        public void append(Change change) {
            changes.add(0, change);
        }

        @Override
        public List<Change> list(Optional<String> module, Optional<RecordId> after, int size) {
            return changes.stream()
                    .filter(change -> module.isEmpty() || module.get().equals(change.module()))
                    .filter(change -> after.isEmpty() || change.id().compareTo(after.get()) < 0)
                    .limit(size)
                    .toList();
        }
    }

    private static final class Leftovers implements Remains {
        @Override
        public Set<OfficerId> acceptors(Decision decision, Caller caller) {
            return Set.of();
        }

        private final List<String> proposed = new ArrayList<>();

        @Override
        public List<Left> left() {
            return List.of(left("gone"));
        }

        @Override
        public Left left(String id) {
            if (!id.equals("gone")) {
                throw new Refusal("module.nothing-left", "No module \"" + id + "\" left records here", id);
            }
            return new Left(id, "0.1.0", Map.of(), "gone", 2, 12);
        }

        @Override
        public Export exportLater(String id, Path file, Caller caller, Progress progress) {
            return written(file, "later");
        }

        @Override
        public Export exportLeft(String id, Path file, Caller caller, Progress progress) {
            return written(file, "left");
        }

        private static Export written(Path file, String content) {
            try {
                Files.writeString(file, content);
                return new Export(file, "a".repeat(64), content.length());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Decision proposeRollback(String id, String reason, Caller caller) {
            Decision decision = decision("rollback", id, reason, caller);
            proposed.add("rollback " + id + " " + reason);
            return decision;
        }

        @Override
        public Decision proposePurge(String id, Export export, String reason, Caller caller) {
            Decision decision = decision("purge", id, reason, caller);
            proposed.add("purge " + id + " " + reason + " " + export.file());
            return decision;
        }

        private static Decision decision(String kind, String id, String reason, Caller caller) {
            return new Decision(
                    AdoptionFixtures.nextId(),
                    1,
                    kind,
                    id,
                    Map.of(),
                    Signature.of(caller, AT),
                    reason,
                    new Decision.State.Open());
        }
    }

    private static final class Application implements WebApplication {
        private final Room room = new Room();
        private final Set<Object> resources;

        Application(ModulePages pages) {
            resources = pages.resources(room);
        }

        @Override
        public String module() {
            return "modules";
        }

        @Override
        public boolean workflow() {
            return false;
        }

        @Override
        public List<String> paths() {
            return List.of("/modules", "/api/modules");
        }

        @Override
        public Set<Object> resources() {
            return resources;
        }

        @Override
        public Texts texts() {
            return room.texts();
        }
    }
}
