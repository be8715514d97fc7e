package org.enlace.jit.internal.agreement;

import static org.enlace.jit.internal.agreement.Bureau.ANNA;
import static org.enlace.jit.internal.agreement.Bureau.CO;
import static org.enlace.jit.internal.agreement.Bureau.TEAM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Wording;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.People;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementRoom;
import org.enlace.jit.internal.web.agreement.ProposalFiles;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Language;
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

/** The text of an agreement as a file: what a screen reader, an eye and a court find in it. */
class InstrumentPdfTest {
    private static final URI NODE = URI.create("http://127.0.0.1:8181/");

    private TestDatabase database;
    private Bureau bogota;
    private Instrument text;
    private ProposalFiles files;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        bogota = new Bureau(database);
        bogota.agreements
                .drafts()
                .begin(TEAM, InstrumentKind.AGREEMENT, "mercosur-2010", Set.of(Language.values()), ANNA);
        bogota.agreements
                .drafts()
                .revise(
                        TEAM,
                        InstrumentKind.AGREEMENT,
                        1,
                        (now, version) -> Bureau.whole(now.adding(CO)
                                .worded(
                                        "own-co-1",
                                        Map.of(
                                                Language.ES, wording(version),
                                                Language.PT, wording(version),
                                                Language.EN, wording(version),
                                                Language.FR, wording(version)),
                                        Set.of())),
                        ANNA);
        text = bogota.agreements
                .proposals()
                .propose(TEAM, InstrumentKind.AGREEMENT, 2, ANNA)
                .instrument();
        Pages pages = new Pages(() -> (Desks) Proxy.newProxyInstance(
                Desks.class.getClassLoader(),
                new Class<?>[] {Desks.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "countries" -> Bureau.countries();
                    case "people" -> new People();
                    case "country" -> CO;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
        files = new ProposalFiles(new AgreementRoom(pages, () -> bogota.agreements));
    }

    private static Wording wording(int version) {
        String marked =
                "# Encabezado\n\n- uno\n- dos <b>tres</b>\n\n1. primero\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n**Fin**";
        return new Wording("Propia & «rara»", marked, version);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private static List<String> broken(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            return result.isCompliant()
                    ? List.of()
                    : result.getTestAssertions().stream()
                            .map(Object::toString)
                            .limit(5)
                            .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void it_is_tagged_in_its_language_and_bears_its_hash_on_every_page(Language language) throws Exception {
        byte[] pdf = files.pdf(text, language.tag(), "", NODE, ANNA);
        assertEquals(List.of(), broken(pdf), "veraPDF judges by PDF/UA-1");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertEquals(language.tag(), document.getDocumentCatalog().getLanguage());
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertTrue(stripper.getText(document).replaceAll("\\s", "").contains(text.hash()), "page " + page);
            }
        }
    }

    @Test
    void two_languages_stand_beside_one_another_clause_by_clause() throws Exception {
        byte[] pdf = files.pdf(text, "es", "pt", NODE, ANNA);
        assertEquals(List.of(), broken(pdf), "veraPDF judges by PDF/UA-1");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String words = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertTrue(words.contains("1. Base jurídica") && words.contains("Português"), words);
            assertTrue(words.contains("Fiscalía de prueba") && words.contains("Ministério Público de teste"), words);
        }
    }
}
