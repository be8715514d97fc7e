package org.enlace.protocols.internal;

import gg.jte.Content;
import java.util.List;
import org.enlace.documents.Comparison;
import org.enlace.documents.ComparisonView;
import org.enlace.documents.Comparisons;
import org.enlace.documents.Section;
import org.enlace.platform.Language;

/** Finds no difference anywhere, and shows the words of both. */
final class NoComparisons implements Comparisons {
    private String words = "";

    @Override
    public Comparison of(List<Section> before, List<Section> after) {
        words = before + " " + after;
        return new Comparison(List.of());
    }

    @Override
    public Content shown(Comparison comparison, ComparisonView view, Language language) {
        return output -> output.writeUserContent(view.before() + " " + view.after() + " " + words);
    }
}
