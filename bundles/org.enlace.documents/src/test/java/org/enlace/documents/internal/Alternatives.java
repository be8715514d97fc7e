package org.enlace.documents.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/** What a PDF says in words beside what it shows, and where it leads. */
final class Alternatives {
    private Alternatives() {}

    static Set<String> of(byte[] pdf) {
        try (PDDocument opened = Made.opened(pdf)) {
            Set<String> all = new HashSet<>();
            gather(opened.getDocumentCatalog().getStructureTreeRoot(), all);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void gather(PDStructureNode node, Set<String> all) {
        if (node instanceof PDStructureElement element && element.getAlternateDescription() != null) {
            all.add(element.getAlternateDescription());
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureNode below) {
                gather(below, all);
            }
        }
    }

    static Set<String> targets(byte[] pdf) throws IOException {
        Set<String> all = new HashSet<>();
        try (PDDocument opened = Made.opened(pdf)) {
            for (PDPage page : opened.getPages()) {
                for (PDAnnotation annotation : page.getAnnotations()) {
                    PDAnnotationLink link = (PDAnnotationLink) annotation;
                    all.add(((PDActionURI) link.getAction()).getURI());
                }
            }
        }
        return all;
    }
}
