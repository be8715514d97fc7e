package org.enlace.documents.internal.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.documents.Comparison;
import org.enlace.documents.ComparisonView;
import org.enlace.documents.Comparisons;
import org.enlace.documents.Section;
import org.enlace.documents.internal.Differences;
import org.enlace.documents.internal.Work;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.web.Templates;
import org.osgi.service.component.annotations.Component;

/** Compares texts, and shows what became of them. */
@Component
public final class ComparedTexts implements Comparisons {
    private final Texts texts = Texts.of(ComparedTexts.class);
    private final Templates templates =
            new Templates(ComparedTexts.class, ComparedTexts.class.getPackageName() + ".templates");

    @Override
    public Comparison of(List<Section> before, List<Section> after) {
        return new Differences(new Work(Work.LOOKS_AT_MOST)).of(before, after);
    }

    @Override
    public Content shown(Comparison comparison, ComparisonView view, Language language) {
        Map<String, Object> all = new HashMap<>();
        all.put("texts", texts);
        all.put("language", language);
        all.put("view", view);
        all.put("strips", Strips.of(comparison, view.all(), new Words(texts, language)));
        return templates.fill("comparison.jte", all);
    }
}
