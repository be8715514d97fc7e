package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditLine;
import org.enlace.audit.AuditTrail;
import org.enlace.audit.internal.web.AuditWeb;
import org.enlace.audit.internal.web.ModuleWords;
import org.enlace.audit.internal.web.Words;
import org.enlace.audit.proof.Finding;
import org.enlace.audit.proof.Verify;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.web.TextsCheck;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and the API over real HTTP. */
class AuditWebTest {
    private static final Caller READER = Desk.officer("aud", "audit.read");
    private static Desk desk;
    private static WebServer server;

    @BeforeAll
    static void start() {
        desk = new Desk(TestDatabase.start(TestDatabase.Kind.DERBY));
        desk.fill(30);
        desk.log.record(Act.done("protocols.revise", Desk.officer("eva"))
                .on("protocol", "secret")
                .because("Asked by the prosecutor")
                .changed("title", "Operation Aurora", "Operation Boreal"));
        desk.log.record(Act.done("files.add", Desk.officer("eva"))
                .on("file", "f1")
                .changed("name", null, "maria-lopez-aurora.pdf"));
        desk.log.record(Act.done("searches.save", Desk.officer("eva"))
                .on("saved-search", "s1")
                .changed("filter", null, "aurora in Cali"));
        desk.log.record(Act.done("protocols.export", Desk.officer("eva")).because("Aurora goes to court"));
        desk.log.record(Act.done("shell.run", Desk.officer("eva"))
                .on("command", "protocols:export")
                .changed("--reason", null, "Aurora again"));
        desk.log.record(Act.done("shell.run", Desk.officer("eva"))
                .on("command", "officer:disable")
                .changed("officer", null, "luis"));
        desk.log.record(Act.refused("sessions.begin", Desk.officer("eva")).because("<script>alert(1)</script>"));
        desk.log.signed();
        server = WebServer.serving(new AuditWeb(desk.trail, desk.proofs, new ModuleWords()));
        server.officers()
                .with("eva", "protocols.read")
                .with("aud", "audit.read")
                .with("ines", "audit.read", "audit.export");
    }

    @AfterAll
    static void stop() {
        server.close();
        desk.close();
        desk.database.close();
    }

    private static AuditLine newest(AuditFilter filter) {
        return desk.trail.page(filter, null, 1, READER).lines().get(0);
    }

    private static AuditFilter ofCode(String code) {
        return new AuditFilter(null, code, null, null, null, null, null, null, null, null);
    }

    @Test
    void theListIsFilteredAndPaged() {
        HttpResponse<String> all = server.get("/audit");
        assertEquals(200, all.statusCode());
        assertTrue(all.body().contains("Sign-in"), all.body());
        assertTrue(all.body().contains("after="), "a next page");
        String ofOne = server.get("/audit?kind=protocol&record=p3").body();
        assertTrue(ofOne.contains("protocol p3"));
        assertFalse(ofOne.contains("protocol p4"));
        assertTrue(server.get("/audit?officer=nobody").body().contains("No entry matches the filter"));
        String noDay =
                server.get("/audit?from-year=2026&from-month=13&from-day=1").body();
        assertTrue(noDay.contains("is no day"));
        assertTrue(noDay.contains("href=\"#from\"") && noDay.contains("id=\"from-error\""), noDay);
        assertFalse(noDay.contains("No entry matches"), "what was not asked is not answered");
        String noKind = server.get("/audit?record=p3").body();
        assertTrue(noKind.contains("say also of which kind"));
        assertTrue(noKind.contains("href=\"#kind\"") && noKind.contains("<option value=\"protocol\""), noKind);
    }

    @Test
    void anEntryShowsWhatChangedAndItsProof() {
        String page = server.get("/audit/"
                        + newest(AuditFilter.ofRecord("protocol", "p3")).id())
                .body();
        assertTrue(page.contains("Title 29"), page);
        assertTrue(page.contains("Because of 28"));
        assertTrue(page.contains("officer:maria"));
        assertTrue(page.contains("Leaf hash"));
        String refused =
                server.get("/audit/" + newest(ofCode("sessions.begin")).id()).body();
        assertTrue(refused.contains("&lt;script&gt;"));
        assertFalse(refused.contains("<script>alert"));
    }

    @Test
    void whatIsToldOfARestrictedRecordIsShownToItsReadersAlone(@TempDir Path folder) throws Exception {
        List<String> codes = List.of("files.add", "searches.save", "protocols.export", "shell.run", "protocols.revise");
        AuditLine line = newest(AuditFilter.ofRecord("protocol", "secret"));
        for (String path : List.of("/audit/", "/api/audit/")) {
            String ofRecord = server.get(path + line.id()).body();
            assertFalse(ofRecord.contains("Aurora"), ofRecord);
            assertFalse(ofRecord.contains("Asked by the prosecutor"), ofRecord);
            assertTrue(ofRecord.contains("secret"), "that it was revised is known");
            for (String code : codes) {
                for (AuditLine each :
                        desk.trail.page(ofCode(code), null, 10, READER).lines()) {
                    String shown = server.get(path + each.id()).body();
                    assertFalse(shown.toLowerCase(Locale.ROOT).contains("aurora"), shown);
                }
            }
            String own = server.sendAs("ines", server.request(path + line.id())).body();
            assertTrue(own.contains("Aurora") && own.contains("Asked by the prosecutor"), own);
            String file = server.sendAs(
                            "ines",
                            server.request(path + newest(ofCode("files.add")).id()))
                    .body();
            assertTrue(file.contains("maria-lopez"), file);
        }
        assertTrue(server.get("/audit/" + line.id()).body().contains("not shown"));
        String command =
                server.get("/audit/" + newest(ofCode("shell.run")).id()).body();
        assertTrue(command.contains("luis"), "what is about the node is for all who read the log");
        assertTrue(server.get("/audit?text=aurora").body().contains("No entry matches"));
        assertTrue(server.get("/audit?text=prosecutor").body().contains("No entry matches"));
        String found =
                server.sendAs("ines", server.request("/audit?text=aurora")).body();
        assertEquals(2, found.split("/audit/0", -1).length - 1, found);
        for (String address : List.of("/audit/export", "/api/audit/export", "/audit/" + line.id() + "/proof")) {
            String export = server.get(address).body();
            assertFalse(export.toLowerCase(Locale.ROOT).contains("aurora"), export);
            assertFalse(export.contains("prosecutor"));
            Path file = Files.writeString(folder.resolve("export"), export);
            assertEquals(0, Verify.run(System.out, System.out, file.toString()));
        }
        String own = server.sendAs("ines", server.request("/audit/" + line.id() + "/proof"))
                .body();
        assertTrue(own.contains("Aurora"), own);
        Path file = Files.writeString(folder.resolve("own"), own);
        assertEquals(0, Verify.run(System.out, System.out, file.toString()));
    }

    @Test
    void whereNoModuleAnswersOrOneFailsNothingIsShown() {
        RecordId id = newest(AuditFilter.ofRecord("protocol", "p3")).id();
        var answering = desk.trail.modules;
        try {
            desk.trail.modules = List.of();
            assertFalse(desk.trail.find(id, READER).values().containsKey("reason"));
            desk.trail.modules = List.of((kind, record, caller) -> {
                throw new IllegalStateException("closed");
            });
            assertEquals(
                    List.of("after/body", "after/title", "before/title", "reason"),
                    desk.trail.find(id, READER).withheld());
            assertEquals(
                    Map.of("person/0", "officer:maria"),
                    desk.trail.find(id, READER).values());
        } finally {
            desk.trail.modules = answering;
        }
        Caller node = Caller.node(AuditTrail.READ);
        assertFalse(desk.trail.find(id, node).values().containsKey("reason"), "the node writes for others");
    }

    @Test
    void oneEntryIsProvenWithoutTheNode(@TempDir Path folder) throws Exception {
        AuditLine line = newest(AuditFilter.ofRecord("protocol", "p3"));
        for (String path : List.of("/audit/" + line.id() + "/proof", "/api/audit/" + line.id() + "/proof")) {
            String proof = server.get(path).body();
            assertEquals(
                    1,
                    proof.lines()
                            .filter(each -> each.contains("\"type\":\"entry\""))
                            .count());
            assertTrue(proof.contains("Because of 28"), proof);
            Path file = Files.writeString(folder.resolve("entry"), proof);
            assertEquals(0, Verify.run(System.out, System.out, file.toString()));
        }
        AuditLine export = newest(ofCode("audit.export"));
        assertEquals(line.id().toString(), export.subject().orElseThrow());
        String none = "01900000-0000-7000-8000-000000000000";
        assertEquals(404, server.get("/audit/" + none + "/proof").statusCode());
        assertEquals(404, server.get("/api/audit/" + none + "/proof").statusCode());
    }

    @Test
    void anchorsGivenToTheVerificationAreCompared() {
        String anchor = server.get("/audit/anchor").body();
        assertEquals(303, verifyWith(anchor).statusCode());
        String page = server.get("/audit/verification").body();
        assertTrue(page.contains("Whole"), page);
        assertFalse(page.contains("Without an anchor"), page);
        verifyWith(anchor.replace("\"size\":", "\"size\":1"));
        page = server.get("/audit/verification").body();
        assertTrue(page.contains("The anchor in line 1 was altered"), page);
    }

    private static HttpResponse<String> verifyWith(String anchors) {
        return server.post(
                "/audit/verification",
                "multipart/form-data; boundary=part",
                "--part\r\nContent-Disposition: form-data; name=\"anchors\"; filename=\"anchors.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n" + anchors + "\r\n--part--\r\n");
    }

    @Test
    void aRecordHasItsHistory() {
        String page = server.get("/audit/record?kind=protocol&id=p2").body();
        assertEquals(6, page.split("protocols.revise</h", -1).length - 1, page);
        assertTrue(server.get("/audit/record").body().contains("no entries of this record"));
    }

    @Test
    void verificationTellsWhatItFound() {
        HttpResponse<String> sent = server.post("/audit/verification", "application/x-www-form-urlencoded", "");
        assertEquals(303, sent.statusCode());
        String page = server.get("/audit/verification").body();
        assertTrue(page.contains("Whole"), page);
        assertTrue(server.get("/audit/anchor").body().contains("enlace-audit-anchor"));
    }

    @Test
    void aProgramBeginsAVerificationAndAsksWhatCameOfIt() {
        HttpResponse<String> begun = server.post("/api/audit/verification", "application/json", "");
        assertEquals(202, begun.statusCode(), begun.body());
        String where = begun.headers().firstValue("Location").orElseThrow();
        assertTrue(where.endsWith("/api/audit/verification"), where);
        String told = server.get("/api/audit/verification").body();
        while (told.contains("\"state\":\"running\"")) {
            Thread.onSpinWait();
            told = server.get("/api/audit/verification").body();
        }
        assertTrue(told.contains("\"state\":\"done\"") && told.contains("\"whole\":true"), told);
        assertEquals(
                403,
                server.sendAs("aud", server.request("/api/audit/verification")).statusCode());
    }

    @Test
    void theApiListsAndShows() {
        String list = server.get("/api/audit?size=2&code=protocols.revise").body();
        assertTrue(list.contains("\"code\":\"protocols.revise\""), list);
        assertTrue(list.contains("\"next\""), list);
        assertEquals(422, server.get("/api/audit?after=x").statusCode());
        assertEquals(422, server.get("/api/audit?from=yesterday").statusCode());
        assertEquals(
                404,
                server.get("/api/audit/01900000-0000-7000-8000-000000000000").statusCode());
    }

    @Test
    void nobodyReadsTheLogWithoutThePermission() {
        for (String path : List.of(
                "/audit",
                "/audit/record",
                "/audit/verification",
                "/audit/export",
                "/audit/person",
                "/audit/person/export?person=x",
                "/audit/anchor",
                "/api/audit",
                "/api/audit/export",
                "/api/audit/person")) {
            assertEquals(403, server.sendAs("eva", server.request(path)).statusCode(), path);
        }
        for (String path : List.of("/audit/verification", "/audit/export", "/audit/person", "/audit/anchor")) {
            assertEquals(403, server.sendAs("aud", server.request(path)).statusCode(), path);
        }
        String proof = "/audit/" + newest(AuditFilter.ALL).id() + "/proof";
        assertEquals(403, server.sendAs("aud", server.request(proof)).statusCode());
        assertEquals(403, server.sendAs("aud", server.request("/api" + proof)).statusCode());
        assertEquals(200, server.sendAs("aud", server.request("/audit")).statusCode());
    }

    @Test
    void textsExistInFourLanguagesAndEveryFindingHasOne() {
        assertEquals(List.of(), TextsCheck.problems(AuditWeb.class));
        for (Language language : Language.values()) {
            Words words = new Words(Texts.of(AuditWeb.class), language, List.of());
            for (Finding.Kind kind : Finding.Kind.values()) {
                Object[] places = new Object[kind.places()];
                for (int place = 0; place < places.length; place++) {
                    places[place] = "p" + place;
                }
                String text = words.finding(Finding.of(kind, 0, places));
                for (Object place : places) {
                    assertTrue(text.contains((String) place), language + " " + kind + ": " + text);
                }
            }
        }
    }
}
