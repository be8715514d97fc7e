package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.LibraryServer.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.documents.Document;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same through the pages and the API, as officers of two units meet them. */
class NeedToKnowOverHttpTest {
    private static final ProtocolDraft CLOSED = with(
            with(titled("Caso cerrado"), "country", null),
            "restrictedTo",
            new ProtocolDraft.Restriction(List.of(), List.of("una-bogota")));

    private final Desk desk = Desk.inMemory();
    private final Printer documents = new Printer();
    private WebServer server;
    private Protocol open;
    private Protocol closed;

    @BeforeEach
    void start() {
        server = LibraryServer.of(desk, documents::made);
        server.officers()
                .with(signedIn("bruno", "una-bogota", permission -> true))
                .with(signedIn("eva", "una-leticia", permission -> true));
        Caller bruno = new Caller(
                new OfficerId("bruno"),
                Optional.empty(),
                Optional.of(new UnitId("una-bogota")),
                Language.ES,
                ZoneOffset.UTC,
                permission -> true,
                Origin.of(Origin.Door.NODE));
        open = desk.library.create("pr-1", with(titled("Abierto"), "country", null), null, bruno);
        closed = desk.library.create("pr-2", CLOSED, null, bruno);
        desk.acts.clear();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path));
    }

    private HttpResponse<String> form(String officer, String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder json(String path, String method, String body) {
        return server.request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"v1\"")
                .method(method, BodyPublishers.ofString(body));
    }

    @Test
    void anOfficerOfAnotherUnitFindsNothingOfItAnywhere() {
        String page = "/protocols/" + closed.id();
        String api = "/api/protocols/" + closed.id();
        for (String path : List.of(
                "/protocols",
                "/protocols?q=cerrado",
                "/protocols?order=changed",
                "/protocols/export.json",
                "/protocols/export.csv",
                "/api/protocols",
                "/api/protocols?q=caso",
                "/api/protocols/export.json",
                "/api/protocols/export.csv")) {
            HttpResponse<String> answer = get("eva", path);
            assertEquals(200, answer.statusCode(), path);
            assertFalse(answer.body().contains("Caso cerrado"), path);
            assertFalse(answer.body().contains(closed.id().toString()), path);
        }
        assertTrue(get("eva", "/protocols").body().contains("1 record"), "The count gives it away");
        for (String path : List.of(page, page + "/edit", page + "/withdraw", api)) {
            HttpResponse<String> answer = get("eva", path);
            assertEquals(404, answer.statusCode(), path);
            assertFalse(answer.body().contains("Caso cerrado"), path);
        }
        assertEquals(
                404, form("eva", page + "/edit", "version", "1", "title", "x").statusCode());
        assertEquals(
                404,
                form("eva", page + "/withdraw", "version", "1", "reason", "x").statusCode());
        assertEquals(404, form("eva", page + "/restore", "version", "1").statusCode());
        assertEquals(
                404, form("eva", page + "/reason", "reason", "A good reason").statusCode());
        assertEquals(404, server.sendAs("eva", json(api, "PUT", "{}")).statusCode());
        assertEquals(
                404,
                server.sendAs("eva", json(api + "/withdraw", "POST", "{\"reason\":\"x\"}"))
                        .statusCode());
        assertEquals(
                404, server.sendAs("eva", json(api + "/restore", "POST", "")).statusCode());
        HttpResponse<String> imported =
                server.sendAs("eva", json("/api/protocols/import", "POST", "[{\"id\":\"pr-2\",\"title\":\"Sonda\"}]"));
        assertEquals(200, imported.statusCode(), imported.body());
        assertFalse(imported.body().contains(closed.id().toString()), imported.body());
        assertEquals(1, closed.version());
    }

    @Test
    void aPageAsksForTheReasonOnceAndThenShowsTheRecord() {
        String page = "/protocols/" + closed.id();
        HttpResponse<String> asked = get("bruno", page);
        assertEquals(200, asked.statusCode());
        assertTrue(asked.body().contains("name=\"reason\""), asked.body());
        assertFalse(asked.body().contains("Organises detection"), "The summary is shown before the reason is given");
        assertFalse(
                get("bruno", "/protocols").body().contains("Organises detection and investigation.</p>\n</div>Caso"));
        assertTrue(get("bruno", page + "/edit").body().contains("name=\"reason\""));
        assertEquals(422, form("bruno", page + "/reason", "reason", "x").statusCode());
        HttpResponse<String> said = form("bruno", page + "/reason", "reason", "Case 114 of 2026");
        assertEquals(303, said.statusCode());
        assertEquals(
                page,
                said.headers()
                        .firstValue("Location")
                        .orElseThrow()
                        .replace(server.uri().toString(), ""));
        HttpResponse<String> shown = get("bruno", page);
        assertTrue(shown.body().contains("Organises detection"), shown.body());
        assertTrue(shown.body().contains("una-bogota"));
        assertTrue(get("bruno", page + "/edit").body().contains("name=\"title\""));
        assertEquals(
                List.of("Case 114 of 2026", "Case 114 of 2026"),
                desk.acts.stream()
                        .filter(act -> act.code().equals("protocols.read"))
                        .map(act -> act.reason().orElseThrow())
                        .toList());
        assertEquals(
                303,
                form("bruno", page + "/reason", "reason", "Case 115 of 2026", "to", "edit")
                        .statusCode());
    }

    @Test
    void aDecisionThatIsRefusedShowsNothingOfTheRecordBeforeTheReasonIsGiven() {
        String page = "/protocols/" + closed.id();
        String[] faulty = {"version", "0", "edition", "1", "kind", "resolution"};
        HttpResponse<String> asked = form("bruno", page + "/adoption/adopt", faulty);
        assertTrue(asked.body().contains(page + "/reason"), asked.body());
        assertFalse(asked.body().contains("Describe who does what"), asked.body());
        form("bruno", page + "/reason", "reason", "Case 114 of 2026");
        HttpResponse<String> refused = form("bruno", page + "/adoption/adopt", faulty);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Describe who does what"), refused.body());
        assertEquals("protocols.read", desk.acts.get(desk.acts.size() - 1).code(), "What is shown was read");
    }

    @Test
    void aProgramSaysTheReasonInAHeaderAndIsToldSo() {
        String api = "/api/protocols/" + closed.id();
        HttpResponse<String> asked = get("bruno", api);
        assertEquals(428, asked.statusCode());
        assertTrue(asked.body().contains("reason.missing") && asked.body().contains("Enlace-Reason"), asked.body());
        assertEquals(
                428,
                server.sendAs("bruno", json(api + "/withdraw", "POST", "{\"reason\":\"x\"}"))
                        .statusCode());
        HttpResponse<String> shown =
                server.sendAs("bruno", server.request(api).header("Enlace-Reason", "Investigaci%C3%B3n 114 + 115"));
        assertEquals(200, shown.statusCode(), shown.body());
        assertTrue(shown.body().contains("\"units\":[\"una-bogota\"]"), shown.body());
        assertEquals(200, get("bruno", api).statusCode());
        List<Act> read = desk.acts.stream()
                .filter(act -> act.code().equals("protocols.read"))
                .toList();
        assertEquals(
                Optional.of("Investigación 114 + 115"),
                read.get(read.size() - 1).reason());
    }

    @Test
    void aListOfTheApiTellsOfARestrictedRecordWhatItIsKnownBy() {
        String list = get("bruno", "/api/protocols").body();
        assertTrue(list.contains("Caso cerrado"), list);
        String item = list.substring(list.indexOf(closed.id().toString()));
        assertFalse(item.substring(0, item.indexOf("restrictedTo")).contains("Organises detection"), item);
    }

    @Test
    void aPdfIsReadAsTheRecordIsAndAuditedAsItsReading() {
        String page = "/protocols/" + closed.id() + "/pdf";
        String api = "/api/protocols/" + closed.id() + "/pdf";

        assertEquals(404, get("eva", page).statusCode());
        assertEquals(404, get("eva", api).statusCode());
        assertEquals(428, get("bruno", api).statusCode());
        HttpResponse<String> asked = get("bruno", page);
        assertTrue(asked.body().contains("name=\"reason\""), asked.body());
        assertTrue(documents.printed.isEmpty());
        HttpResponse<String> on =
                form("bruno", "/protocols/" + closed.id() + "/reason", "reason", "Case 12", "to", "pdf");
        assertTrue(on.headers().firstValue("Location").orElseThrow().endsWith(page), on.headers()::toString);

        HttpResponse<String> made = get("bruno", page);
        assertEquals(200, made.statusCode());
        assertEquals(
                "application/pdf", made.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(
                made.headers().firstValue("Content-Disposition").orElseThrow().contains("pr-2.pdf"),
                made.headers()::toString);
        assertEquals("protocols.read", desk.acts.get(desk.acts.size() - 1).code());
        assertEquals(
                200,
                server.sendAs("bruno", server.request(api).header("Enlace-Reason", "Case 13"))
                        .statusCode());
        Document last = documents.printed.get(1);
        assertEquals("Caso cerrado", last.title());
        assertEquals("pr-2", last.reference());
        assertTrue(last.address().matches("http://127\\.0\\.0\\.1:\\d+/protocols/" + closed.id()), last.address());
        assertEquals(200, get("eva", "/protocols/" + open.id() + "/pdf").statusCode());
    }

    /** Takes what is to be printed. */
    private static final class Printer {
        private final List<Document> printed = new CopyOnWriteArrayList<>();

        byte[] made(Document document) {
            document.body().writeTo(new StringOutput());
            printed.add(document);
            return new byte[] {'%', 'P', 'D', 'F'};
        }
    }

    @Test
    void anExportHoldsRestrictedRecordsWhereAReasonIsGiven() {
        assertFalse(get("bruno", "/api/protocols/export.json").body().contains("Caso cerrado"));
        HttpResponse<String> whole = server.sendAs(
                "bruno", server.request("/api/protocols/export.json").header("Enlace-Reason", "Yearly review"));
        assertTrue(whole.body().contains("Caso cerrado"), whole.body());
        assertTrue(form("bruno", "/protocols/export", "format", "csv", "q", "cerrado", "reason", "Yearly review")
                .body()
                .contains("Caso cerrado"));
        assertEquals(
                422,
                form("bruno", "/protocols/export", "format", "csv", "reason", "")
                        .statusCode());
        assertFalse(form("eva", "/protocols/export", "format", "csv", "reason", "Yearly review")
                .body()
                .contains("Caso cerrado"));
        server.sendAs("bruno", server.request("/api/protocols/export.json").header("Enlace-Reason", "Yearly review"));
        Act last = desk.acts.get(desk.acts.size() - 1);
        assertEquals("1", last.facts().get("restricted"));
        assertEquals("2", last.facts().get("records"));
        assertEquals(
                422,
                server.sendAs(
                                "bruno",
                                server.request("/api/protocols/export.csv").header("Enlace-Reason", "x"))
                        .statusCode());
    }

    @Test
    void theFormRestrictsOpensAndRefusesToShutItsWriterOut() {
        String edit = "/protocols/" + open.id() + "/edit";
        HttpResponse<String> shown = get("bruno", edit);
        assertTrue(shown.body().contains("name=\"restrictedTo.officers\""), shown.body());
        assertTrue(shown.body().contains("name=\"restrictedTo.units\""));
        String[] fields = {
            "version", "1",
            "title", "Abierto",
            "titleLanguage", "es",
            "type", "guide",
            "issuingBody", "UNA",
            "summary.es", "Algo",
            "status", "unknown",
            "source", "http://example.org",
            "restriction", "shown",
            "restrictedTo.officers", "eva; Karl",
            "restrictedTo.units", ""
        };
        HttpResponse<String> refused = form("bruno", edit, fields);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Karl"), refused.body());
        fields[fields.length - 3] = "eva";
        refused = form("bruno", edit, fields);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("names neither you (bruno)"), refused.body());
        fields[fields.length - 3] = "eva, bruno";
        assertEquals(303, form("bruno", edit, fields).statusCode());
        assertEquals(200, get("eva", "/protocols/" + open.id()).statusCode());
        assertEquals(404, server.send(server.request("/protocols/" + open.id())).statusCode());
    }

    @Test
    void aRecordIsSentBackByAProgramAsItCameAndKeepsItsReaders() {
        String api = "/api/protocols/" + closed.id();
        String came = server.sendAs("bruno", server.request(api).header("Enlace-Reason", "Correction"))
                .body();
        HttpResponse<String> sent =
                server.sendAs("bruno", json(api, "PUT", came.replace("Caso cerrado", "Caso nuevo")));
        assertEquals(200, sent.statusCode(), sent.body());
        assertTrue(desk.library
                .find(closed.id(), callerOf("bruno", "una-bogota"))
                .content()
                .restrictedTo()
                .restricted());
        assertEquals(404, get("eva", api).statusCode());
    }

    private static Caller callerOf(String officer, String unit) {
        return new Caller(
                new OfficerId(officer),
                Optional.empty(),
                Optional.of(new UnitId(unit)),
                Language.ES,
                ZoneOffset.UTC,
                permission -> true,
                Origin.of(Origin.Door.NODE));
    }
}
