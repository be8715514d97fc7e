package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.platform.contribution.Permissions;
import org.enlace.web.AccessList;
import org.enlace.web.AnyOfficer;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.StepUp;
import org.enlace.web.Ui;
import org.enlace.web.Visitor;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.testing.Officers;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final List<Act> acts = new ArrayList<>();
    private final Map<Permission, Set<String>> declared = new ConcurrentHashMap<>();
    private final Permissions permissions = () -> declared;
    private WebServer server;

    @BeforeEach
    void open() {
        for (String name : new String[] {"home.read", "search.use", "roles.manage", "cases.read", "cases.write"}) {
            declared.put(new Permission(name), Set.of("officer"));
        }
        server = serving(permissions, Site.Contributions.none());
        server.officers().with("eva", "cases.read");
    }

    private WebServer serving(Permissions known, Site.Contributions contributions) {
        return WebServer.with(contributions, known, acts::add, new Cases());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_page_leads_whoever_is_not_signed_in_to_the_sign_in_page_and_back() {
        HttpResponse<String> answer = server.sendAsNobody(server.request("/cases?year=2024&x=a%26b"));

        assertEquals(303, answer.statusCode());
        assertEquals(
                server.uri() + "/sign-in?to=%2Fcases%3Fyear%3D2024%26x%3Da%2526b",
                answer.headers().firstValue("Location").orElse(""));
    }

    @Test
    void a_list_that_is_swapped_in_place_leads_there_as_a_whole() {
        HttpResponse<String> answer =
                server.sendAsNobody(server.request("/cases").header("HX-Request", "true"));

        assertEquals(401, answer.statusCode());
        assertEquals(
                "/sign-in?to=%2Fcases",
                answer.headers().firstValue("HX-Redirect").orElse(""));
    }

    @Test
    void the_api_says_what_is_missing() {
        HttpResponse<String> answer = server.sendAsNobody(server.request("/api/cases"));

        assertEquals(401, answer.statusCode());
        assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
        assertTrue(answer.body().contains("\"code\":\"sign-in.needed\""), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/cases", "/cases/own", "/api/cases", "/", "/search", "/api/permissions", "/api/openapi.json"})
    void a_session_that_is_none_opens_nothing(String path) {
        for (String cookie : new String[] {"", "x", "local2", "enlace", "\"local\""}) {
            int status = server.sendAsNobody(server.request(path).header("Cookie", "enlace=" + cookie))
                    .statusCode();
            assertEquals(path.startsWith("/api/") ? 401 : 303, status, cookie);
        }
    }

    @ParameterizedTest
    @CsvSource({"eva, /cases, 200", "eva, /cases/new, 403", "eva, /cases/own, 200", "eva, /api/permissions, 403"})
    void a_permission_opens_what_needs_it_and_nothing_else(String officer, String path, int status) {
        assertEquals(status, server.sendAs(officer, server.request(path)).statusCode());
    }

    @Test
    void a_token_opens_the_api_only() {
        HttpRequest.Builder api = server.request("/api/cases").header("Authorization", "Bearer eva");
        HttpRequest.Builder page = server.request("/cases").header("Authorization", "Bearer eva");
        HttpRequest.Builder wrong = server.request("/api/cases").header("Authorization", "Bearer nobody");
        HttpRequest.Builder both = server.request("/api/cases")
                .header("Authorization", "Bearer nobody")
                .header("Cookie", "enlace=eva");

        assertEquals(200, server.sendAsNobody(api).statusCode());
        assertEquals(303, server.sendAsNobody(page).statusCode());
        assertEquals(401, server.sendAsNobody(wrong).statusCode());
        assertEquals(401, server.sendAsNobody(both).statusCode());
    }

    @Test
    void a_change_with_a_session_and_no_word_of_where_it_comes_from_is_refused() {
        HttpRequest.Builder silent = empty("/cases").header("Cookie", "enlace=local");
        HttpRequest.Builder token = server.request("/api/cases")
                .header("Authorization", "Bearer local")
                .POST(BodyPublishers.noBody());

        assertEquals(403, server.sendAsNobody(silent).statusCode());
        assertEquals(204, server.sendAsNobody(token).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Referer, https://evil.example/cases"
    })
    void a_change_that_another_site_asks_for_is_refused_with_or_without_a_session(String header, String value) {
        HttpRequest.Builder request = empty("/cases").header(header, value);

        assertEquals(403, server.sendAs("local", request).statusCode());
        assertEquals(
                403, server.sendAsNobody(empty("/cases").header(header, value)).statusCode());
    }

    @Test
    void a_form_whose_session_ended_comes_back_with_what_was_typed_but_no_password() {
        HttpResponse<String> answer = server.sendAsNobody(
                post("/cases?draft=1", "title=%3Cb%3Eh%C3%A9&tag=1&tag=2&new-password=s3cret&text=a%0D%0Ab"));

        assertEquals(401, answer.statusCode());
        String page = answer.body();
        assertTrue(page.contains("action=\"/cases?draft=1\""), page);
        assertTrue(page.contains("name=\"title\" value=\"&lt;b>hé\""), page);
        assertTrue(page.contains("name=\"tag\" value=\"1\"") && page.contains("name=\"tag\" value=\"2\""), page);
        assertTrue(page.contains("name=\"text\" value=\"a\r\nb\""), page);
        assertFalse(page.contains("s3cret"), page);
        assertTrue(page.contains("href=\"/sign-in?to=%2Fsign-in%2Fback\" target=\"_blank\""), page);
        assertFalse(page.contains("action=\"/sign-out\""), page);
    }

    @Test
    void a_file_is_not_kept_but_asked_for_again() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nx\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"a.pdf\"\r\n\r\n%PDF\r\n--b--\r\n";
        HttpResponse<String> answer = server.sendAsNobody(server.request("/cases")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));

        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("enctype=\"multipart/form-data\""), answer.body());
        assertTrue(answer.body().contains("name=\"scan\" type=\"file\""), answer.body());
        assertFalse(answer.body().contains("%PDF"));
    }

    @Test
    void what_is_too_large_to_be_kept_is_not_read_to_its_end() {
        HttpResponse<String> answer = server.sendAsNobody(post("/cases", "title=" + "x".repeat(2 << 20)));

        assertEquals(401, answer.statusCode(), answer.body());
        assertTrue(answer.body().length() < 20_000);
    }

    @Test
    void an_export_asks_for_a_fresh_proof() {
        Instant old = Instant.now().minus(Duration.ofMinutes(16));
        server.officers().with(Officers.holding("ana", permission -> true, old));

        HttpResponse<String> page = server.sendAs("ana", server.request("/cases/export"));
        HttpResponse<String> form = server.sendAs("ana", post("/cases/export", "why=x"));
        HttpResponse<String> api = server.sendAs("ana", server.request("/api/cases/export"));
        HttpResponse<String> fresh = server.get("/cases/export");

        assertEquals(303, page.statusCode());
        assertEquals(
                server.uri() + "/confirm?to=%2Fcases%2Fexport",
                page.headers().firstValue("Location").orElse(""));
        assertEquals(403, form.statusCode());
        assertTrue(form.body().contains("name=\"why\" value=\"x\"")
                && form.body().contains("href=\"/confirm?to=%2Fsign-in%2Fback\""));
        assertEquals(403, api.statusCode());
        assertTrue(api.body().contains("\"code\":\"confirm.needed\""), api.body());
        assertEquals(200, fresh.statusCode());
    }

    @Test
    void a_file_is_saved_and_not_shown() {
        var headers = server.get("/cases/export").headers();

        assertEquals(
                "attachment; filename=\"cases.html\"; filename*=UTF-8''cases.html",
                headers.firstValue("Content-Disposition").orElse(""));
        assertEquals(
                List.of("sandbox; default-src 'none'; frame-ancestors 'none'"),
                headers.allValues("Content-Security-Policy"));
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""));
    }

    @Test
    void what_no_feature_declares_is_refused_and_named_and_the_rest_serves() {
        declared.remove(new Permission("cases.write"));

        assertEquals(503, server.get("/cases/new").statusCode());
        assertEquals(200, server.get("/cases").statusCode());
        String problem = server.site().access().problems().get(0).message();
        assertTrue(problem.contains("GET /cases/new") && problem.contains("cases.write"), problem);

        declared.put(new Permission("cases.write"), Set.of());
        assertEquals(200, server.get("/cases/new").statusCode());
        assertEquals(List.of(), server.site().access().problems());
    }

    @Test
    void nothing_opens_before_it_is_known_what_is_declared() {
        try (WebServer early = serving(null, Site.Contributions.none())) {
            assertEquals(503, early.get("/cases").statusCode());
            assertEquals(200, early.get("/health").statusCode());
            assertEquals(200, early.get("/cases/own").statusCode());
        }
    }

    @Test
    void the_menu_shows_what_is_permitted_and_declared() {
        Site.Contributions menu = new Site.Contributions(
                () -> List.of(
                        entry("/cases", "cases.read"), entry("/burnt", "cases.burn"), entry("/new", "cases.write")),
                List::of,
                List::of,
                Optional::empty,
                List::of,
                List::of);
        try (WebServer full = serving(permissions, menu)) {
            full.officers().with("eva", "cases.read");
            String page = full.sendAs("eva", full.request("/cases")).body();

            assertTrue(page.contains("href=\"/cases\""), page);
            assertFalse(
                    page.contains("href=\"/new\"") || full.get("/cases").body().contains("href=\"/burnt\""));
            assertTrue(
                    page.contains("action=\"/sign-out\" method=\"post\"") && page.contains("href=\"/account\""), page);
        }
    }

    @Test
    void a_refusal_is_written_down_once_a_minute_with_the_route_and_not_the_address() {
        for (int i = 0; i < 20; i++) {
            server.sendAs("eva", server.request("/cases/secret-name/edit"));
        }
        server.sendAs("eva", server.request("/cases/new"));

        assertEquals(
                List.of("/cases/{id}/edit", "/cases/new"),
                acts.stream().map(act -> act.facts().get("route")).toList());
        assertEquals(Act.Outcome.REFUSED, acts.get(0).outcome());
        assertEquals("session-eva", acts.get(0).by().origin().reference());
        assertFalse(acts.toString().contains("secret-name"));
    }

    @Test
    void everything_that_is_served_is_listed_with_what_it_takes() {
        assertEquals(200, server.get("/cases").statusCode());
        List<AccessList.Entry> entries = server.site().access().entries();

        assertTrue(entries.contains(new AccessList.Entry(
                AccessList.Kind.ROUTE, "cases", "GET", "/cases/{id}/edit", "cases.write", false, true)));
        assertTrue(entries.contains(
                new AccessList.Entry(AccessList.Kind.ROUTE, "cases", "GET", "/cases/own", "officer", false, true)));
        assertTrue(entries.contains(
                new AccessList.Entry(AccessList.Kind.ROUTE, "platform", "GET", "/health", "public", false, true)));
        assertTrue(entries.contains(new AccessList.Entry(
                AccessList.Kind.ROUTE, "cases", "POST", "/cases/export", "cases.read", true, true)));
        assertTrue(server.get("/api/permissions").body().contains("\"name\":\"/cases/{id}/edit\""));
    }

    @Test
    void the_officers_language_counts_where_none_was_chosen_in_the_browser() {
        Officers.holding("ana", permission -> true, Instant.now());
        server.officers()
                .with(new org.enlace.web.Authentication.SignedIn(
                        new org.enlace.platform.OfficerId("ana"),
                        Optional.of(new org.enlace.platform.OfficerId("eva")),
                        Optional.empty(),
                        "Ana Ruiz",
                        Optional.of(Language.PT),
                        Optional.empty(),
                        permission -> true,
                        "s",
                        Instant.MAX,
                        true));

        String page = server.sendAs("ana", server.request("/cases").header("Accept-Language", "fr"))
                .body();
        String chosen = server.sendAs("ana", server.request("/cases").header("Cookie", "enlace_language=fr"))
                .body();

        assertTrue(page.contains("<html lang=\"pt\"") && page.contains("Ana Ruiz"), page);
        assertTrue(page.contains("enlace-acting") && page.contains("eva"), page);
        assertTrue(chosen.contains("<html lang=\"fr\""), chosen);
    }

    @Test
    void an_open_page_knows_who_looks_and_where_from() {
        assertTrue(server.sendAsNobody(server.request("/cases/hello")
                        .header("User-Agent", "x")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Real-IP", "203.0.113.9")
                        .header("Forwarded", "for=203.0.113.9;proto=https"))
                .body()
                .contains("nobody EN 0.0.0.0 false x []"));
        assertTrue(server.sendAs("eva", server.request("/cases/hello").header("User-Agent", "x".repeat(300)))
                .body()
                .contains("eva EN 127.0.0.1 false " + "x".repeat(200) + " [eva]"));
    }

    private HttpRequest.Builder post(String path, String form) {
        return server.request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(form));
    }

    /** What is refused before it is read has nothing to read: the client could not tell the answer from a broken line. */
    private HttpRequest.Builder empty(String path) {
        return server.request(path).header("Content-Type", FORM).POST(BodyPublishers.noBody());
    }

    private static MenuEntry entry(String path, String permission) {
        return new MenuEntry() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public String label(Language language) {
                return path;
            }

            @Override
            public Permission permission() {
                return new Permission(permission);
            }

            @Override
            public int order() {
                return 1;
            }
        };
    }

    private static final class Cases implements WebApplication {
        @Override
        public String module() {
            return "cases";
        }

        @Override
        public List<String> paths() {
            return List.of("/cases", "/api/cases");
        }

        @Override
        public Set<Object> resources() {
            return Set.of(new Pages(), new Api());
        }

        @Override
        public Texts texts() {
            return Words.texts();
        }
    }

    @Path("/cases")
    @Needs("cases.read")
    @Produces("text/html")
    public static final class Pages {
        @GET
        public Page list() {
            return new Page("Cases", Ui.text("cases"));
        }

        @POST
        @Consumes({FORM, "multipart/form-data"})
        public Response send(FormData form) {
            return Response.noContent().build();
        }

        @GET
        @Path("new")
        @Needs("cases.write")
        public Page form() {
            return new Page("New", Ui.text("new"));
        }

        @GET
        @Path("{id}/edit")
        @Needs("cases.write")
        public Page edit() {
            return new Page("Edit", Ui.text("edit"));
        }

        @GET
        @Path("own")
        @AnyOfficer("a test")
        public Page own(@Context Caller caller) {
            return new Page("Own", Ui.text(caller.officer().value()));
        }

        @GET
        @Path("hello")
        @Public("a test")
        public Page hello(@Context Visitor visitor, @Context Sender sender) {
            return new Page(
                    "Hello",
                    Ui.text(visitor.caller()
                                    .map(caller -> caller.officer().value())
                                    .orElse("nobody") + " "
                            + visitor.language() + " " + sender.address() + " " + sender.secure() + " "
                            + sender.agent() + " [" + sender.session() + "]"));
        }

        @GET
        @Path("export")
        @StepUp
        public Response export() {
            return Download.of("cases.html", "text/html", "<script>alert(1)</script>")
                    .build();
        }

        @POST
        @Path("export")
        @StepUp
        @Consumes(FORM)
        public Response exportFor(FormData form) {
            return Response.noContent().build();
        }
    }

    @Path("/api/cases")
    @Needs("cases.read")
    @Produces("application/json")
    public static final class Api {
        @GET
        public List<String> list() {
            return List.of("a");
        }

        @POST
        public void create() {}

        @GET
        @Path("export")
        @StepUp
        public List<String> export() {
            return List.of("a");
        }
    }
}
