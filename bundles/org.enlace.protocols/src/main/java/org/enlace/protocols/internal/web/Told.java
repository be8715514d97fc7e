package org.enlace.protocols.internal.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.enlace.documents.Markdown;
import org.enlace.platform.Language;
import org.enlace.protocols.Passage;
import org.enlace.protocols.ProtocolContent;

/**
 * A passage as it is read: its marks made into HTML that is safe to show.
 *
 * @param language the one it is really in
 */
public record Told(Passage passage, Language language, Content text) {
    private static final int UNDER = 2;

    /** All a document tells, in the wanted language as far as there is one. */
    static List<Told> of(ProtocolContent content, Language wanted, Markdown markdown) {
        List<Told> told = new ArrayList<>();
        for (Passage passage : content.passages().keySet()) {
            told.add(new Told(
                    passage,
                    content.passageLanguage(passage, wanted),
                    markdown.html(content.passage(passage, wanted), UNDER)));
        }
        return told;
    }
}
