package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.LibraryServer.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.enlace.documents.Document;
import org.enlace.documents.Handouts;
import org.enlace.documents.internal.Press;
import org.enlace.platform.Language;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Passage;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Translation;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading a record in its languages, writing what it tells, and handing it on. */
class ReadingOverHttpTest {
    private static final String ALL_FOLDED = "Problem, steps, results and other parts";

    private static final String EVIL = "<script>alert(1)</script> <img src=x onerror=alert(2)> [x](javascript:alert(3))"
            + " ![p](http://example.org/p.png) {{7*7}} ${7*7}";

    private final Desk desk = Desk.inMemory();
    private final List<Document> handedOn = new CopyOnWriteArrayList<>();
    private WebServer server;

    @BeforeEach
    void start() {
        server = LibraryServer.of(desk, this::handOn, new Handouts() {
            private final Handouts real = new Press();

            @Override
            public byte[] card(int items, IntFunction<Document> with) {
                return real.card(items, number -> {
                    Document document = with.apply(number);
                    handOn(document);
                    return document;
                });
            }

            @Override
            public byte[] html(Document document, String warning) {
                return real.html(document, warning);
            }
        });
        server.officers().with(signedIn("anna", "una-bogota", permission -> true));
        server.officers()
                .with(signedIn(
                        "otto", "una-cali", permission -> permission.value().equals("protocols.read")));
    }

    private byte[] handOn(Document document) {
        handedOn.add(document);
        return new byte[0];
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ProtocolDraft practice() {
        return with(
                uruguayanProtocol(),
                "passages",
                Map.of(
                        "steps",
                        Map.of("es", "1. Separar\n2. Escuchar", "en", "1. Separate\n2. Listen"),
                        "safeguards",
                        Map.of("es", "Niñas y niños con su **representante**")));
    }

    private Protocol made(ProtocolDraft draft) {
        return desk.library.create("pr-1", draft, null, Desk.ANNA);
    }

    @Test
    void a_page_shows_what_the_record_tells_with_its_marks() {
        Protocol protocol = made(practice());
        String page = get("anna", "/protocols/" + protocol.id()).body();
        assertTrue(page.contains("Separate"), page);
        assertTrue(page.contains("<strong>representante</strong>"), page);
        assertTrue(page.contains("lang=\"es\""), page);
    }

    @Test
    void markup_in_any_field_is_text_on_every_page_and_in_every_file() {
        ProtocolDraft evil = practice();
        Map<String, Map<String, String>> passages = new LinkedHashMap<>();
        for (Passage passage : Passage.values()) {
            passages.put(passage.field(), Map.of("es", EVIL, "en", EVIL + "\n\n- " + EVIL));
        }
        evil = with(evil, "passages", passages);
        evil = with(evil, "summary", Map.of("es", EVIL, "en", EVIL));
        for (String field :
                List.of("title", "issuingBody", "region", "note", "verifiedScope", "source", "supersededBy")) {
            evil = with(evil, field, field.equals("region") ? EVIL.substring(0, 100) : EVIL);
        }
        Protocol protocol = made(evil);
        for (String part : List.of("", "/languages", "/languages/en", "/edit", "/html", "/html?in=es")) {
            HttpResponse<String> answer = get("anna", "/protocols/" + protocol.id() + part);
            assertEquals(200, answer.statusCode(), part + answer.body());
            String body = answer.body();
            assertFalse(body.contains("<script>alert"), part + body);
            assertFalse(body.matches("(?s).*<img[^>]*onerror.*"), part + body);
            assertFalse(body.matches("(?s).*href=\"javascript:.*"), part + body);
            assertFalse(body.matches("(?s).*src=\"http.*"), part + body);
        }
        assertEquals(200, get("anna", "/protocols/" + protocol.id() + "/card").statusCode());
    }

    @Test
    void a_bomb_of_marks_is_shown_and_breaks_nothing() {
        for (String bomb : List.of(
                "> ".repeat(2_400) + "x",
                "- ".repeat(2_400),
                "[".repeat(4_900),
                "*a ".repeat(1_600),
                "|a".repeat(2_400) + "\n" + "|-".repeat(50))) {
            ProtocolDraft draft = with(practice(), "passages", Map.of("steps", Map.of("en", bomb)));
            Protocol protocol = desk.library.create(null, draft, null, Desk.ANNA);
            for (String part : List.of("", "/languages", "/html", "/card")) {
                assertEquals(
                        200,
                        get("anna", "/protocols/" + protocol.id() + part).statusCode(),
                        () -> part + " of " + bomb.substring(0, 20));
            }
        }
    }

    @Test
    void languages_stand_side_by_side_each_with_how_it_stands_to_the_source() {
        Protocol protocol = made(practice());
        String page = get("anna", "/protocols/" + protocol.id() + "/languages").body();
        assertTrue(page.contains("Source") && page.contains("Current") && page.contains("1 missing"), page);
        assertTrue(page.contains("1. Separar") && page.contains("1. Separate"), page);
        assertFalse(
                get("otto", "/protocols/" + protocol.id() + "/languages").body().contains("/languages/en\""),
                "Who may not write is not offered it");
    }

    @Test
    void a_translation_is_written_beside_its_source_and_is_current_then() {
        Protocol protocol = made(practice());
        desk.library.revise(
                protocol.id(),
                1,
                with(practice(), "summary", Map.of("es", "Otra cosa.", "en", "Organises detection and investigation.")),
                Desk.ANNA);
        String address = "/protocols/" + protocol.id();
        assertTrue(get("anna", address).body().contains("out of date"));
        assertTrue(get("anna", address + "/languages").body().contains("Out of date"));
        HttpResponse<String> saved = post(
                "anna",
                address + "/languages/en",
                Map.of("version", "2", "summary", "Something else.", "steps", "1. Separate", "safeguards", ""));
        assertEquals(303, saved.statusCode(), saved.body());
        Protocol now = desk.library.find(protocol.id(), Desk.ANNA);
        assertEquals("Something else.", now.content().summary().get(Language.EN));
        assertEquals("Otra cosa.", now.content().summary().get(Language.ES));
        assertEquals(
                Translation.State.CURRENT,
                Translation.of(now.content(), Language.EN).orElseThrow().state());
        assertEquals(
                "Describir quién hace qué.",
                now.content().requirements().get(0).text().get(Language.ES));
    }

    @Test
    void a_translation_is_found_to_be_still_right() {
        Protocol protocol = made(practice());
        desk.library.revise(
                protocol.id(),
                1,
                with(practice(), "summary", Map.of("es", "Otra cosa.", "en", "Organises detection and investigation.")),
                Desk.ANNA);
        String address = "/protocols/" + protocol.id() + "/languages";
        assertEquals(
                303, post("anna", address + "/en/right", Map.of("version", "2")).statusCode());
        assertFalse(get("anna", address).body().contains("Out of date"));
        assertTrue(desk.acts.get(desk.acts.size() - 1).toString().contains("translations"), desk.acts::toString);
    }

    @Test
    void what_is_wrong_with_a_translation_comes_back_as_it_was_typed() {
        Protocol protocol = made(practice());
        String address = "/protocols/" + protocol.id() + "/languages/en";
        HttpResponse<String> tooLong =
                post("anna", address, Map.of("version", "1", "summary", "x", "steps", "y".repeat(5_001)));
        assertEquals(422, tooLong.statusCode());
        assertTrue(tooLong.body().contains("yyyyy") && tooLong.body().contains("href=\"#steps\""), tooLong.body());
        HttpResponse<String> late = post("anna", address, Map.of("version", "7", "summary", "Mine"));
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("Mine"), late.body());
        assertEquals(422, post("anna", address, Map.of("summary", "x")).statusCode());
    }

    @Test
    void the_source_is_not_translated_and_unknown_languages_are_not_there() {
        String address = "/protocols/" + made(practice()).id() + "/languages/";
        assertEquals(422, get("anna", address + "es").statusCode());
        assertEquals(404, get("anna", address + "xx").statusCode());
        assertEquals(404, get("anna", address + "ES").statusCode());
        assertEquals(
                422, post("anna", address + "fr/right", Map.of("version", "1")).statusCode());
        assertEquals(200, get("anna", address + "fr").statusCode());
        assertEquals(403, get("otto", address + "fr").statusCode());
    }

    @Test
    void the_form_puts_first_what_its_kind_asks_for() {
        String practice = get("anna", "/protocols/new?type=good-practice").body();
        assertTrue(practice.contains("passages.problem.en") && !practice.contains(ALL_FOLDED), practice);
        String law = get("anna", "/protocols/new?type=legal-instrument").body();
        assertTrue(law.indexOf("passages.problem.en") > law.indexOf(ALL_FOLDED) && law.contains(ALL_FOLDED), law);
        HttpResponse<String> guided =
                post("anna", "/protocols/new", Map.of("type", "lesson-learned", "title", "Mía", "guide", "yes"));
        assertEquals(200, guided.statusCode());
        assertTrue(guided.body().contains("value=\"Mía\""), guided.body());
        assertEquals(200, get("anna", "/protocols/new?type=nonsense").statusCode());
    }

    @Test
    void a_form_without_scripts_writes_all_a_record_tells() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", "Práctica");
        fields.put("titleLanguage", "es");
        fields.put("type", "good-practice");
        fields.put("issuingBody", "UNA");
        fields.put("summary.es", "Qué es");
        fields.put("status", "unknown");
        fields.put("source", "muestra");
        fields.put("evidence", "replicated");
        for (Passage passage : Passage.values()) {
            fields.put("passages." + passage.field() + ".es", "Dicho en " + passage.field());
        }
        HttpResponse<String> made = post("anna", "/protocols/new", fields);
        assertEquals(303, made.statusCode(), made.body());
        String page = get(
                        "anna",
                        made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""))
                .body();
        for (Passage passage : Passage.values()) {
            assertTrue(page.contains("Dicho en " + passage.field()), page);
        }
        assertTrue(page.contains("Replicated elsewhere"), page);
        fields.put("passages.results.es", "z".repeat(5_001));
        HttpResponse<String> refused = post("anna", "/protocols/new", fields);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("href=\"#passages.results.es\""), refused.body());
    }

    @Test
    void a_list_counts_what_each_value_would_leave() {
        made(practice());
        desk.library.create("pr-2", with(practice(), "type", "guide"), null, Desk.ANNA);
        desk.library.create(
                "pr-3",
                with(practice(), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna"), List.of())),
                null,
                Desk.ANNA);
        String all = get("anna", "/protocols").body();
        assertTrue(all.contains("kind=guide\">Guide</a> <span class=\"enlace-facet__count\">(1)"), all);
        String narrowed = get("otto", "/protocols?kind=protocol").body();
        assertTrue(narrowed.contains("(1)") && !narrowed.contains("(2)"), narrowed);
        for (String filter : List.of("language=es", "evidence=replicated", "status=unknown", "crime=0204&year=2019")) {
            assertEquals(200, get("anna", "/protocols?" + filter).statusCode(), filter);
        }
        for (String filter : List.of("language=x", "evidence=x", "status=%3Cscript%3E")) {
            assertEquals(422, get("anna", "/protocols?" + filter).statusCode(), filter);
        }
    }

    @Test
    void handouts_are_files_and_never_shown_in_the_page() {
        Protocol protocol = made(practice());
        HttpResponse<String> html = get("anna", "/protocols/" + protocol.id() + "/html");
        assertTrue(html.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
        assertTrue(
                html.headers().firstValue("Content-Security-Policy").orElse("").startsWith("sandbox"));
        assertTrue(html.body().startsWith("<!doctype html>"), html.body().substring(0, 60));
        assertTrue(html.body().contains("default-src 'none'") && html.body().contains("<svg"), html.body());
        assertTrue(html.body().contains("/protocols/" + protocol.id())
                && html.body().contains("may have changed"));
        assertFalse(html.body().contains("<form")
                || html.body().contains("<nav")
                || html.body().contains("src="));
        HttpResponse<String> card = get("anna", "/protocols/" + protocol.id() + "/card");
        assertEquals(200, card.statusCode());
        assertTrue(card.body().startsWith("%PDF"), card.body().substring(0, 20));
    }

    @Test
    void what_is_handed_on_of_an_adopted_record_tells_who_adopted_it_since_when_and_with_which_reservations() {
        Protocol protocol = made(practice());
        LocalDate day = LocalDate.of(2026, 12, 1);
        desk.adoptions.study(protocol.id(), 0, Desk.ANNA);
        assertFalse(pdf(protocol).contains("Ministry of the Interior"));
        Map<String, String> reservations = Map.of("safeguards", "Only with <an interpreter>");
        AdoptionTerms terms = new AdoptionTerms(
                InstrumentKind.LAW, "123", day, "Ministry of the Interior", List.of(), day, reservations);
        desk.adoptions.adopt(protocol.id(), 1, 1, terms, Desk.ANNA);
        String html = get("anna", "/protocols/" + protocol.id() + "/html").body();
        for (String file : List.of(pdf(protocol), html, card(protocol))) {
            for (String words : List.of(
                    ReferenceData.countries().name(Desk.NODE.country(), Language.EN),
                    "Adopted with reservations",
                    "ersion 1",
                    "Ministry of the Interior",
                    "1 December 2026",
                    "Reservation: Safeguards",
                    "Only with &lt;an interpreter&gt;")) {
                assertTrue(file.contains(words), words + " is not in " + file);
            }
        }
        assertTrue(html.contains("Law 123"), html);
    }

    private String pdf(Protocol protocol) {
        assertEquals(200, get("anna", "/protocols/" + protocol.id() + "/pdf").statusCode());
        return text(handedOn.get(handedOn.size() - 1));
    }

    private String card(Protocol protocol) {
        assertEquals(200, get("anna", "/protocols/" + protocol.id() + "/card").statusCode());
        return text(handedOn.get(handedOn.size() - 1));
    }

    private static String text(Document document) {
        StringOutput out = new StringOutput();
        document.body().writeTo(out);
        return out.toString();
    }

    @Test
    void of_a_restricted_record_a_reason_is_asked_before_anything_is_handed_on() {
        Protocol protocol =
                made(with(practice(), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna"), List.of())));
        for (String part : List.of("card", "html", "languages", "languages/en")) {
            String address = "/protocols/" + protocol.id() + "/" + part;
            HttpResponse<String> asked = get("anna", address);
            assertTrue(asked.body().contains("name=\"reason\""), asked.body());
            assertFalse(asked.body().contains("Separate"), asked.body());
            assertEquals(
                    part.equals("languages/en") ? 403 : 404,
                    get("otto", address).statusCode(),
                    part);
        }
    }

    private HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path));
    }

    private HttpResponse<String> post(String officer, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }
}
