package org.enlace.drafts.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.drafts.internal.persistence.JdbcDraftStore;
import org.enlace.drafts.internal.web.DraftsWeb;
import org.enlace.drafts.internal.web.Panels;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Texts;
import org.enlace.web.TextsCheck;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts as forms send them, with script and without, over the platform's real web side. */
class DraftWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final FormAddress NEW = new FormAddress("/protocols/new");
    private static final Caller LOCAL =
            Caller.holding(new OfficerId(WebServer.LOCAL), Language.EN, ZoneOffset.UTC, Set.of(Drafts.USE));

    private TestDatabase database;
    private JdbcDraftStore store;
    private Drafts drafts;
    private WebServer server;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        store = new JdbcDraftStore(database.database());
        drafts = new DraftBook(store, database.transactions(), act -> {}, Clock.systemUTC());
        server = WebServer.serving(new DraftsWeb(drafts));
        server.officers().with("auditor", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
        database.close();
    }

    private static String html(gg.jte.Content content) {
        StringOutput out = new StringOutput();
        content.writeTo(new gg.jte.html.OwaspHtmlTemplateOutput(out));
        return out.toString();
    }

    @Test
    void a_button_keeps_what_stands_in_the_form_and_the_form_comes_back() {
        HttpResponse<String> kept =
                server.post("/drafts", FORM, "draft-form=%2Fprotocols%2Fnew&title=Uno&phases=a&phases=b");
        assertEquals(303, kept.statusCode(), kept.body());
        assertTrue(kept.headers().firstValue("Location").orElseThrow().endsWith("/protocols/new?draft=continue"));
        assertEquals(
                Map.of("title", List.of("Uno"), "phases", List.of("a", "b")),
                drafts.find(NEW, LOCAL).orElseThrow().fields());
        HttpResponse<String> gone = server.post("/drafts/discard", FORM, "form=%2Fprotocols%2Fnew");
        assertEquals(303, gone.statusCode());
        assertTrue(drafts.find(NEW, LOCAL).isEmpty());
    }

    @Test
    void script_is_told_when_it_was_kept() {
        HttpResponse<String> kept = server.send(server.request("/drafts")
                .header("Content-Type", FORM)
                .header("HX-Request", "true")
                .POST(BodyPublishers.ofString("draft-form=%2Fprotocols%2Fnew&title=Uno")));
        assertEquals(200, kept.statusCode(), kept.body());
        assertEquals("saved", kept.headers().firstValue("Enlace-Draft").orElseThrow());
        assertTrue(kept.body().startsWith("Draft saved at "), kept.body());
        assertTrue(kept.headers().firstValue("Content-Type").orElseThrow().startsWith("text/plain"));
    }

    @Test
    void no_other_address_is_taken_and_nobody_without_the_permission() {
        for (String form : new String[] {"", "%2F%2Fevil.example", "https%3A%2F%2Fevil.example%2Fx"}) {
            assertEquals(422, server.post("/drafts", FORM, "draft-form=" + form).statusCode(), form);
            assertEquals(
                    422, server.post("/drafts/discard", FORM, "form=" + form).statusCode(), form);
        }
        HttpResponse<String> other = server.sendAs(
                "auditor",
                server.request("/drafts")
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString("draft-form=%2Fprotocols%2Fnew")));
        assertEquals(403, other.statusCode());
    }

    @Test
    void a_page_offers_the_draft_there_is_and_keeps_none_over_it_until_it_was_chosen() {
        Panels panels = new Panels(drafts);
        assertEquals("", html(panels.offer(NEW, false, LOCAL)));
        assertTrue(html(panels.keeping(NEW, false, LOCAL)).contains("formaction=\"/drafts\""));
        drafts.keep(NEW, Map.of(), LOCAL);
        String offer = html(panels.offer(NEW, false, LOCAL));
        assertTrue(offer.contains("/protocols/new?draft=continue") && offer.contains("/drafts/discard"), offer);
        assertEquals("", html(panels.keeping(NEW, false, LOCAL)));
        assertEquals("", html(panels.offer(NEW, true, LOCAL)));
        assertTrue(html(panels.keeping(NEW, true, LOCAL)).contains("Draft saved at"));
        Caller auditor = Caller.holding(new OfficerId("rosa"), Language.EN, ZoneOffset.UTC, Set.of());
        assertEquals("", html(panels.offer(NEW, false, auditor)) + html(panels.keeping(NEW, false, auditor)));
    }

    @Test
    void every_text_stands_in_four_languages() {
        assertEquals(List.of(), TextsCheck.problems(Drafts.class));
        Texts texts = Texts.of(Drafts.class);
        for (String key : List.of(
                "refusal.drafts.form",
                "refusal.drafts.too-large",
                "audit.act.drafts.begin",
                "audit.act.drafts.discard",
                "audit.kind." + Drafts.KIND)) {
            assertFalse(texts.get(Language.ES, key, 1, 2).isEmpty());
        }
    }
}
