package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.enlace.documents.Document;
import org.enlace.documents.internal.Press;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.custody.PaperPages;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Seen;
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

/** The custody sheet and the label of an item as files: what a screen reader, an eye and a court find in them. */
class CustodyPaperTest {
    private static final URI NODE = URI.create("http://127.0.0.1:8181/");

    private Space space;
    private Exhibits exhibits;
    private WorkWay way;
    private PaperPages papers;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
        Pages pages = new Pages(() -> space.parties.of(CO).desks);
        way = new WorkWay(pages, set -> List.of());
        papers = new PaperPages(new EvidenceChains(pages, way));
    }

    @AfterEach
    void stop() {
        space.close();
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

    private TeamView view(Language language) {
        Caller reader = new Caller(
                new OfficerId("leader"),
                language,
                TestNode.BOGOTA,
                permission -> permission.equals(JitPermissions.READ));
        return way.enterWhole(space.parties.team.toString(), reader);
    }

    private Seen seen(TeamView view, Entry item) {
        return way.entries().find(view.team(), item.id(), view.caller());
    }

    private static String words(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_sheet_is_tagged_in_its_language_and_has_every_event_with_its_proof(Language language) throws Exception {
        Entry item = exhibits.sent(BR, CO);
        TeamView view = view(language);
        Document document = papers.sheet(view, seen(view, item), NODE);
        byte[] pdf = new Press().pdf(document);
        assertEquals("", broken(pdf), "veraPDF judges by PDF/UA-1");
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertEquals(language.tag(), read.getDocumentCatalog().getLanguage());
            int pages = read.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                String text = stripper.getText(read);
                assertTrue(text.contains("-BR-0001") && text.contains(page + " / " + pages), text);
            }
        }
        String words = words(pdf);
        assertTrue(words.contains("Luis Paz") && words.contains("Casa de Cali"), words);
        assertTrue(words.replace(" ", "").contains(exhibits.last(item)), words);
        assertTrue(words.contains("Ed25519"), words);
        String joined = words.replace(" ", "");
        assertTrue(
                joined.contains("\"condition\":\"Cerrado\""),
                "what was signed is on paper, to be verified without a node");
    }

    @Test
    void what_was_signed_is_not_on_paper_of_somebody_who_may_not_read_all_of_it() throws Exception {
        space.person(CO, "Luis Paz Quispe", "victim");
        Entry item = exhibits.sent(BR, CO);
        TeamView view = view(Language.EN);
        String words = words(new Press().pdf(papers.sheet(view, seen(view, item), NODE)));
        assertTrue(words.contains("Not printed: it names a victim"), words);
        assertFalse(words.contains("Luis Paz") || words.replace(" ", "").contains("\"handing-name\""), words);
    }

    @Test
    void who_took_a_sheet_along_is_noted_without_what_it_is_about() {
        Entry item = exhibits.collected(CO);
        TestNode node = space.parties.of(CO);
        node.desks
                .chains()
                .printed(space.parties.team, item.id(), view(Language.EN).caller());
        String act = node.acts.stream()
                .filter(one -> one.code().equals("jit.custody-print"))
                .findFirst()
                .orElseThrow()
                .toString();
        assertTrue(act.contains(item.id().toString()) && !act.contains("Teléfono"), act);
    }

    @Test
    void a_label_says_which_item_and_nothing_of_what_it_is() throws Exception {
        Entry item = exhibits.sent(BR, CO);
        TeamView view = view(Language.EN);
        Document label = papers.label(view, seen(view, item), NODE);
        assertTrue(
                label.address().contains(item.id() + "?number=")
                        && label.address().endsWith("-BR-0001"),
                label::address);
        byte[] pdf = new Press().pdf(label);
        assertEquals("", broken(pdf), "veraPDF judges by PDF/UA-1");
        String words = words(pdf);
        assertTrue(words.contains("-BR-0001"), words);
        assertFalse(words.contains("Teléfono") || words.contains("Cali") || words.contains("Ruiz"), words);
    }
}
