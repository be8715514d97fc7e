package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.NotWhole;
import org.enlace.training.certificate.SealedPdf;
import org.enlace.training.certificate.Subject;
import org.enlace.training.certificate.VerifyCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The file of a certificate, as its holder, a reader of PDF and somebody without a node find it. */
class CertificatePdfTest {
    private static final URI NODE = URI.create("http://127.0.0.1:8181/");
    private static final long SEED = Long.getLong("seed", 20_270_301L);

    @TempDir
    Path folder;

    private TestDatabase database;
    private School school;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
    }

    @AfterEach
    void stop() {
        school.close();
        database.close();
    }

    private Certificate.Valid issued(String name, String title, Language language) {
        CertificateContent content = new CertificateContent(
                name,
                CO,
                title,
                LocalDate.parse("2027-02-01"),
                LocalDate.parse("2027-02-12"),
                630,
                "Unidad de formación",
                language);
        return school.desks
                .certificates()
                .certificates()
                .issue(
                        Subject.nomination(new RecordId(new UUID(7, System.nanoTime()))),
                        content,
                        Optional.empty(),
                        ANNA);
    }

    private byte[] pdf(Certificate certificate) {
        return school.desks.certificates().certificates().pdf(certificate.id(), NODE, ANNA);
    }

    private int verify(StringBuilder said, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = VerifyCertificate.run(print, print, arguments);
        said.append(out.toString(StandardCharsets.UTF_8));
        return status;
    }

    private String refused(byte[] file, String... more) throws Exception {
        Path path = Files.write(folder.resolve("c.pdf"), file);
        String[] arguments = Arrays.copyOf(new String[] {path.toString()}, 1 + more.length);
        System.arraycopy(more, 0, arguments, 1, more.length);
        StringBuilder said = new StringBuilder();
        assertEquals(1, verify(said, arguments), said::toString);
        String line = said.toString().strip();
        assertTrue(line.startsWith("NOT WHOLE  " + path + ": "), line);
        assertEquals(-1, line.indexOf('\n'), line);
        return line.substring(line.indexOf(": ") + 2);
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
    void it_is_tagged_in_the_persons_language_and_fits_on_a_page(Language language) throws Exception {
        Certificate.Valid ana = issued("Ana María «Nena» Ñandú-Çelik", "Detección <temprana> & trata", language);
        byte[] pdf = pdf(ana);
        Files.write(Files.createDirectories(Path.of("target")).resolve("certificate-" + language.tag() + ".pdf"), pdf);
        assertEquals(List.of(), broken(pdf), "veraPDF judges the sealed file by PDF/UA-1");
        try (PDDocument opened = Loader.loadPDF(pdf)) {
            assertEquals(language.tag(), opened.getDocumentCatalog().getLanguage());
            assertTrue(opened.getDocumentCatalog().getMarkInfo().isMarked());
            assertTrue(opened.getDocumentCatalog().getViewerPreferences().displayDocTitle());
            assertEquals(1, opened.getNumberOfPages());
            String text = new PDFTextStripper().getText(opened).replaceAll("\\s+", " ");
            String code = school.desks.certificates().files().code(ana.number());
            for (String part : List.of(
                    "Ana María «Nena» Ñandú-Çelik",
                    "Detección <temprana> & trata",
                    "CO-2027-000001",
                    "10 h 30 min",
                    code)) {
                assertTrue(text.contains(part), part + " in " + text);
            }
            assertEquals(
                    "https://enlace.example/training/certificates/check?number=CO-2027-000001&code=" + code,
                    scanned(opened));
            assertTrue(
                    text.replace(" ", "").contains("https://enlace.example/training/certificates/check?number="),
                    "the address stands there in words too");
        }
    }

    private static String scanned(PDDocument pdf) throws Exception {
        BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 150);
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))))
                .getText();
    }

    @Test
    void the_longest_names_and_titles_fit_too() throws Exception {
        byte[] pdf = pdf(issued(
                "Ñ".repeat(60) + " " + "W".repeat(59), "Título ".repeat(28).strip(), Language.FR));
        assertEquals(List.of(), broken(pdf));
        try (PDDocument opened = Loader.loadPDF(pdf)) {
            assertEquals(1, opened.getNumberOfPages());
        }
    }

    @Test
    void it_is_verified_without_a_node_and_by_whose_key_is_told() throws Exception {
        Certificate.Valid ana = issued("Ana Rojas", "Seminario", Language.ES);
        Path file = Files.write(folder.resolve("ana.pdf"), pdf(ana));
        StringBuilder said = new StringBuilder();
        assertEquals(0, verify(said, file.toString()), said::toString);
        assertTrue(
                said.toString().contains("Ana Rojas") && said.toString().contains("CO-2027-000001"), said.toString());
        String key = school.keys.signer().id();
        assertTrue(said.toString().replace(" ", "").contains(key), said.toString());
        assertTrue(said.toString().contains("compare with the node's fingerprint"), said.toString());
        assertEquals(0, verify(new StringBuilder(), file.toString(), "--signer", key));
        assertEquals(
                0,
                verify(
                        new StringBuilder(),
                        "--signer",
                        key.toUpperCase().replaceAll("(.{4})", "$1 "),
                        file.toString()));
    }

    @Test
    void one_byte_that_is_another_is_found_wherever_it_is() throws Exception {
        byte[] whole = pdf(issued("Ana Rojas", "Seminario", Language.ES));
        SealedPdf.read(whole);
        Random random = new Random(SEED);
        int regions = 400;
        for (int region = 0; region < regions; region++) {
            int from = (int) ((long) whole.length * region / regions);
            int until = (int) ((long) whole.length * (region + 1) / regions);
            int at = from + random.nextInt(until - from);
            byte[] forged = whole.clone();
            forged[at] ^= (byte) (1 << random.nextInt(8));
            assertThrows(NotWhole.class, () -> SealedPdf.read(forged), () -> "byte " + at + ", seed " + SEED);
        }
        for (int at = whole.length - 2_000; at < whole.length; at++) {
            byte[] forged = whole.clone();
            forged[at] ^= (byte) (1 << random.nextInt(8));
            int place = at;
            assertThrows(NotWhole.class, () -> SealedPdf.read(forged), () -> "byte " + place + ", seed " + SEED);
        }
    }

    @Test
    void a_forgery_is_refused_with_a_sentence_each() throws Exception {
        Certificate.Valid ana = issued("Ana Rojas", "Seminario", Language.ES);
        byte[] whole = pdf(ana);
        String key = school.keys.signer().id();
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        assertTrue(refused(flipped).startsWith("it was changed after it was signed"));
        assertTrue(refused(Arrays.copyOf(whole, whole.length / 2)).contains("its end is missing"));
        assertTrue(refused(Arrays.copyOf(whole, whole.length - 4)).contains("its end is missing"));
        assertEquals("10 bytes were added after its end", refused(Arrays.copyOf(whole, whole.length + 10)));
        assertEquals("it is no PDF", refused("Constancia".getBytes(StandardCharsets.UTF_8)));
        assertEquals("it is no PDF", refused(new byte[0]));
        assertTrue(refused(new byte[100_000_000]).startsWith("it has 100000000 bytes"));
        FixedKeys forger = new FixedKeys();
        byte[] other = SealedPdf.seal(
                new org.enlace.documents.internal.Press()
                        .pdf(new CertificateSheet(countries(), org.enlace.platform.Texts.of(CertificateSheet.class))
                                .of(
                                        ana,
                                        "https://enlace.example/x",
                                        "A",
                                        forger.signer().id())),
                ana.core().claims(),
                forger.signer().key(),
                message -> forger.sign(message).signature());
        assertTrue(refused(other, "--signer", key).startsWith("it is signed by another key"));
        byte[] pretending = SealedPdf.seal(
                "%PDF-1.7\nx\nstartxref\n1\n%%EOF\n".getBytes(StandardCharsets.UTF_8),
                ana.core().claims(),
                school.keys.signer().key(),
                message -> forger.sign(message).signature());
        assertTrue(refused(pretending).contains("whoever signed it has not the key it names"));
    }

    private static org.enlace.reference.Countries countries() {
        return School.countries();
    }

    @Test
    void wrong_use_is_told_from_a_file_that_is_not_whole() throws Exception {
        StringBuilder said = new StringBuilder();
        assertEquals(0, verify(said, "--help"));
        assertTrue(said.toString().startsWith("Usage: enlace-verify CERTIFICATE.pdf"), said.toString());
        assertEquals(2, verify(said));
        assertEquals(2, verify(said, folder.resolve("none.pdf").toString()));
        assertEquals(2, verify(said, "a.pdf", "b.pdf"));
        assertEquals(2, verify(said, "a.pdf", "--signer", "12"));
        assertEquals(2, verify(said, "a.pdf", "--signer"));
        assertEquals(2, verify(said, "a.pdf", "--trust", "x"));
        assertEquals(2, verify(said, "a\0.pdf"));
        Path card = Files.writeString(folder.resolve("no.card"), "nothing");
        assertEquals(2, verify(said, "a.pdf", "--card", card.toString()));
        assertFalse(said.toString().contains("Exception"), said.toString());
    }

    @Test
    void a_certificate_that_was_made_before_the_key_was_exchanged_stays_whole() throws Exception {
        Certificate.Valid ana = issued("Ana Rojas", "Seminario", Language.ES);
        byte[] before = pdf(ana);
        school.keys.rotate(Instant.parse("2027-04-01T00:00:00Z"));
        assertEquals(
                school.keys.signers().get(1).id(), SealedPdf.read(before).signer(), "signed by the key of its time");
        assertEquals(school.keys.signer().id(), SealedPdf.read(pdf(ana)).signer());
    }
}
