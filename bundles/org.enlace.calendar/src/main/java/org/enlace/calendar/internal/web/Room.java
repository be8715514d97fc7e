package org.enlace.calendar.internal.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.web.Templates;

/** What the pages of the calendar share: texts and templates. */
final class Room {
    static final String HOME = "/calendar";

    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, Room.class.getPackageName() + ".templates");

    Texts texts() {
        return texts;
    }

    Labels labels(Caller caller) {
        return new Labels(texts, caller);
    }

    Content fill(String template, Map<String, ?> parameters, Caller caller) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("labels", labels(caller));
        return templates.fill(template + ".jte", all);
    }
}
