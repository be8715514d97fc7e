package org.enlace.drafts.internal.web;

import gg.jte.Content;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.web.Templates;

/** What pages and panels of drafts share: texts and templates. */
final class Room {
    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, Room.class.getPackageName() + ".templates");

    Texts texts() {
        return texts;
    }

    /** That a draft was kept, and when, where the officer is. */
    String saved(Instant at, Caller caller) {
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(caller.language().locale())
                .format(at.atZone(caller.zone()));
        return texts.get(caller.language(), "draft.saved", time);
    }

    Content fill(String template, Map<String, ?> parameters, Caller caller) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("texts", texts);
        all.put("caller", caller);
        return templates.fill(template + ".jte", all);
    }
}
