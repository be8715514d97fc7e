package org.enlace.newmodule.internal.web;

import gg.jte.Content;
import org.enlace.newmodule.Stamp;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Ui;

/** What things are called, in the reader's language. */
public record Labels(Texts texts, Language language) {
    public String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    public String of(Refusal refusal) {
        return RefusalTexts.of(texts, language, refusal);
    }

    /** Who did something and when, in the reader's zone. */
    public Content of(Stamp stamp, Caller reader) {
        return Ui.join(Ui.text(stamp.officer() + ", "), Ui.moment(stamp.at(), reader));
    }
}
