package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.CASE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.files.FileUse;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.files.internal.web.FilesWeb;
import org.enlace.files.internal.web.Panels;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and the API as an officer and a program use them, over the platform's real web side. */
class FileWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String UPLOADS = "/api/files/uploads";

    @TempDir
    private Path data;

    private TestDatabase database;
    private Shelf shelf;
    private WebServer server;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        shelf = new Shelf(database, data);
        server = WebServer.serving(new FilesWeb(shelf.files, shelf.files.owners()));
        server.officers().with("reader", "files.read", "cases.read").with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        shelf.close();
        database.close();
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        assertTrue(found.find(), json);
        return found.group(1);
    }

    private String begun(String more) {
        String body = "{\"use\":\"case-document\",\"owner\":\"" + CASE.record() + "\",\"name\":\"a.bin\"" + more + "}";
        HttpResponse<String> begun = server.post(UPLOADS, JSON, body);
        assertEquals(201, begun.statusCode(), begun.body());
        assertEquals(String.valueOf(Shelf.CHUNK), member(begun.body(), "chunk"));
        return UPLOADS + "/" + member(begun.body(), "id");
    }

    private HttpResponse<String> put(String upload, long offset, byte[] chunk) {
        return server.send(server.request(upload + "?offset=" + offset)
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(chunk)));
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
        HttpRequest.Builder request = server.request(path).header("Cookie", "enlace=" + WebServer.LOCAL);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void who_reads_a_page_but_not_its_files_is_shown_the_page_without_them() {
        Panels panels = new Panels(shelf.files, shelf.files.owners());
        assertTrue(shown(panels.of(CASE, "", Shelf.READER)).contains("id=\"files\""));
        shelf.records.put(
                CASE.record(),
                new FileUse.Owner(
                        "A case", "/cases/1", new NeedToKnow(Set.of(new OfficerId("anna")), Set.of()), true, false));
        assertEquals("", shown(panels.of(CASE, "", Shelf.READER)));
        assertEquals("", shown(panels.of(new OwnerRef("case-document", Shelf.id(99)), "", Shelf.READER)));
        assertFalse(shelf.acts.stream().anyMatch(act -> act.code().equals("files.read")), "nobody asked by name");
    }

    private static String shown(Content content) {
        StringOutput out = new StringOutput();
        content.writeTo(out);
        return out.toString();
    }

    @Test
    void a_program_sends_a_file_in_chunks_and_gets_it_back_whole_or_by_range() throws Exception {
        byte[] content = Bytes.random(2 * Shelf.CHUNK + 5_000, 1);
        String upload = begun(",\"size\":" + content.length + ",\"sha256\":\"" + Bytes.sha256(content) + "\"");
        for (int offset = 0; offset < content.length; offset += Shelf.CHUNK) {
            int to = Math.min(offset + Shelf.CHUNK, content.length);
            HttpResponse<String> answer = put(upload, offset, Arrays.copyOfRange(content, offset, to));
            assertEquals(200, answer.statusCode(), answer.body());
            assertEquals(String.valueOf(to), member(server.get(upload).body(), "offset"));
        }
        assertEquals(422, put(upload, 0, new byte[10]).statusCode());
        HttpResponse<String> stored =
                server.send(server.request(upload + "/complete").POST(BodyPublishers.noBody()));
        assertEquals(201, stored.statusCode(), stored.body());
        assertEquals(Bytes.sha256(content).value(), member(stored.body(), "sha256"));
        String file = "/api/files/" + member(stored.body(), "id");
        assertTrue(stored.headers().firstValue("Location").orElseThrow().endsWith(file));
        assertTrue(server.get("/api/files?use=case-document&owner=" + CASE.record())
                .body()
                .contains(file.substring(11)));
        HttpResponse<byte[]> whole = bytes(file + "/content");
        assertArrayEquals(content, whole.body());
        assertEquals(
                String.valueOf(content.length),
                whole.headers().firstValue("Content-Length").orElseThrow());
        assertEquals(
                "nosniff", whole.headers().firstValue("X-Content-Type-Options").orElseThrow());
        HttpResponse<byte[]> part =
                bytes(file + "/content", "Range", "bytes=" + (Shelf.CHUNK - 5) + "-" + (Shelf.CHUNK + 4));
        assertEquals(206, part.statusCode());
        assertArrayEquals(Arrays.copyOfRange(content, Shelf.CHUNK - 5, Shelf.CHUNK + 5), part.body());
        assertEquals(
                "bytes " + (Shelf.CHUNK - 5) + "-" + (Shelf.CHUNK + 4) + "/" + content.length,
                part.headers().firstValue("Content-Range").orElseThrow());
        assertArrayEquals(
                Arrays.copyOfRange(content, content.length - 7, content.length),
                bytes(file + "/content", "Range", "bytes=-7").body());
        assertEquals(
                416,
                bytes(file + "/content", "Range", "bytes=" + content.length + "-")
                        .statusCode());
        assertEquals(200, bytes(file + "/content", "Range", "bytes=1-2,5-6").statusCode());
    }

    @Test
    void a_chunk_that_is_too_large_or_of_no_upload_is_refused_by_name() {
        String upload = begun("");
        assertEquals(413, put(upload, 0, new byte[(9 << 20) + 1]).statusCode());
        HttpResponse<String> large = put(upload, 0, new byte[Shelf.CHUNK + 1]);
        assertEquals(422, large.statusCode());
        assertTrue(large.body().contains("files.chunk"), large.body());
        assertEquals(404, put(UPLOADS + "/" + CASE.record(), 0, new byte[1]).statusCode());
        assertEquals(204, server.send(server.request(upload).DELETE()).statusCode());
        assertEquals(404, server.get(upload).statusCode());
        for (String body : new String[] {
            "{}", "{\"use\":\"x\"}", "{\"use\":\"no-such\",\"owner\":\"" + CASE.record() + "\",\"name\":\"a\"}"
        }) {
            int status = server.post(UPLOADS, JSON, body).statusCode();
            assertTrue(status == 422 || status == 404, body + " gave " + status);
        }
    }

    private HttpResponse<String> form(String name, byte[] content) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String field = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        body.write(String.format(field, "use", "case-document").getBytes(StandardCharsets.UTF_8));
        body.write(String.format(field, "owner", CASE.record()).getBytes(StandardCharsets.UTF_8));
        body.write(("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/html\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return server.send(server.request("/files")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    @Test
    void a_browser_without_script_sends_a_form_of_any_size() throws Exception {
        byte[] content = Bytes.random(12_000_000, 2);
        HttpResponse<String> sent = form("C:\\fotos\\Año.bin", content);
        assertEquals(303, sent.statusCode(), sent.body());
        assertTrue(sent.headers().firstValue("Location").orElseThrow().endsWith("/cases/1?files=added#files"));
        StoredFile file = shelf.files.of(CASE, Shelf.READER).get(0);
        assertEquals("Año.bin", file.name().value());
        assertArrayEquals(content, shelf.read(file.id()));
        HttpResponse<String> none = form("", new byte[0]);
        assertEquals(422, none.statusCode());
        assertTrue(none.body().contains("No file was chosen") && none.body().contains("type=\"file\""), none.body());
        shelf.types = java.util.Set.of("image/*");
        HttpResponse<String> wrong = form("photo.png", Bytes.text("<html><script>alert(1)</script>"));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("of the type HTML"), wrong.body());
        HttpResponse<String> cut = server.send(server.request("/files")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"use\"\r\n\r\ncase")));
        assertEquals(400, cut.statusCode(), cut.body());
    }

    @Test
    void what_can_be_looked_at_comes_in_a_sandbox_and_everything_else_to_be_kept() throws Exception {
        String png = "/files/" + shelf.add("a.png", Bytes.png()).id();
        HttpResponse<byte[]> shown = bytes(png + "/view");
        assertEquals("image/png", shown.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(
                shown.headers().firstValue("Content-Disposition").orElseThrow().startsWith("inline;"));
        assertTrue(bytes(png + "/content")
                .headers()
                .firstValue("Content-Disposition")
                .orElseThrow()
                .startsWith("attachment;"));
        shelf.types = java.util.Set.of("text/*");
        String page = "/files/"
                + shelf.add("a.html", Bytes.text("<!DOCTYPE html><html><body>x</body></html>"))
                        .id();
        HttpResponse<byte[]> kept = bytes(page + "/view");
        assertTrue(
                kept.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment;"));
        for (HttpResponse<byte[]> answer : java.util.List.of(shown, kept)) {
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.startsWith("sandbox; default-src 'none'"), policy);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
            assertEquals(
                    "no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        }
    }

    @Test
    void a_picture_that_is_stored_unopened_is_opened_by_nobody_who_looks_at_its_page() {
        String png = "/files/" + shelf.add("a.png", Bytes.png()).id();
        assertTrue(server.get(png).body().contains("enlace-file-image"), "where pictures are taken");
        shelf.types = java.util.Set.of(FileUse.ANY);
        String page = server.get(png).body();
        assertFalse(page.contains("enlace-file-image"), page);
        assertTrue(page.contains(png + "/view"), "whoever wants to see it says so");
    }

    @Test
    void an_officer_sees_a_file_removes_it_puts_it_back_holds_it_and_erases_it() {
        StoredFile file = shelf.add("<b>plan.txt", Bytes.text("words"));
        String page = "/files/" + file.id();
        String shown = server.get(page).body();
        assertTrue(shown.contains(file.content().sha256().value()) && shown.contains("&lt;b"), shown);
        assertFalse(shown.contains("<b>plan"), shown);
        assertTrue(server.get(page + "/remove").body().contains("can be put back"));
        assertEquals(303, server.post(page + "/remove", FORM, "version=1").statusCode());
        assertEquals(409, server.post(page + "/remove", FORM, "version=1").statusCode());
        assertEquals(422, bytesStatus(page + "/content"));
        assertEquals(303, server.post(page + "/restore", FORM, "version=2").statusCode());
        HttpResponse<String> why = server.post(page + "/hold", FORM, "version=3&reason=no");
        assertEquals(422, why.statusCode());
        assertTrue(why.body().contains("reason-error"), why.body());
        assertEquals(
                303,
                server.post(page + "/hold", FORM, "version=3&reason=Order+12").statusCode());
        assertTrue(server.get(page + "?done=held").body().contains("The legal hold stands."));
        assertTrue(server.get(page + "/erase").body().contains("cannot be undone"));
        assertEquals(
                422,
                server.post(page + "/erase", FORM, "version=4&reason=Why+not").statusCode());
        assertEquals(
                303,
                server.post(page + "/lift", FORM, "version=4&reason=Order+31").statusCode());
        HttpResponse<String> day =
                server.post(page + "/keep", FORM, "version=5&reason=Law+100&until-year=x&until-month=1&until-day=1");
        assertEquals(422, day.statusCode());
        assertTrue(day.body().contains("until-error"), day.body());
        assertEquals(
                303,
                server.post(page + "/erase", FORM, "version=5&reason=No+longer+needed")
                        .statusCode());
        String erased = server.get(page + "?done=erased").body();
        assertTrue(erased.contains(file.content().sha256().value()) && erased.contains("Ed25519"), erased);
        assertFalse(erased.contains("plan"), erased);
        assertTrue(server.get("/api" + page + "/erasure").body().contains("\"contentDestroyed\":true"));
    }

    private int bytesStatus(String path) {
        return server.get(path).statusCode();
    }

    @Test
    void whoever_may_not_know_of_the_record_is_told_of_no_file() {
        String file = shelf.add("a.txt", Bytes.text("words")).id().toString();
        for (String path : new String[] {"/files/" + file, "/files/" + file + "/content", "/api/files/" + file}) {
            assertEquals(200, server.sendAs("reader", server.request(path)).statusCode(), path);
            assertEquals(403, server.sendAs("stranger", server.request(path)).statusCode(), path);
        }
        assertEquals(
                403,
                server.sendAs("reader", server.request("/files/" + file + "/remove"))
                        .statusCode());
        NeedToKnow closed =
                new NeedToKnow(java.util.Set.of(new org.enlace.platform.OfficerId("anna")), java.util.Set.of());
        shelf.records.put(CASE.record(), new FileUse.Owner("A case", "/cases/1", closed, true, false));
        for (String path : new String[] {
            "/files/" + file,
            "/files/" + file + "/content",
            "/files/" + file + "/view",
            "/api/files/" + file,
            "/api/files?use=case-document&owner=" + CASE.record()
        }) {
            HttpResponse<String> answer = server.sendAs("reader", server.request(path));
            assertEquals(404, answer.statusCode(), path);
            assertFalse(answer.body().contains("a.txt") || answer.body().contains("A case"), answer.body());
        }
    }
}
