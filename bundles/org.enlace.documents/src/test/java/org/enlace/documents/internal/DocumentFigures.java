package org.enlace.documents.internal;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.enlace.documents.Document;

/**
 * Prints how fast documents are made, for someone who looks; not a test. A record of a few pages again and again, then one of many
 * pages; medians of rounds, with the load of the machine before and after.
 */
public final class DocumentFigures {
    private static final int ROUNDS = 9;
    private static final String PARAGRAPH =
            "<p>El equipo entrevista a la víctima en su idioma, en un lugar seguro y sin "
                    + "presencia de terceros; deja constancia de quién estuvo presente, desde cuándo y hasta cuándo.</p>";

    private DocumentFigures() {}

    public static void main(String[] arguments) throws Exception {
        Press press = new Press();
        Document small = Made.document(PdfTest.RICH + PARAGRAPH.repeat(30));
        Document large = Made.document(PdfTest.RICH + ("<h2>Parte</h2>" + PARAGRAPH.repeat(20)).repeat(60));
        double before = load();
        long first = System.nanoTime();
        int pages = pages(press.pdf(small));
        System.out.printf("the first document after the start: %.2f s%n", (System.nanoTime() - first) / 1e9);
        for (int warm = 0; warm < 40; warm++) {
            press.pdf(small);
        }
        print("a record", press, small, pages, 10);
        print("a long document", press, large, pages(press.pdf(large)), 1);
        System.gc();
        System.out.printf("load of the machine: %.1f before, %.1f after%n", before, load());
    }

    private static void print(String what, Press press, Document document, int pages, int times) {
        double[] rates = new double[ROUNDS];
        int bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            for (int time = 0; time < times; time++) {
                bytes = press.pdf(document).length;
            }
            rates[round] = pages * times / ((System.nanoTime() - begun) / 1e9);
        }
        Arrays.sort(rates);
        System.out.printf(
                "%s of %d pages (%d KB): %.1f pages/s (%.1f–%.1f), %.0f ms each%n",
                what,
                pages,
                bytes / 1000,
                rates[ROUNDS / 2],
                rates[0],
                rates[ROUNDS - 1],
                1000 * pages / rates[ROUNDS / 2]);
    }

    private static int pages(byte[] pdf) throws java.io.IOException {
        try (PDDocument opened = Made.opened(pdf)) {
            return opened.getNumberOfPages();
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
