package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.CertificateContent;
import org.enlace.training.certificate.NotWhole;
import org.enlace.training.certificate.SealedPdf;
import org.enlace.training.certificate.Subject;

/**
 * Prints how long it takes to give many certificates, to make their files and to verify them, and how much memory, for someone who looks;
 * not a test. The floor is the same library writing the same words on a page each, by lines, without layout, tags, QR code, typeface and
 * signature. Arguments: certificates (1000 when not said), rounds (3).
 */
public final class CertificateFigures {
    private static final URI NODE = URI.create("http://127.0.0.1:8181/");
    private static final int MEBIBYTE = 1 << 20;
    private static final int LINES = 20;

    private CertificateFigures() {}

    public static void main(String[] arguments) throws NotWhole {
        int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                School school = new School(database)) {
            List<Double> given = new ArrayList<>();
            List<Double> floor = new ArrayList<>();
            List<Double> made = new ArrayList<>();
            List<Double> verified = new ArrayList<>();
            double peak = 0;
            long bytes = 0;
            for (int round = 0; round < rounds; round++) {
                long begin = System.nanoTime();
                List<Certificate.Valid> all = issued(school, many, round);
                given.add(seconds(begin));
                begin = System.nanoTime();
                for (Certificate.Valid one : all) {
                    plain(one);
                }
                floor.add(seconds(begin));
                System.gc();
                heap().forEach(MemoryPoolMXBean::resetPeakUsage);
                List<byte[]> some = new ArrayList<>();
                begin = System.nanoTime();
                for (Certificate.Valid one : all) {
                    byte[] pdf = school.desks.certificates().files().pdf(one, NODE);
                    bytes = pdf.length;
                    if (some.size() < 100) {
                        some.add(pdf);
                    }
                }
                made.add(seconds(begin));
                peak = Math.max(
                        peak,
                        heap().stream()
                                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                                        .sum()
                                / (double) MEBIBYTE);
                begin = System.nanoTime();
                for (byte[] pdf : some) {
                    SealedPdf.read(pdf);
                }
                verified.add(seconds(begin) / some.size() * 1000);
            }
            print("%d certificates of %d bytes, %d rounds, medians (first round)", many, bytes, rounds);
            print(
                    "given, each in a transaction with its entry and its letter: %.2f s (%.2f)",
                    median(given), given.get(0));
            print("the floor, a plain page each: %.2f s (%.2f)", median(floor), floor.get(0));
            print(
                    "made: %.2f s (%.2f), %.1f of that, %.0f a second, heap at most %.0f MiB",
                    median(made), made.get(0), median(made) / median(floor), many / median(made), peak);
            print("verified: %.3f ms each (%.3f)", median(verified), verified.get(0));
        }
    }

    private static List<Certificate.Valid> issued(School school, int many, int round) {
        List<Certificate.Valid> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            CertificateContent content = new CertificateContent(
                    "Persona de Muestra " + i,
                    CO,
                    "Seminario de muestra sobre detección temprana",
                    LocalDate.parse("2027-03-09"),
                    LocalDate.parse("2027-03-12"),
                    630,
                    "Unidad de formación",
                    Language.values()[i % Language.values().length]);
            Subject subject = Subject.nomination(new RecordId(new UUID(round, i)));
            all.add(school.desks
                    .certificates()
                    .certificates()
                    .issue(
                            subject,
                            content,
                            Optional.of(School.person("Persona " + i, CO).mail()),
                            ANNA));
        }
        return all;
    }

    private static void plain(Certificate certificate) {
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage();
            pdf.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                for (int line = 0; line < LINES; line++) {
                    content.beginText();
                    content.newLineAtOffset(50, 750 - line * 14);
                    content.showText(certificate.content().name() + ", "
                            + certificate.content().title());
                    content.endText();
                }
            }
            pdf.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
