package org.enlace.jit.internal.agreement;

import static org.enlace.jit.internal.agreement.Bureau.ANNA;
import static org.enlace.jit.internal.agreement.Bureau.BR;
import static org.enlace.jit.internal.agreement.Bureau.CO;
import static org.enlace.jit.internal.agreement.Bureau.TEAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.agreement.Wording;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.People;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementResources;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts and proposals as an officer and a program use them, over the platform's real web side. */
class AgreementWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String HOME = "/jit/teams/" + TEAM;
    private static final String DRAFT = HOME + "/drafts/agreement";
    private static final String API = "/api/jit/teams/" + TEAM;

    private final List<Statement> said = new CopyOnWriteArrayList<>();
    private TestDatabase database;
    private TestDatabase other;
    private Bureau bogota;
    private WebServer server;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        bogota = new Bureau(database, CO, said);
        server = WebServer.serving(new Application());
        server.officers().with("reader", "jit.read").with("nobody", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
        if (other != null) {
            other.close();
        }
    }

    private final class Application implements WebApplication {
        private final Pages pages = new Pages(() -> (Desks) Proxy.newProxyInstance(
                Desks.class.getClassLoader(),
                new Class<?>[] {Desks.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "countries" -> Bureau.countries();
                    case "people" -> new People();
                    case "country" -> CO;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
        private final Set<Object> resources = AgreementResources.of(pages, () -> bogota.agreements);

        @Override
        public String module() {
            return "joint-investigation-teams";
        }

        @Override
        public List<String> paths() {
            return List.of("/jit", "/api/jit");
        }

        @Override
        public Set<Object> resources() {
            return resources;
        }

        @Override
        public Texts texts() {
            return pages.texts();
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String page(String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private HttpResponse<String> sent(String path, String fields) {
        return server.post(path, FORM, fields);
    }

    private String went(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
    }

    @Test
    void an_officer_begins_fills_and_proposes_a_text() {
        assertTrue(page(HOME + "/proposals").contains("Nobody has proposed a text yet"));
        String begin = page(DRAFT);
        assertTrue(begin.contains("not legal advice") && begin.contains("mercosur-2010"), begin);
        String to = went(sent(DRAFT, "basis=mercosur-2010&languages=es&languages=pt"));
        String draft = page(to);
        assertTrue(draft.contains("The draft is begun."), draft);
        assertTrue(draft.contains("The last day is missing"), draft);
        assertTrue(draft.contains(DRAFT + "/values?group=facts#v.facts-summary.es"), draft);

        String values = page(DRAFT + "/values?group=facts");
        assertTrue(values.contains("v.facts-summary.pt") && values.contains("v.facts-from-year"), values);
        HttpResponse<String> wrong = sent(
                DRAFT + "/values",
                "version=1&group=facts&v.facts-from-year=2027&v.facts-from-month=13&v.facts-from-day=1"
                        + "&v.facts-summary.es=Resumen+guardado");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("Resumen guardado") && wrong.body().contains("v.facts-from"), wrong.body());
        HttpResponse<String> linked =
                sent(DRAFT + "/values", "version=1&group=facts&v.facts-summary.es=" + "https%3A%2F%2Fexample.org");
        assertEquals(422, linked.statusCode());
        assertTrue(linked.body().contains("v.facts-summary.es-error"), linked.body());

        bogota.complete(bogota.agreements
                .drafts()
                .find(TEAM, InstrumentKind.AGREEMENT, ANNA)
                .orElseThrow()
                .draft());
        String ready = page(DRAFT + "/propose");
        assertTrue(ready.contains("It goes to: Brasil"), ready);
        assertEquals(409, sent(DRAFT + "/propose", "version=1").statusCode());
        String proposal = went(sent(DRAFT + "/propose", "version=2"));
        String shown = page(proposal);
        assertTrue(shown.contains("The text is proposed."), shown);
        assertTrue(shown.contains("29 de febrero de 2028"), shown);
        String hash =
                bogota.agreements.proposals().of(TEAM, ANNA).get(0).instrument().hash();
        assertTrue(shown.contains(hash), shown);
        assertTrue(page(proposal.replaceAll("\\?.*", "") + "?language=pt").contains("A equipe investigará"));
        assertTrue(page(HOME + "/proposals").contains("proposal 1 of Colombia"));
    }

    @Test
    void what_is_wrong_in_the_frame_is_told_at_its_field() {
        sent(DRAFT, "basis=bilateral&languages=es");
        assertEquals(422, sent(DRAFT, "basis=nothing&languages=es").statusCode());
        HttpResponse<String> refused = sent(
                DRAFT + "/frame",
                "version=1&basis=bilateral&zone=Nowhere&languages=es&source=es&lastDay-year=2028&lastDay-month=2&lastDay-day=30");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("zone-error") && refused.body().contains("lastDay-error"), refused.body());
        HttpResponse<String> source =
                sent(DRAFT + "/frame", "version=1&basis=bilateral&zone=America/Bogota&languages=pt&source=es");
        assertEquals(422, source.statusCode());
        assertTrue(source.body().contains("source-error"), source.body());
        assertEquals(
                409,
                sent(DRAFT + "/frame", "version=7&basis=bilateral&zone=America/Bogota&languages=es&source=es")
                        .statusCode());
        went(
                sent(
                        DRAFT + "/frame",
                        "version=1&basis=untoc-19&zone=America/Bogota&languages=es&languages=fr&source=fr&lastDay-year=2028&lastDay-month=2&lastDay-day=29"));
        String draft = page(DRAFT);
        assertTrue(draft.contains("February 29, 2028"), draft);

        String parties = page(DRAFT + "/parties");
        assertTrue(parties.contains("competent-1") && parties.contains("Fiscalía de prueba"), parties);
        HttpResponse<String> twice =
                sent(DRAFT + "/parties", "version=2&lines=3&country-0=CO&competent-0=A&country-1=CO&competent-1=B");
        assertEquals(422, twice.statusCode());
        assertTrue(twice.body().contains("stands twice") || twice.body().contains("is there twice"), twice.body());
        went(sent(DRAFT + "/parties", "version=2&lines=3&country-0=CO&competent-0=A&country-1=BR&paper-1=yes"));
        assertTrue(page(DRAFT + "/parties").contains("checked"));
    }

    @Test
    void clauses_are_chosen_moved_added_and_worded_side_by_side() {
        went(sent(DRAFT, "basis=mercosur-2010&languages=es&languages=pt&languages=fr"));
        String chosen = page(DRAFT + "/clauses");
        assertTrue(chosen.contains("id=\"clause-victims\"") && chosen.contains("id=\"required\""), chosen);
        went(sent(DRAFT + "/clauses", "version=1&clause=period&clause=parties&clause=legal-basis"));
        String draft = page(DRAFT);
        assertTrue(draft.contains("The basis requires the clause"), draft);
        assertTrue(draft.indexOf("Parties</a>") < draft.indexOf("Period</a>"), draft);

        went(sent(DRAFT + "/clauses/period/move", "version=2&to=up"));
        String moved = page(DRAFT);
        assertTrue(moved.indexOf("Parties</a>") > moved.indexOf("Period</a>"), moved);

        String own = went(sent(DRAFT + "/clauses/add", "version=3")).replaceAll("\\?.*", "");
        assertTrue(own.endsWith("/own-co-1"), own);
        String wording = page(own);
        assertTrue(
                wording.contains("text-es") && wording.contains("text-pt") && wording.contains("beside=fr"), wording);
        HttpResponse<String> previewed = sent(own, "version=4&beside=pt&text-es=**Negrita**&preview=text-es");
        assertEquals(200, previewed.statusCode());
        assertTrue(previewed.body().contains("<strong>Negrita</strong>"), previewed.body());
        HttpResponse<String> link = sent(own, "version=4&beside=pt&title-es=T&text-es=%5Bx%5D(https://example.org)");
        assertEquals(422, link.statusCode());
        assertTrue(link.body().contains("text-es-error"), link.body());
        went(sent(own, "version=4&beside=pt&title-es=Propia&text-es=Uno&title-pt=Pr%C3%B3pria&text-pt=Um"));
        went(sent(own, "version=5&beside=pt&title-es=Propia&text-es=Dos&title-pt=Pr%C3%B3pria&text-pt=Um"));
        assertTrue(page(own + "?beside=pt").contains("Older than its source"));
        went(sent(own, "version=6&beside=pt&title-es=Propia&text-es=Dos&title-pt=Pr%C3%B3pria&text-pt=Um&right=yes"));
        assertFalse(page(own + "?beside=pt").contains("The translation is still right"));

        String period = DRAFT + "/clauses/period";
        went(sent(period, "version=7&beside=pt&title-es=V&text-es=Otra&title-pt=V&text-pt=Outra&catalogue=es"));
        assertTrue(page(period).contains("El acuerdo rige desde"), "the catalogue's words are back");
        assertEquals(404, server.get(DRAFT + "/clauses/nowhere").statusCode());
    }

    @Test
    void a_clause_with_script_is_inert() {
        went(sent(DRAFT, "basis=bilateral&languages=es"));
        String evil = "<script>alert(1)</script> <img src=x onerror=alert(1)> ![a](b) `x`";
        bogota.agreements
                .drafts()
                .revise(
                        TEAM,
                        InstrumentKind.AGREEMENT,
                        1,
                        (now, version) -> Bureau.whole(now.adding(CO)
                                .worded(
                                        "own-co-1",
                                        Map.of(
                                                Language.ES,
                                                new Wording(
                                                        "<b onclick=x>T", "<script>alert(1)</script> *a*", version)),
                                        Set.of())),
                        ANNA);
        HttpResponse<String> refused =
                sent(DRAFT + "/clauses/own-co-1", form(Map.of("version", "2", "title-es", "T", "text-es", evil)));
        assertEquals(422, refused.statusCode());
        assertFalse(refused.body().contains("<script>alert"), refused.body());
        String proposal = went(sent(DRAFT + "/propose", "version=2"));
        for (String path : List.of(proposal, DRAFT, DRAFT + "/clauses/own-co-1", DRAFT + "/clauses")) {
            String body = page(path);
            assertFalse(body.contains("<script>alert") || body.contains("<b onclick"), path);
        }
        assertTrue(page(proposal).contains("&lt;script"), "what was typed is shown as it was typed");
    }

    private Proposal theirs() {
        other = TestDatabase.start(TestDatabase.Kind.DERBY);
        Bureau brasilia = new Bureau(other, BR, said);
        brasilia.complete();
        brasilia.agreements
                .drafts()
                .revise(
                        TEAM,
                        InstrumentKind.AGREEMENT,
                        2,
                        (now, version) -> now.worded(
                                "victims",
                                Map.of(
                                        Language.ES, new Wording("Víctimas", "Palabras de Brasil.", version),
                                        Language.PT, new Wording("Vítimas", "Palavras do Brasil.", version)),
                                Set.of()),
                        ANNA);
        return brasilia.agreements.proposals().propose(TEAM, InstrumentKind.AGREEMENT, 3, ANNA);
    }

    @Test
    void a_proposal_of_the_other_party_is_compared_remarked_on_and_taken_over() {
        bogota.complete();
        Proposal theirs = theirs();
        String path = HOME + "/proposals/" + theirs.instrument().id();
        String compared = page(path + "/compare?language=es");
        assertTrue(
                compared.contains("Palabras") && compared.contains("Take the clause of Brasil into my draft"),
                compared);
        went(sent(path + "/comments", "clause=victims&text=De+acuerdo+con+esta"));
        assertTrue(page(path).contains("De acuerdo con esta"));
        assertTrue(page(path + "/compare?language=es").contains("De acuerdo con esta"));
        assertEquals(422, sent(path + "/comments", "clause=victims&text=").statusCode());

        assertEquals(
                409,
                sent(
                                DRAFT + "/clauses/victims/take",
                                "version=1&from=" + theirs.instrument().id())
                        .statusCode());
        went(sent(
                DRAFT + "/clauses/victims/take",
                "version=2&from=" + theirs.instrument().id()));
        assertTrue(page(DRAFT + "/clauses/victims").contains("Palabras de Brasil."));
        String whole = page(path + "/compare?all=yes&with=draft&language=pt");
        assertTrue(whole.contains("Palavras do Brasil."), whole);

        assertEquals(409, sent(path + "/begin", "version=0").statusCode());
        went(sent(path + "/begin", "version=3"));
        went(sent(DRAFT + "/propose", "version=4"));
        String list = page(HOME + "/proposals");
        assertTrue(list.contains("Replaced"), list);
        assertEquals(200, server.get(path + "/canonical").statusCode());
        went(sent(DRAFT + "/discard", "version=4"));
        assertEquals(200, server.get(path + "/compare").statusCode());
    }

    @Test
    void a_program_does_the_same_and_names_the_version_it_read() {
        assertTrue(page("/api/jit/catalogue").contains("\"mercosur-2010\":\"required\""));
        HttpResponse<String> begun = server.send(server.request(API + "/drafts/agreement")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{\"basis\": \"bilateral\", \"languages\": [\"es\"]}")));
        assertEquals(201, begun.statusCode(), begun.body());
        assertTrue(
                begun.body().contains("\"complete\":false") && begun.body().contains("last-day-missing"), begun.body());
        String whole =
                "{\"basis\": \"bilateral\", \"parties\": [{\"country\": \"CO\", \"competent\": \"A\", \"central\": \"\", \"onPaper\": false},"
                        + "{\"country\": \"BR\", \"competent\": \"B\", \"central\": \"\", \"onPaper\": true}], \"lastDay\": \"2028-02-29\","
                        + " \"zone\": \"America/Bogota\", \"languages\": [\"es\"], \"source\": \"es\", \"clauses\": [{\"key\": \"period\","
                        + " \"title\": {\"es\": \"Vigencia\"}, \"text\": {\"es\": \"Hasta {end_date}.\"}}], \"values\": {}, \"confirmed\": []}";
        assertEquals(412, put(whole, "\"v9\"").statusCode());
        HttpResponse<String> put = put(whole, "\"v1\"");
        assertEquals(200, put.statusCode(), put.body());
        assertTrue(put.body().contains("clause-required"), put.body());
        assertEquals(
                422, put(whole.replace("2028-02-29", "2028-02-30"), "\"v2\"").statusCode());
        assertEquals(
                422, put(whole.replace("America/Bogota", "Nowhere"), "\"v2\"").statusCode());
        assertEquals(422, put(whole.replace("\"values\"", "\"more\""), "\"v2\"").statusCode());
        assertEquals(
                422,
                server.send(server.request(API + "/proposals")
                                .header("Content-Type", JSON)
                                .header("If-Match", "\"v2\"")
                                .POST(BodyPublishers.ofString("{\"kind\": \"agreement\"}")))
                        .statusCode());
        bogota.agreements.drafts().discard(TEAM, InstrumentKind.AGREEMENT, 2, ANNA);
        bogota.complete();
        HttpResponse<String> proposed = server.send(server.request(API + "/proposals")
                .header("Content-Type", JSON)
                .header("If-Match", "\"v2\"")
                .POST(BodyPublishers.ofString("{\"kind\": \"agreement\"}")));
        assertEquals(201, proposed.statusCode(), proposed.body());
        Proposal made = bogota.agreements.proposals().of(TEAM, ANNA).get(0);
        assertTrue(page(API + "/proposals").contains(made.instrument().hash()));
        String canonical = page(API + "/proposals/" + made.instrument().id() + "/canonical");
        assertEquals(org.enlace.jit.agreement.InstrumentForm.canonical(made.instrument()), canonical);
        HttpResponse<String> remarked = server.send(
                server.request(API + "/proposals/" + made.instrument().id() + "/comments")
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofString("{\"clause\": \"period\", \"text\": \"Bien.\"}")));
        assertEquals(201, remarked.statusCode(), remarked.body());
        assertTrue(
                page(API + "/proposals/" + made.instrument().id() + "/comments").contains("Bien."));
    }

    private HttpResponse<String> put(String body, String tag) {
        return server.send(server.request(API + "/drafts/agreement")
                .header("Content-Type", JSON)
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void a_reader_sees_proposals_and_no_drafts_and_whoever_lacks_the_permission_nothing() {
        bogota.complete();
        bogota.agreements.proposals().propose(TEAM, InstrumentKind.AGREEMENT, 2, ANNA);
        String list =
                server.sendAs("reader", server.request(HOME + "/proposals")).body();
        assertTrue(list.contains("proposal 1 of Colombia") && !list.contains("/drafts/"), list);
        assertEquals(422, server.sendAs("reader", server.request(DRAFT)).statusCode());
        for (String path : List.of(HOME + "/proposals", DRAFT, API + "/proposals", API + "/drafts/agreement")) {
            assertEquals(403, server.sendAs("nobody", server.request(path)).statusCode(), path);
        }
    }

    @Test
    void an_address_that_leads_nowhere_is_not_found_and_never_breaks() {
        for (String path : List.of(
                "/drafts/designation",
                "/drafts/nothing",
                "/drafts/agreement/frame",
                "/proposals/01900000-0000-7000-8000-00000000ffff",
                "/proposals/x",
                "/proposals/x/compare?with=y",
                "/drafts/agreement/values?group=x")) {
            int status = server.get(HOME + path).statusCode();
            assertTrue(status == 404 || status == 422, path + " " + status);
        }
        assertEquals(
                404,
                server.get("/jit/teams/01900000-0000-7000-8000-00000000ffff/proposals")
                        .statusCode());
    }
}
