package org.enlace.comments.internal;

import static org.enlace.comments.internal.Table.CASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.comments.CommentUse;
import org.enlace.comments.Subject;
import org.enlace.comments.internal.web.CommentsWeb;
import org.enlace.comments.internal.web.Panels;
import org.enlace.documents.internal.web.MarkdownArea;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.NeedToKnow;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages and the API as an officer and a program use them, over the platform's real web side. */
class CommentWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String ON = "use=case&record=" + CASE.record();

    private TestDatabase database;
    private Table table;
    private WebServer server;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        table = new Table(database);
        server = WebServer.serving(new CommentsWeb(
                table.comments, table.rules, table.people, Table.MARKDOWN, new MarkdownArea(Table.MARKDOWN)));
        server.officers()
                .with("reader", "comments.read", "cases.read")
                .with("clerk", "comments.read", "comments.write");
    }

    @AfterEach
    void stop() {
        server.close();
        table.close();
        database.close();
    }

    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        assertTrue(found.find(), json);
        return found.group(1);
    }

    private String written(String words) {
        HttpResponse<String> made = server.post(
                "/api/comments",
                JSON,
                "{\"use\":\"case\",\"record\":\"" + CASE.record() + "\",\"text\":\"" + words + "\"}");
        assertEquals(201, made.statusCode(), made.body());
        return member(made.body(), "id");
    }

    private HttpResponse<String> on(String method, String path, String version, String body) {
        var request = server.request(path).header("Content-Type", JSON);
        if (version != null) {
            request.header("If-Match", version);
        }
        return server.send(request.method(method, BodyPublishers.ofString(body)));
    }

    @Test
    void a_program_writes_answers_edits_resolves_and_withdraws_by_version() {
        String id = written("A word to @bruno");
        String path = "/api/comments/" + id;
        HttpResponse<String> found = server.get(path);
        assertEquals("\"v1\"", found.headers().firstValue("ETag").orElseThrow());
        assertTrue(found.body().contains("\"mentions\":[\"bruno\"]"), found.body());
        assertEquals(428, on("PUT", path, null, "{\"text\":\"x\"}").statusCode());
        assertEquals(
                200, on("PUT", path, "\"v1\"", "{\"text\":\"Other words\"}").statusCode());
        assertEquals(412, on("PUT", path, "\"v1\"", "{\"text\":\"x\"}").statusCode());
        HttpResponse<String> answer = server.post(path + "/answers", JSON, "{\"text\":\"So be it\"}");
        assertEquals(201, answer.statusCode(), answer.body());
        assertEquals(200, on("POST", path + "/resolve", "\"v2\"", "").statusCode());
        assertEquals(422, on("POST", path + "/resolve", "\"v3\"", "").statusCode());
        assertEquals(200, on("POST", path + "/reopen", "\"v3\"", "").statusCode());
        HttpResponse<String> gone = on("DELETE", path, "\"v4\"", "");
        assertEquals(200, gone.statusCode(), gone.body());
        assertTrue(gone.body().contains("\"text\":null"), gone.body());
        HttpResponse<String> list = server.get("/api/comments?" + ON + "&shown=open");
        assertTrue(list.body().contains("So be it") && !list.body().contains("Other words"), list.body());
        assertEquals(422, server.get("/api/comments?" + ON + "&shown=some").statusCode());
        assertTrue(server.get("/api/comments/mentionable?q=br&" + ON).body().contains("Bruno Paz"));
        assertEquals(404, server.get("/api/comments/" + Table.id(99)).statusCode());
    }

    @Test
    void a_repeated_request_with_its_key_writes_once() {
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> made = server.send(server.request("/api/comments")
                    .header("Content-Type", JSON)
                    .header("Idempotency-Key", "one")
                    .POST(BodyPublishers.ofString(
                            "{\"use\":\"case\",\"record\":\"" + CASE.record() + "\",\"text\":\"Once\"}")));
            assertEquals(201, made.statusCode(), made.body());
        }
        assertEquals(1, table.comments.count(CASE, Table.READER).all());
    }

    @Test
    void a_form_takes_a_comment_and_whoever_was_chosen_beside_it() {
        HttpResponse<String> sent = server.post("/comments", FORM, ON + "&text=Please+look&mention=bruno");
        assertEquals(303, sent.statusCode(), sent.body());
        assertTrue(sent.headers().firstValue("Location").orElseThrow().endsWith("/cases/1?comments=added#comments"));
        String list = server.get("/comments?" + ON).body();
        assertTrue(list.contains("Please look &#64;bruno") && list.contains("Bruno Paz (@bruno)"), list);
        HttpResponse<String> wrong = server.post("/comments", FORM, ON + "&text=Dear+%40clerk&mention=");
        assertEquals(422, wrong.statusCode());
        assertTrue(
                wrong.body().contains("comment-error") && wrong.body().contains("Dear @clerk"), "what was typed stays");
        assertTrue(wrong.body().contains("id=\"comments-panel\""), "where the script puts it");
        assertEquals(
                404,
                server.post("/comments", FORM, "use=case&record=" + Table.id(9) + "&text=x")
                        .statusCode());
    }

    @Test
    void who_reads_a_page_but_not_its_comments_is_shown_the_page_without_them() {
        Panels panels =
                new Panels(table.comments, table.rules, table.people, Table.MARKDOWN, new MarkdownArea(Table.MARKDOWN));
        assertTrue(shown(panels.of(CASE, "", Table.READER)).contains("comments-panel"));
        table.restrict(CASE, "anna");
        assertEquals("", shown(panels.of(CASE, "", Table.READER)));
        assertEquals("", shown(panels.of(new Subject("case", Table.id(99)), "", Table.READER)));
        assertEquals(List.of(), table.codes(), "nobody asked for the comments by name");
    }

    private static String shown(Content content) {
        StringOutput out = new StringOutput();
        content.writeTo(out);
        return out.toString();
    }

    @Test
    void words_are_shown_as_they_are_and_never_run() {
        String words = "<script>alert(1)</script>\nsecond & line";
        server.post("/comments", FORM, ON + "&text=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        String shown = server.get("/comments?" + ON).body();
        assertFalse(shown.contains("<script>alert"), shown);
        assertTrue(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;<br />\nsecond &amp; line"), shown);
    }

    @Test
    void a_form_that_is_previewed_comes_back_with_the_preview_and_nothing_is_written() {
        String typed = "&text=**Urgent**+for+%40bruno&mention=bruno&preview=text";
        HttpResponse<String> first = server.post("/comments", FORM, ON + typed);
        assertEquals(200, first.statusCode(), first.body());
        assertTrue(first.body().contains("<strong>Urgent</strong> for &#64;bruno"), first.body());
        assertTrue(first.body().contains(">\n**Urgent** for @bruno</textarea>"), "what was typed stays");
        assertTrue(first.body().contains("value=\"bruno\" selected"), "and who was chosen");
        assertFalse(first.body().contains("govuk-error-summary"), first.body());
        assertEquals(0, table.comments.count(CASE, Table.READER).all());
        String path = "/comments/" + written("First words");
        HttpResponse<String> answer = server.post(path + "/answers", FORM, typed);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("<strong>Urgent</strong>"), answer.body());
        HttpResponse<String> edit = server.post(path + "/edit", FORM, "version=1" + typed);
        assertEquals(200, edit.statusCode());
        assertTrue(
                edit.body().contains("<strong>Urgent</strong>") && edit.body().contains("value=\"1\""), edit.body());
        String shown = server.get(path).body();
        assertTrue(shown.contains("First words") && !shown.contains("Urgent"), shown);
        HttpResponse<String> empty = server.post("/comments", FORM, ON + "&text=&preview=text");
        assertTrue(empty.statusCode() == 200 && empty.body().contains("nothing to see yet"), empty.body());
    }

    @Test
    void marks_are_shown_and_what_goes_too_deep_is_refused() {
        server.post(
                "/comments",
                FORM,
                ON + "&text=" + URLEncoder.encode("- *one*\n- [two](javascript:x)\n\n> three", StandardCharsets.UTF_8));
        String shown = server.get("/comments?" + ON).body();
        assertTrue(shown.contains("<em>one</em>") && shown.contains("<blockquote>"), shown);
        assertFalse(shown.contains("javascript"), shown);
        HttpResponse<String> deep = server.post("/comments", FORM, ON + "&text=" + "%3E+".repeat(20) + "deep");
        assertEquals(422, deep.statusCode());
        assertTrue(deep.body().contains("20 lists or quotations"), deep.body());
        HttpResponse<String> several = server.post(
                "/comments",
                FORM,
                ON + "&mention=bruno&text=" + URLEncoder.encode("a\n```\nb\n```", StandardCharsets.UTF_8));
        assertEquals(303, several.statusCode(), several.body());
        assertTrue(server.get("/comments?" + ON).body().contains("</pre>\n<p>&#64;bruno</p>"));
    }

    @Test
    void an_officer_answers_changes_withdraws_and_resolves_by_forms() {
        String id = written("First words");
        String path = "/comments/" + id;
        assertTrue(server.get(path).body().contains("First words"));
        assertEquals(
                303, server.post(path + "/edit", FORM, "version=1&text=Second").statusCode());
        HttpResponse<String> stale = server.post(path + "/edit", FORM, "version=1&text=Third");
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("Third") && stale.body().contains("value=\"2\""), stale.body());
        assertEquals(422, server.post(path + "/edit", FORM, "version=2&text=").statusCode());
        assertEquals(422, server.post(path + "/answers", FORM, "text=").statusCode());
        assertEquals(303, server.post(path + "/answers", FORM, "text=Yes").statusCode());
        assertEquals(303, server.post(path + "/resolve", FORM, "version=2").statusCode());
        assertEquals(422, server.post(path + "/answers", FORM, "text=But").statusCode());
        assertEquals(303, server.post(path + "/reopen", FORM, "version=3").statusCode());
        assertTrue(server.get(path + "/withdraw").body().contains("Second"));
        assertEquals(303, server.post(path + "/withdraw", FORM, "version=4").statusCode());
        String shown = server.get(path).body();
        assertFalse(shown.contains("Second"), shown);
        assertTrue(shown.contains("withdrew it") && shown.contains("Yes"), shown);
    }

    @Test
    void whoever_may_not_know_of_the_record_is_told_of_no_comment() {
        String id = written("Words");
        String[] paths = {
            "/comments?" + ON, "/comments/" + id, "/api/comments?" + ON, "/api/comments/" + id,
        };
        for (String path : paths) {
            assertEquals(200, server.sendAs("reader", server.request(path)).statusCode(), path);
            assertEquals(403, server.sendAs("clerk", server.request(path)).statusCode(), path);
        }
        assertEquals(
                403,
                server.sendAs("reader", server.request("/comments/" + id + "/edit"))
                        .statusCode());
        table.restrict(CASE, "anna");
        for (String path : paths) {
            HttpResponse<String> answer = server.sendAs("reader", server.request(path));
            assertEquals(404, answer.statusCode(), path);
            assertFalse(answer.body().contains("Words") || answer.body().contains("A case"), answer.body());
        }
        assertEquals(404, server.post("/comments", FORM, ON + "&text=x").statusCode());
        table.records.put(CASE.record(), new CommentUse.Owner("A case", "/cases/1", NeedToKnow.OPEN, true, true));
        HttpResponse<String> asked = server.get("/comments/" + id);
        assertEquals(303, asked.statusCode(), "the reason is asked for on the record's page");
        assertTrue(asked.headers().firstValue("Location").orElseThrow().endsWith("/cases/1"));
    }
}
