package org.enlace.documents.internal.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.Map;
import org.enlace.documents.Markdown;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Templates;
import org.enlace.web.Ui;

/** What parts of pages share: texts and templates, and what a preview shows. */
final class Room {
    /** Where no preview is shown. */
    static final Content NOTHING = Ui.text("");

    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, Room.class.getPackageName() + ".templates");
    private final Markdown markdown;

    Room(Markdown markdown) {
        this.markdown = markdown;
    }

    Texts texts() {
        return texts;
    }

    /** A text as it would be shown, or why it would not be taken. */
    Content preview(Language language, String text) {
        String error = "";
        try {
            markdown.check(text, "text");
        } catch (Refusal refusal) {
            error = RefusalTexts.of(texts, language, refusal);
        }
        boolean empty = text.isBlank();
        return fill(
                "preview",
                language,
                Map.of(
                        "error",
                        error,
                        "empty",
                        empty,
                        "characters",
                        text.strip().length(),
                        "body",
                        error.isEmpty() && !empty ? markdown.html(text, 2) : NOTHING));
    }

    Content fill(String template, Language language, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("texts", texts);
        all.put("language", language);
        return templates.fill(template + ".jte", all);
    }
}
