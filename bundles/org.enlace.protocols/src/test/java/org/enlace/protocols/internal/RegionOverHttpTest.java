package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.LibraryServer.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The region, and sharing what was decided, as programs and browsers meet them. */
class RegionOverHttpTest {
    private static final RecordId ID = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000abcd"));
    private static final String TERMS = "edition=1&kind=resolution&number=7&date-year=2026&date-month=11&date-day=2"
            + "&authority=Ministerio&from-year=2026&from-month=12&from-day=1&reservations.summary=Por+la+fiscalia";
    private static final String PAGE = "/protocols/" + ID + "/adoption";

    private final MemoryStore store = new MemoryStore();
    private final Desk desk = new Desk(store, store);
    private WebServer server;

    @BeforeEach
    void start() {
        server = LibraryServer.of(desk, document -> new byte[0]);
        server.officers()
                .with(signedIn("anna", "una", permission -> true))
                .with(signedIn("walter", "una", Protocols.READ::equals));
        arrives(1, "Detección", 1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void arrives(long version, String title, int edition) {
        SharedRecord sent = new SharedRecord(
                ID,
                "protocol",
                new CountryCode("BR"),
                version,
                Set.of(Desk.NODE.country()),
                Handling.GENERAL,
                Optional.empty());
        String text = new TravellingProtocol("br-1", edition, titled(title).content()).text();
        store.run(() -> desk.messages.receive(sent, 1, text));
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs("anna", server.request(path));
    }

    private HttpResponse<String> form(String path, String fields) {
        return server.sendAs(
                "anna",
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)));
    }

    private HttpResponse<String> json(String method, String path, String tag, String body) {
        HttpRequest.Builder request = server.request(path).header("Content-Type", "application/json");
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return server.sendAs("anna", request.method(method, BodyPublishers.ofString(body)));
    }

    private void adopts() {
        assertEquals(303, form(PAGE + "/study", "version=0").statusCode());
        HttpResponse<String> adopted = form(PAGE + "/adopt", "version=1&" + TERMS);
        assertEquals(303, adopted.statusCode(), adopted.body());
    }

    @Test
    void a_partners_protocol_is_adopted_on_its_page_and_a_later_version_is_told() {
        assertTrue(get("/protocols/" + ID).body().contains(PAGE + "\""));
        adopts();
        arrives(2, "Segunda", 2);
        String page = get(PAGE).body();
        assertTrue(page.contains("Version 2 is in effect; the country adopted version 1"), page);
        String compared = get("/protocols/" + ID + "/compare?from=1&to=2").body();
        assertTrue(compared.contains("Version 1"), compared);
        arrives(3, "Segunda corregida", 2);
        assertEquals(200, get("/protocols/" + ID + "/compare?from=1&to=now").statusCode());
        assertEquals(404, get("/protocols/" + ID + "/compare?from=1&to=7").statusCode());
    }

    @Test
    void a_correction_of_the_adopted_version_is_told_and_a_taking_back_too() {
        adopts();
        arrives(2, "Corregida", 1);
        String page = get(PAGE).body();
        assertTrue(page.contains("corrected the text of version 1"), page);
        assertTrue(page.contains("to=now"), page);
        store.run(() -> desk.messages.withdraw(
                new SharedRecord(
                        ID,
                        "protocol",
                        new CountryCode("BR"),
                        2,
                        Set.of(Desk.NODE.country()),
                        Handling.GENERAL,
                        Optional.empty()),
                "Error"));
        String gone = get("/protocols/" + ID).body();
        assertTrue(gone.contains("The adoption stands until this country denounces it"), gone);
        assertEquals(200, get(PAGE).statusCode());
    }

    @Test
    void the_decision_is_shared_after_it_was_seen_what_is_told_and_is_taken_back() {
        adopts();
        String share = PAGE + "/share";
        String offered = get(share).body();
        assertTrue(offered.contains("value=\"BR\"") && !offered.contains("value=\"PE\""), offered);
        String fields = "version=0&audience=BR&tell=reservations&handling=H1&condition=&tlp=";
        HttpResponse<String> shown = form(share, fields);
        assertEquals(200, shown.statusCode(), shown.body());
        assertTrue(shown.body().contains("Officers, units and reasons do not travel."), shown.body());
        assertTrue(desk.exchange.contents.isEmpty());
        assertEquals(422, form(share, fields.replace("BR", "PE")).statusCode());
        assertEquals(422, form(share, fields.replace("version=0", "version=x")).statusCode());
        assertEquals(303, form(share, fields + "&confirmed=yes").statusCode());
        assertTrue(get(PAGE).body().contains("Waits to be sent"));
        assertFalse(server.sendAs("walter", server.request(PAGE)).body().contains("Waits to be sent"));
        assertEquals(403, server.sendAs("walter", server.request(share)).statusCode());
        assertEquals(422, form(share + "/narrow", "version=1&reason=Error").statusCode());
        assertTrue(get(share + "/narrow").body().contains("value=\"BR\""));
        assertEquals(
                303, form(share + "/narrow", "version=1&out=BR&reason=Error").statusCode());
        assertTrue(get(PAGE).body().contains("not confirmed yet"));
    }

    @Test
    void a_program_shares_with_the_tag_it_saw_and_takes_back() {
        adopts();
        String path = "/api" + PAGE + "/sharing";
        assertEquals("\"v0\"", get(path).headers().firstValue("ETag").orElseThrow());
        String body = "{\"audience\":[\"BR\"],\"handling\":[\"H0\"],\"progress\":false}";
        assertEquals(428, json("PUT", path, null, body).statusCode());
        HttpResponse<String> shared = json("PUT", path, "\"v0\"", body);
        assertEquals(200, shared.statusCode(), shared.body());
        assertTrue(shared.body().contains("\"queued\""), shared.body());
        assertEquals(412, json("PUT", path, "\"v0\"", body).statusCode());
        assertEquals(422, json("PUT", path, "\"v1\"", "{}").statusCode());
        HttpResponse<String> gone = json("POST", path + "/narrow", "\"v1\"", "{\"audience\":[],\"reason\":\"Error\"}");
        assertEquals(200, gone.statusCode(), gone.body());
        assertTrue(gone.body().contains("\"taking-back\""), gone.body());
    }

    @Test
    void the_matrix_says_in_letters_and_in_words_what_each_country_decided() {
        assertTrue(get("/protocols/region").body().contains("No decision is known yet"));
        adopts();
        String matrix = get("/protocols/region").body();
        assertTrue(matrix.contains("<b>A*</b> v1"), matrix);
        assertTrue(matrix.contains("Adopted with reservations, version 1"), matrix);
        assertTrue(matrix.contains("/protocols/region/CO\""), matrix);
        assertTrue(get("/protocols/region?order=library").body().contains("Detección"));
        assertTrue(get("/protocols/region?state=declined").body().contains("No document meets"));
        for (String bad :
                new String[] {"state=not-considered", "order=x", "country=ZZ", "country=x", "kind=x", "page=x"}) {
            assertEquals(422, get("/protocols/region?" + bad).statusCode(), bad);
        }
        HttpResponse<String> api = get("/api/protocols/region?size=1");
        assertEquals(200, api.statusCode(), api.body());
        assertTrue(api.body().contains("\"adopted-with-reservations\""), api.body());
        assertEquals(422, get("/api/protocols/region?after=x").statusCode());
    }

    @Test
    void a_country_and_a_document_have_pages_of_their_own() {
        adopts();
        String home = get("/protocols/region/CO").body();
        assertTrue(home.contains("1 reservation"), home);
        assertTrue(home.contains("This country has no documents in the library yet"), home);
        String brazil = get("/protocols/region/BR").body();
        assertTrue(brazil.contains("No adoption is known.") && brazil.contains("Detección"), brazil);
        assertEquals(404, get("/protocols/region/ZZ").statusCode());
        assertEquals(404, get("/api/protocols/region/ZZ").statusCode());
        assertEquals(422, get("/protocols/region/zz").statusCode());
        assertEquals(422, get("/protocols/region/BR?page=x").statusCode());
        String map = get("/protocols/" + ID + "/region").body();
        assertTrue(map.contains("<svg") && map.contains("Por la fiscalia"), map);
        HttpResponse<String> all = get("/api/protocols/" + ID + "/adoptions");
        assertTrue(
                all.body().contains("\"country\" : \"CO\"") || all.body().contains("\"country\":\"CO\""), all.body());
        assertEquals(200, get("/api/protocols/region/CO").statusCode());
        assertTrue(get("/protocols/" + ID).body().contains("Who uses it"));
        assertTrue(get("/protocols/" + ID).body().contains("One country is known to have adopted it."));
    }

    @Test
    void of_a_restricted_document_a_country_page_tells_no_act_and_no_words_of_reservations() {
        var hidden = desk.library.create(
                "pr-9",
                with(titled("Cerrado"), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna"), List.of())),
                null,
                Desk.ANNA);
        LocalDate day = LocalDate.of(2026, 12, 1);
        desk.adoptions.study(hidden.id(), 0, Desk.ANNA);
        desk.adoptions.adopt(
                hidden.id(),
                1,
                1,
                new AdoptionTerms(
                        InstrumentKind.DECREE, "77-R", day, "Gabinete", List.of(), day, Map.of("summary", "Palabras")),
                Desk.ANNA);
        String page = get("/protocols/region/CO").body();
        assertTrue(page.contains("Cerrado") && page.contains("With reservations, words not told"), page);
        String api = get("/api/protocols/region/CO").body();
        assertTrue(api.contains("Cerrado") && api.contains("2026-12-01"), api);
        for (String secret : List.of("77-R", "Gabinete", "Palabras", "decree")) {
            assertFalse(api.contains(secret), api);
        }
        assertFalse(server.sendAs("walter", server.request("/api/protocols/region/CO"))
                .body()
                .contains("Cerrado"));
    }

    @Test
    void the_matrix_is_a_file_for_those_who_may_export() {
        adopts();
        HttpResponse<String> file = get("/protocols/region/export.csv");
        assertEquals(200, file.statusCode(), file.body());
        assertTrue(file.body().contains("adopted-with-reservations v1"), file.body());
        assertEquals(200, get("/protocols/region/export.xlsx?state=adopted").statusCode());
        assertEquals(422, get("/protocols/region/export.csv?country=ZZ").statusCode());
        assertEquals(
                403,
                server.sendAs("walter", server.request("/protocols/region/export.csv"))
                        .statusCode());
    }
}
