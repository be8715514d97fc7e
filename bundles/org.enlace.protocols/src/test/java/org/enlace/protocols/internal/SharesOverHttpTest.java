package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.LibraryServer.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sharing, and partners' protocols, as programs and browsers meet them. */
class SharesOverHttpTest {
    private static final String BRAZIL =
            "{\"audience\":[\"BR\"],\"handling\":[\"H3\"],\"condition\":\"Solo formación\"}";

    private final MemoryStore store = new MemoryStore();
    private final Desk desk = new Desk(store, store);
    private final Protocol protocol = desk.library.create("pr-1", titled("Detección"), null, ANNA);
    private WebServer server;

    @BeforeEach
    void start() {
        server = LibraryServer.of(desk, document -> new byte[0]);
        server.officers()
                .with(signedIn("anna", "una", permission -> true))
                .with(signedIn("walter", "una", Protocols.READ::equals));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs("anna", server.request(path));
    }

    private HttpResponse<String> json(String method, String path, String tag, String body) {
        HttpRequest.Builder request = server.request(path).header("Content-Type", "application/json");
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return server.sendAs("anna", request.method(method, BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> form(String path, String fields) {
        return server.sendAs(
                "anna",
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)));
    }

    @Test
    void a_program_shares_with_the_tag_it_saw_and_takes_back() {
        String path = "/api/protocols/" + protocol.id() + "/sharing";
        assertEquals("\"v0\"", get(path).headers().firstValue("ETag").orElseThrow());
        assertEquals(428, json("PUT", path, null, BRAZIL).statusCode());
        HttpResponse<String> shared = json("PUT", path, "\"v0\"", BRAZIL);
        assertEquals(200, shared.statusCode(), shared.body());
        assertTrue(shared.body().contains("\"queued\""), shared.body());
        assertEquals(412, json("PUT", path, "\"v0\"", BRAZIL).statusCode());
        for (String bad : new String[] {
            "{\"audience\":[null],\"handling\":[\"H0\"]}",
            "{\"audience\":[\"prueba\"],\"handling\":[\"H0\"]}",
            "{\"audience\":[\"BR\"],\"handling\":[\"H0\",\"H1\"]}",
            "{\"audience\":[\"BR\"],\"handling\":[null]}",
            "{}"
        }) {
            assertEquals(422, json("PUT", path, "\"v1\"", bad).statusCode(), bad);
        }
        assertEquals(
                422,
                json("POST", path + "/narrow", "\"v1\"", "{\"audience\":[]}").statusCode());
        HttpResponse<String> gone = json("POST", path + "/narrow", "\"v1\"", "{\"audience\":[],\"reason\":\"Error\"}");
        assertEquals(200, gone.statusCode(), gone.body());
        assertTrue(gone.body().contains("\"taking-back\""), gone.body());
    }

    @Test
    void page_and_program_tell_a_reader_who_has_it_and_not_how_it_stands_there() {
        String path = "/api/protocols/" + protocol.id() + "/sharing";
        assertEquals(200, json("PUT", path, "\"v0\"", BRAZIL).statusCode());
        HttpResponse<String> told = server.sendAs("walter", server.request(path));
        assertEquals(200, told.statusCode(), told.body());
        assertTrue(told.body().contains("\"BR\""), told.body());
        assertFalse(told.body().contains("queued") || told.body().contains("\"PE\""), told.body());
        String page = server.sendAs("walter", server.request("/protocols/" + protocol.id()))
                .body();
        assertTrue(page.contains("Countries that have it: Somewhere."), page);
        assertFalse(page.contains("Waits to be sent"), page);
        assertTrue(get("/protocols/" + protocol.id()).body().contains("Waits to be sent"));
        assertEquals(
                403,
                server.sendAs(
                                "walter",
                                server.request(path)
                                        .header("Content-Type", "application/json")
                                        .header("If-Match", "\"v1\"")
                                        .PUT(BodyPublishers.ofString(BRAZIL)))
                        .statusCode());
    }

    @Test
    void a_page_shows_who_will_see_what_before_anything_is_shared() {
        String page = "/protocols/" + protocol.id() + "/share";
        assertTrue(get(page).body().contains("value=\"PE\""));
        String fields = "version=0&record=1&audience=BR&handling=H1&condition=&tlp=";
        HttpResponse<String> shown = form(page, fields);
        assertEquals(200, shown.statusCode(), shown.body());
        assertTrue(shown.body().contains("Who will read it"), shown.body());
        assertTrue(desk.exchange.contents.isEmpty());
        assertEquals(422, form(page, fields.replace("H1", "H3")).statusCode(), "without a condition");
        assertEquals(409, form(page, fields.replace("record=1", "record=7")).statusCode());
        assertEquals(303, form(page, fields + "&confirmed=yes").statusCode());
        assertTrue(get("/protocols/" + protocol.id()).body().contains("Waits to be sent"));
        assertTrue(get(page + "/narrow").body().contains("value=\"BR\""));
        assertEquals(422, form(page + "/narrow", "version=1&reason=Error").statusCode(), "nobody is ticked");
        assertEquals(
                303, form(page + "/narrow", "version=1&out=BR&reason=Error").statusCode());
        assertTrue(get("/protocols/" + protocol.id()).body().contains("not confirmed yet"));
    }

    @Test
    void a_partners_protocol_is_marked_and_offers_no_change_and_under_h2_no_file() {
        RecordId id = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000abcd"));
        String page = "/protocols/" + id;
        arrives(id, HandlingCode.H1);
        String shown = get(page).body();
        assertTrue(shown.contains("H1: not used in court"), shown);
        for (String offer : new String[] {"/edit\"", "/withdraw\"", "/share\"", "/versions\""}) {
            assertFalse(shown.contains(page + offer), offer);
        }
        assertTrue(shown.contains(page + "/pdf"));
        assertTrue(get("/protocols").body().contains("From "));
        assertEquals(200, get(page + "/pdf").statusCode());
        arrives(id, HandlingCode.H2);
        assertFalse(get(page).body().contains(page + "/pdf"));
        for (String file : new String[] {page + "/pdf", "/api" + page + "/pdf", page + "/edit", page + "/withdraw"}) {
            assertEquals(422, get(file).statusCode(), file);
        }
        assertEquals(200, get("/api" + page).statusCode());
        assertEquals(422, get("/api" + page + "/sharing").statusCode());
        store.run(() -> desk.messages.withdraw(record(id, HandlingCode.H2), "Publicado por error"));
        String gone = get(page).body();
        assertTrue(gone.contains("Publicado por error"), gone);
        assertFalse(gone.contains("Organises"), gone);
    }

    private void arrives(RecordId id, HandlingCode code) {
        String text = new TravellingProtocol("uy-1", 1, titled("Detección").content()).text();
        store.run(() -> desk.messages.receive(record(id, code), 1, text));
    }

    private static SharedRecord record(RecordId id, HandlingCode code) {
        return new SharedRecord(
                id,
                "protocol",
                new CountryCode("UY"),
                1,
                Set.of(Desk.NODE.country()),
                Handling.of(code),
                Optional.empty());
    }
}
