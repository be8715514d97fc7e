package org.enlace.modules.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.modules.AdoptionFixtures;
import org.enlace.modules.Adoptions;
import org.enlace.modules.internal.adoption.Office;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.DecisionHandler;
import org.enlace.modules.internal.decision.Decisions;
import org.enlace.modules.internal.decision.Desks;
import org.enlace.modules.internal.rest.AdoptionApi;
import org.enlace.modules.internal.rest.DecisionApi;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Origin;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.web.TextsCheck;
import org.enlace.web.WebApplication;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The pages and the API of adoptions and decisions over real HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdoptionPagesTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PDF = "%PDF-1.7 sample act";
    private static final String[] ALL = {
        "adoptions.read", "adoptions.record", "adoptions.confirm", "modules.read", "modules.manage"
    };
    private static TestDatabase database;
    private static WebServer server;
    private static Decisions decisions;

    @BeforeAll
    static void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        Adoptions adoptions = Office.asModuleSays(database);
        decisions = Desks.over(database, new Purge());
        server = WebServer.serving(new Application(adoptions, decisions));
        server.officers().with("anna", ALL).with("bruno", ALL).with("rita", "adoptions.read", "modules.read");
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    private static HttpResponse<String> as(String officer, String path) {
        return server.sendAs(officer, server.request(path));
    }

    private static HttpResponse<String> send(String officer, String path, String body) {
        return server.sendAs(
                officer, server.request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
    }

    /** @param fields name, value, name, value … */
    private static HttpResponse<String> record(String officer, String file, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(fields[i])
                    .append("\"\r\n\r\n")
                    .append(fields[i + 1])
                    .append("\r\n");
        }
        if (file != null) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"document\"; filename=\"act.pdf\"\r\n")
                    .append("Content-Type: application/pdf\r\n\r\n")
                    .append(file)
                    .append("\r\n");
        }
        body.append("--x--\r\n");
        return server.sendAs(
                officer,
                server.request("/modules/adoptions/new")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private static String[] fields(String until) {
        return new String[] {
            "module",
            "sample",
            "other",
            "",
            "kind",
            "decree",
            "number",
            "1066 de 2025",
            "date-year",
            "2025",
            "date-month",
            "12",
            "date-day",
            "1",
            "title",
            "Decreto <de> muestra",
            "authority",
            "=Ministerio de muestra",
            "scope",
            "Todas las unidades",
            "from-year",
            "2026",
            "from-month",
            "1",
            "from-day",
            "1",
            "until-year",
            until.isEmpty() ? "" : until.substring(0, 4),
            "until-month",
            until.isEmpty() ? "" : until.substring(5, 7),
            "until-day",
            until.isEmpty() ? "" : until.substring(8)
        };
    }

    private static String adopted(String until) {
        return record("anna", PDF, fields(until))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*(/modules/adoptions/[0-9a-f-]{36}).*", "$1");
    }

    @Test
    @Order(1)
    void before_anything_is_recorded_the_pages_say_what_to_do() {
        String list = as("anna", "/modules/adoptions").body();
        assertTrue(list.contains("No adoption is recorded"), list);
        assertTrue(list.contains("href=\"/modules/adoptions/new\""));
        assertFalse(as("rita", "/modules/adoptions").body().contains("href=\"/modules/adoptions/new\""));
        assertTrue(as("anna", "/modules/adoptions/sheet").body().contains("No adoption is confirmed"));
        assertTrue(as("anna", "/modules/decisions").body().contains("Nothing was proposed"));
    }

    @Test
    void one_records_another_confirms_and_the_document_is_kept() {
        String place = adopted("");
        String page = as("rita", place).body();
        assertTrue(page.contains("To be confirmed") && page.contains("Decreto &lt;de&gt; muestra"), page);
        assertFalse(page.contains(place + "/confirm"), "rita may not confirm");
        assertTrue(as("bruno", place + "/confirm").body().contains("Compare the data with the act"));

        HttpResponse<String> own = send("anna", place + "/confirm", "version=1");
        assertEquals(422, own.statusCode());
        assertTrue(own.body().contains("“anna” stands behind this already"), own.body());
        assertEquals(409, send("bruno", place + "/confirm", "version=7").statusCode());
        assertEquals(303, send("bruno", place + "/confirm", "version=1").statusCode());
        assertTrue(as("rita", place + "?done=confirmed").body().contains("In force"));
        assertTrue(as("bruno", place + "/confirm").body().contains("no longer waits"));

        HttpResponse<String> file = as("rita", place + "/document");
        assertEquals(PDF, file.body());
        assertEquals(
                "application/pdf", file.headers().firstValue("Content-Type").orElse(""));
        assertTrue(file.headers()
                .firstValue("Content-Disposition")
                .orElse("")
                .startsWith("attachment; filename=\"act.pdf\""));
        assertTrue(
                file.headers().firstValue("Content-Security-Policy").orElse("").contains("sandbox"));
    }

    @Test
    void what_is_wrong_in_the_form_is_named_and_nothing_typed_is_lost() {
        HttpResponse<String> empty = record("anna", null, "module", "", "other", "", "number", "77");
        assertEquals(422, empty.statusCode());
        for (String field : List.of("module", "kind", "date", "title", "authority", "scope", "from")) {
            assertTrue(empty.body().contains("href=\"#" + field + "\""), field);
        }
        assertTrue(empty.body().contains("value=\"77\""));
        HttpResponse<String> program = record("anna", "MZ program", fields(""));
        assertEquals(422, program.statusCode());
        assertTrue(program.body().contains("is no PDF, ODT, DOCX, PNG or JPEG"), program.body());
        HttpResponse<String> backwards = record("anna", null, fields("2025-12-31"));
        assertTrue(backwards.body().contains("is before the first"), backwards.body());
        assertEquals(403, record("rita", null, fields("")).statusCode());
    }

    @Test
    void a_withdrawn_one_says_why_and_stays() {
        String place = adopted("2026-12-31");
        assertEquals(303, send("bruno", place + "/confirm", "version=1").statusCode());
        HttpResponse<String> without = send("bruno", place + "/withdraw", "version=2&reason=");
        assertEquals(422, without.statusCode());
        assertTrue(without.body().contains("href=\"#reason\""));
        assertEquals(
                303,
                send("bruno", place + "/withdraw", "version=2&reason=Repealed").statusCode());
        String page = as("rita", place).body();
        assertTrue(page.contains("Repealed") && page.contains("Withdrawn"), page);
        assertEquals(
                403, send("rita", place + "/withdraw", "version=2&reason=x").statusCode());
    }

    @Test
    void the_list_is_narrowed_and_a_renewal_begins_the_day_after() {
        String place = adopted("2027-12-31");
        assertEquals(303, send("bruno", place + "/confirm", "version=1").statusCode());
        assertTrue(as("rita", "/modules/adoptions?module=sample&state=in-force")
                .body()
                .contains(place));
        assertFalse(as("rita", "/modules/adoptions?state=unconfirmed").body().contains(place));
        assertTrue(as("rita", "/modules/adoptions?module=%22%3E%3Cx").body().contains("No adoption matches"));
        String renewal = as("anna", "/modules/adoptions/new?renews=" + place.substring(place.lastIndexOf('/') + 1))
                .body();
        assertTrue(renewal.contains("value=\"2028\"") && renewal.contains("Todas las unidades"), renewal);
    }

    @Test
    void the_sheet_and_the_exports_tell_what_is_adopted() {
        String place = adopted("");
        send("bruno", place + "/confirm", "version=1");
        String sheet = as("rita", "/modules/adoptions/sheet").body();
        assertTrue(sheet.contains("National adoption sheet: Sampleland"), sheet);
        assertTrue(sheet.contains("Sample") && sheet.contains("SHA-256") && sheet.contains("Place and date"));
        String csv = as("rita", "/modules/adoptions/export.csv").body();
        assertTrue(csv.startsWith("\uFEFFid,version,module,state,"), csv);
        assertTrue(csv.contains("'=Ministerio de muestra"), "a formula is a text");
        String json = as("rita", "/modules/adoptions/export.json").body();
        assertTrue(json.contains("\"state\": \"in-force\"") && json.contains("\"recordedBy\": \"anna\""), json);
    }

    @Test
    void the_api_does_the_same_by_version() {
        String body = """
                {"module": "sample", "kind": "law", "number": "7", "date": "2025-01-02", "title": "Ley de muestra",
                 "authority": "Congreso de muestra", "scope": "Todo", "from": "2026-01-01",
                 "document": {"name": "ley.pdf", "base64": "JVBERi0xLjcgeA=="}}""";
        HttpResponse<String> made = server.sendAs(
                "anna",
                server.request("/api/modules/adoptions")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
        assertEquals(201, made.statusCode(), made.body());
        assertEquals("\"v1\"", made.headers().firstValue("ETag").orElse(""));
        String place = made.headers().firstValue("Location").orElseThrow().replaceAll(".*(/api/modules.*)", "$1");
        HttpRequest.Builder without = server.request(place + "/confirm").POST(BodyPublishers.noBody());
        assertEquals(428, server.sendAs("bruno", without).statusCode());
        assertEquals(412, confirm("bruno", place, "\"v2\"").statusCode());
        assertEquals(422, confirm("anna", place, "\"v1\"").statusCode());
        HttpResponse<String> confirmed = confirm("bruno", place, "\"v1\"");
        assertEquals(200, confirmed.statusCode());
        assertTrue(confirmed.body().contains("\"state\":\"in-force\""), confirmed.body());
        assertTrue(as("rita", "/api/modules/adoptions?module=sample").body().contains("Ley de muestra"));
        assertEquals("%PDF-1.7 x", as("rita", place + "/document").body());
        for (String broken : List.of(
                body.replace("2025-01-02", "tomorrow"),
                body.replace("JVBERi0xLjcgeA==", "€"),
                body.replace("\"law\"", "\"whim\""),
                body.replace("\"from\": \"2026-01-01\",", ""),
                "{}")) {
            int status = server.sendAs(
                            "anna",
                            server.request("/api/modules/adoptions")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(broken)))
                    .statusCode();
            assertEquals(422, status, broken);
        }
    }

    private static HttpResponse<String> confirm(String officer, String place, String tag) {
        return server.sendAs(
                officer,
                server.request(place + "/confirm").header("If-Match", tag).POST(BodyPublishers.noBody()));
    }

    @Test
    void what_one_proposes_another_accepts_on_the_page() {
        Decision proposal =
                decisions.propose("purge", "sample", Map.of("rows", "12"), "The pilot is over", AdoptionFixtures.ANNA);
        String place = "/modules/decisions/" + proposal.id();
        assertTrue(as("rita", "/modules/decisions").body().contains(place));
        assertFalse(as("rita", place).body().contains("/accept"));
        assertTrue(as("anna", place).body().contains("You proposed it"));
        assertTrue(as("bruno", place).body().contains("Accept and do it"));
        HttpResponse<String> own = send("anna", place + "/accept", "version=1");
        assertEquals(422, own.statusCode());
        assertEquals(403, send("rita", place + "/accept", "version=1").statusCode());
        assertEquals(409, send("bruno", place + "/accept", "version=9").statusCode());
        assertEquals(303, send("bruno", place + "/accept", "version=1").statusCode());
        assertTrue(as("anna", place + "?done=accepted").body().contains("It was accepted and done"));
        assertTrue(as("rita", "/api" + place).body().contains("\"state\":\"done\""));

        Decision second = decisions.propose("purge", "sample", Map.of(), "Again", AdoptionFixtures.ANNA);
        HttpResponse<String> refused = server.sendAs(
                "bruno",
                server.request("/api/modules/decisions/" + second.id() + "/refuse")
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"v1\"")
                        .POST(BodyPublishers.ofString("{\"reason\": \"Keep it\"}")));
        assertEquals(200, refused.statusCode(), refused.body());
        assertTrue(as("rita", "/api/modules/decisions?size=1").body().contains("\"next\""));
    }

    @Test
    void what_the_console_proposes_is_supported_first_and_the_page_says_where_nobody_else_could_accept() {
        Decision proposal = decisions.propose(
                "purge",
                "other",
                Map.of("rows", "12"),
                "At the console",
                AdoptionFixtures.ANNA.by(Origin.of(Origin.Door.SHELL)));
        String place = "/modules/decisions/" + proposal.id();
        String page = as("bruno", place).body();
        assertTrue(page.contains("Support the proposal"), page);
        assertTrue(page.contains("This node lacks officers who can accept it"), page);
        assertTrue(as("rita", "/api" + place).body().contains("\"acceptors\":[]"));

        assertTrue(send("anna", place + "/accept", "version=1")
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .endsWith("?done=supported"));

        assertTrue(as("anna", place).body().contains("You proposed it"));
        assertEquals(422, send("anna", place + "/accept", "version=2").statusCode());
        assertEquals(303, send("bruno", place + "/accept", "version=2").statusCode());
        assertTrue(as("rita", "/api" + place).body().contains("\"state\":\"done\""));
    }

    @Test
    void unknown_and_malformed_ids_are_no_errors_of_the_nodes() {
        String none = "01900000-0000-7000-8000-000000000000";
        for (String path : List.of(
                "/modules/adoptions/" + none,
                "/modules/adoptions/" + none + "/document",
                "/modules/decisions/" + none)) {
            assertEquals(404, as("anna", path).statusCode(), path);
            assertEquals(404, as("anna", "/api" + path).statusCode(), path);
        }
        assertEquals(422, as("anna", "/modules/adoptions/x").statusCode());
        assertEquals(422, as("anna", "/modules/adoptions/new?renews=x").statusCode());
        assertEquals(422, as("anna", "/api/modules/decisions?after=x").statusCode());
    }

    @Test
    void texts_exist_in_four_languages_and_every_refusal_has_one() throws Exception {
        assertEquals(List.of(), TextsCheck.problems(AdoptionPage.class));
        Texts texts = Texts.of(AdoptionPage.class);
        Pattern code = Pattern.compile(
                "new Refusal\\(\\s*\"((?:adoption|decision|module\\.(?:not-adopted|adoption))[a-z.-]*)\"");
        int found = 0;
        try (var sources = java.nio.file.Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher each = code.matcher(java.nio.file.Files.readString(source));
                while (each.find()) {
                    found++;
                    for (Language language : Language.values()) {
                        assertTrue(texts.has(language, "refusal." + each.group(1)), language + " " + each.group(1));
                    }
                }
            }
        }
        assertTrue(found > 20, "only " + found + " refusals were found");
    }

    private static final class Purge implements DecisionHandler {
        @Override
        public String kind() {
            return "purge";
        }

        @Override
        public void carryOut(Decision decision, Caller caller) {
            assertEquals("bruno", caller.officer().value());
        }
    }

    private static final class Application implements WebApplication {
        private final Room room = new Room();
        private final Set<Object> resources;

        Application(Adoptions adoptions, Decisions decisions) {
            Node node = new Node(new CountryCode("CO"), Path.of("target"), Path.of("target"), "0.1.0", false);
            KnownModules modules = new KnownModules(() -> List.of(Office.sample()), node);
            resources = Set.of(
                    new AdoptionListPage(adoptions, modules, room),
                    new AdoptionForm(adoptions, modules, room),
                    new AdoptionSheet(adoptions, modules, new Sampleland(), node, room),
                    new AdoptionExports(adoptions),
                    new AdoptionPage(adoptions, modules, room),
                    new AdoptionApi(adoptions),
                    new DecisionPages(decisions, modules, room),
                    new DecisionApi(decisions));
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

    private static final class Sampleland implements Countries {
        @Override
        public List<Country> all(Language language) {
            return List.of();
        }

        @Override
        public Optional<Country> find(CountryCode code) {
            return Optional.of(new Country() {
                @Override
                public CountryCode code() {
                    return code;
                }

                @Override
                public String name(Language language) {
                    return "Sampleland";
                }

                @Override
                public List<ZoneId> zones() {
                    return List.of(ZoneId.of("UTC"));
                }

                @Override
                public Language platformLanguage() {
                    return Language.ES;
                }
            });
        }
    }
}
