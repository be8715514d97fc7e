package org.enlace.documents.internal.web;

import gg.jte.Content;
import java.util.List;
import org.enlace.documents.Comparison.Line;
import org.enlace.documents.Comparison.Mark;
import org.enlace.documents.Comparison.Run;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/** The words of a line, what went struck out and what came underlined, and told for those who listen. */
record Words(Texts texts, Language language) {
    Content before(Line line) {
        return side(line, line.before(), "del", "removed");
    }

    Content after(Line line) {
        return side(line, line.after(), "ins", "added");
    }

    private Content side(Line line, List<Run> runs, String tag, String what) {
        return output -> {
            for (Run run : runs) {
                if (run.changed()) {
                    output.writeContent("<" + tag + ">" + HIDDEN);
                    output.writeUserContent(texts.get(language, "compare." + what) + " ");
                    output.writeContent("</span>");
                    output.writeUserContent(run.words());
                    if (line.mark() == Mark.CHANGED) {
                        output.writeContent(HIDDEN);
                        output.writeUserContent(" " + texts.get(language, "compare." + what + ".end") + " ");
                        output.writeContent("</span>");
                    }
                    output.writeContent("</" + tag + ">");
                } else {
                    output.writeUserContent(run.words());
                }
            }
        };
    }

    private static final String HIDDEN = "<span class=\"govuk-visually-hidden\">";
}
