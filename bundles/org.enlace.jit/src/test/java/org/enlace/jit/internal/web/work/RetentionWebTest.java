package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.enlace.documents.internal.Press;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.retention.RetentionDesk.Proof;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.retention.CertificatePaper;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The end of retention on pages and by the API: looked at, confirmed by two, kept, certified. */
class RetentionWebTest {
    private static final String RULE = "year * P1Y team-over Ley de prueba, art. 1";

    private Space space;
    private Exhibits exhibits;
    private String retention;
    private Entry item;
    private String page;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
        retention = "/jit/teams/" + space.parties.team + "/retention";
        item = exhibits.image(CO);
        page = retention + "/" + item.id();
        space.terms = RetentionTerms.of(RULE);
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private void later() {
        Instant later = Instant.parse("2029-02-01T12:00:00Z");
        space.parties.of(CO).now = later;
        space.parties.of(BR).now = later;
        round();
    }

    private void round() {
        space.retention.rounds().round(() -> false);
    }

    private HttpResponse<String> decide(String officer, int version, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "version";
        all[1] = String.valueOf(version);
        System.arraycopy(more, 0, all, 2, more.length);
        return space.post(officer, page + "/decide", all);
    }

    @Test
    void without_anything_over_the_page_says_so_and_by_which_rules() {
        String list = space.shown("member", retention);
        assertTrue(list.contains("Ley de prueba, art. 1") && list.contains("1 year"), list);
        assertFalse(list.contains(page), list);
        space.terms = RetentionTerms.of();
        assertTrue(space.shown("member", retention).contains("without a rule nothing is proposed"));
        space.terms = RetentionTerms.of("<b>wrong</b>");
        String wrong = space.shown("member", retention);
        assertTrue(wrong.contains("&lt;b&gt;wrong") && !wrong.contains("<b>wrong"), wrong);
    }

    @Test
    void two_look_at_it_and_confirm_and_a_certificate_is_left() {
        later();
        assertTrue(space.shown("leader", retention).contains("Teléfono negro"));
        assertTrue(space.shown("leader", page).contains(page + "/decide"));
        String form = space.shown("leader", page + "/decide");
        assertTrue(form.contains("Ley de prueba, art. 1") && form.contains("confirm"), form);
        assertTrue(form.contains("Now, by the node’s clock") && form.contains("2029"), form);
        assertEquals(422, decide("leader", 1).statusCode(), "nothing is decided");
        assertEquals(422, decide("leader", 1, "decision", "confirm").statusCode(), "it was not looked at");
        assertEquals(page, Space.led(decide("leader", 1, "decision", "confirm", "read", "yes")));
        assertEquals(
                422, decide("leader", 2, "decision", "confirm", "read", "yes").statusCode(), "the same person twice");
        assertEquals(page, Space.led(decide("member", 2, "decision", "confirm", "read", "yes")));
        round();
        String erased = space.shown("member", page);
        assertTrue(erased.contains("certificate.pdf") && erased.contains("It covers the text"), erased);
        assertFalse(erased.contains("Teléfono negro"), "nothing of what it was");
        String waiting = space.shown("member", retention);
        assertFalse(waiting.contains("Teléfono negro"));
        assertFalse(waiting.contains(page), "nothing is left to decide");
        assertTrue(waiting.contains("Erased (1)") && waiting.contains(retention + "?show=erased"), waiting);
        assertTrue(space.shown("member", retention + "?show=erased").contains(page));
        HttpResponse<String> signed = space.get("member", page + "/certificate.json");
        assertEquals(200, signed.statusCode());
        assertTrue(signed.body().startsWith("{\"bundles\":[]"), signed.body());
        assertEquals(
                404, space.get("member", space.work + "/entries/" + item.id()).statusCode(), "its description is gone");
    }

    @Test
    void the_chain_of_an_erased_item_says_that_it_was_erased_and_not_taken_back() {
        Entry destroyed = exhibits.collected(CO);
        exhibits.destroyed(CO, destroyed);
        later();
        space.retention.desk().confirm(space.parties.team, destroyed.id(), 1, Parties.LEADER);
        space.retention.desk().confirm(space.parties.team, destroyed.id(), 2, Parties.MEMBER);
        round();
        String chain = space.shown("member", space.work + "/entries/" + destroyed.id());
        assertTrue(chain.contains("at the end of its retention"), chain);
        assertFalse(chain.contains("took the description of this item back"), chain);
        assertTrue(chain.contains("Encendido"), "what was signed stays");
    }

    @Test
    void it_is_kept_until_a_day_or_held_with_what_was_typed_wrong_told() {
        later();
        assertEquals(
                422,
                decide("leader", 1, "decision", "keep", "reason", "Un juicio").statusCode(),
                "no day");
        assertEquals(422, decide("leader", 1, "decision", "hold").statusCode(), "no reason");
        HttpResponse<String> past = decide(
                "leader",
                1,
                "decision",
                "keep",
                "reason",
                "Un juicio",
                "until-year",
                "2028",
                "until-month",
                "1",
                "until-day",
                "1");
        assertEquals(422, past.statusCode());
        assertTrue(past.body().contains("Un juicio"), "nothing typed is lost");
        assertEquals(page, Space.led(decide("leader", 1, "decision", "hold", "reason", "Un juicio")));
        assertTrue(space.shown("member", page).contains("Un juicio"));
        assertEquals(page, Space.led(decide("member", 2, "decision", "lift", "reason", "Terminó")));
        round();
        assertTrue(space.shown("member", retention).contains(page));
    }

    @Test
    void whoever_is_not_of_it_learns_nothing() {
        later();
        for (String path : new String[] {retention, page, page + "/decide", page + "/certificate.json"}) {
            assertEquals(404, space.get("outsider", path).statusCode(), path);
            assertEquals(404, space.get("participant", path).statusCode(), path);
        }
        assertEquals(404, space.get("member", page + "/certificate.pdf").statusCode(), "nothing was erased");
        assertEquals(404, space.get("member", retention + "/" + TestNode.id()).statusCode());
        assertTrue(Set.of(400, 404, 422)
                .contains(space.get("member", retention + "/x").statusCode()));
    }

    @Test
    void the_api_does_the_same() {
        exhibits.image(CO);
        later();
        String api = "/api" + page;
        HttpResponse<String> part = space.get("member", "/api" + retention + "?size=1");
        assertTrue(part.body().contains("\"proposed\""));
        assertTrue(part.headers().firstValue("Link").orElse("").contains("after="), part.headers()::toString);
        assertFalse(space.shown("member", "/api" + retention + "?show=erased").contains("\"proposed\""));
        assertEquals(422, space.get("member", "/api" + retention + "?show=all").statusCode());
        for (String wrong : new String[] {"", "{}", "[]", "{\"version\":\"x\"}", "{\"version\":null}"}) {
            int status = space.json("leader", api + "/confirm", wrong).statusCode();
            assertTrue(status == 400 || status == 422, wrong + " " + status);
        }
        assertEquals(
                412, space.json("leader", api + "/confirm", "{\"version\":9}").statusCode());
        assertEquals(
                422,
                space.json("leader", api + "/keep", "{\"version\":1,\"reason\":\"x\",\"until\":\"soon\"}")
                        .statusCode());
        assertEquals(
                200, space.json("leader", api + "/confirm", "{\"version\":1}").statusCode());
        assertEquals(404, space.get("leader", api + "/certificate").statusCode());
        assertEquals(
                200, space.json("member", api + "/confirm", "{\"version\":2}").statusCode());
        round();
        assertTrue(space.shown("member", api).contains("\"erased\""));
        String certificate = space.shown("member", api + "/certificate");
        assertTrue(certificate.contains("\"sound\":true") && certificate.contains("\"silent\":[\"BR\"]"), certificate);
    }

    private static String broken(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            return result.isCompliant() ? "" : result.getTestAssertions().toString();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_certificate_is_a_tagged_document_in_the_reader_s_language(Language language) throws Exception {
        later();
        space.retention.desk().confirm(space.parties.team, item.id(), 1, Parties.LEADER);
        space.retention.desk().confirm(space.parties.team, item.id(), 2, Parties.MEMBER);
        round();
        Proof proof = space.retention.desk().proof(space.parties.team, item.id(), Parties.MEMBER);
        Caller reader = Caller.holding(new OfficerId("member"), language, TestNode.BOGOTA, Set.of(JitPermissions.READ));
        byte[] pdf = new Press()
                .pdf(new CertificatePaper(new Pages(() -> space.parties.of(CO).desks)).document(proof, reader));
        assertEquals("", broken(pdf), "veraPDF judges by PDF/UA-1");
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertEquals(language.tag(), read.getDocumentCatalog().getLanguage());
            String words = new PDFTextStripper().getText(read).replaceAll("\\s+", "");
            assertTrue(words.contains(proof.sealed().hash().value()), words);
            assertTrue(words.contains("Leydeprueba,art.1"), words);
            assertFalse(words.contains("negro"), words);
        }
    }
}
