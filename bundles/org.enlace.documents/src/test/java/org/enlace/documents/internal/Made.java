package org.enlace.documents.internal;

import gg.jte.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.enlace.documents.Document;
import org.enlace.platform.Language;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Documents for tests, and what they turned out to be. */
final class Made {
    static final String ADDRESS = "http://127.0.0.1:8181/protocols/01900000-0000-7000-8000-000000000001";

    private Made() {}

    static Document document(String html) {
        Content body = output -> output.writeContent(html);
        return new Document(
                "Guía de entrevistas a víctimas: niñas, niños y «señales»",
                null,
                "Guía",
                Language.ES,
                "pr-1",
                ADDRESS,
                "Versión 3, hecha el 26 de noviembre de 2026 por anna",
                body);
    }

    static byte[] pdf(String html) {
        return new Press().pdf(document(html));
    }

    static PDDocument opened(byte[] pdf) throws IOException {
        return Loader.loadPDF(pdf);
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument opened = opened(pdf)) {
            return new PDFTextStripper().getText(opened);
        }
    }

    static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(pdf);
    }

    /** Every rule of PDF/UA-1 that a file breaks, by veraPDF; empty when it conforms. */
    static List<String> broken(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> broken = result.getTestAssertions().stream()
                    .map(one ->
                            one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber() + " " + one.getMessage()
                                    + " " + one.getLocation().getContext())
                    .distinct()
                    .limit(20)
                    .toList();
            return result.isCompliant() || !broken.isEmpty() ? broken : List.of("It does not conform");
        }
    }
}
