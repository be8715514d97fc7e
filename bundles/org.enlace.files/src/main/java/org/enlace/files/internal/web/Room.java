package org.enlace.files.internal.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.files.FileUse.Owner;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** What all pages of files share: texts, templates, small moves. */
final class Room {
    static final String HOME = "/files";
    static final String FORM = "application/x-www-form-urlencoded";

    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, Room.class.getPackageName() + ".templates");

    Texts texts() {
        return texts;
    }

    Labels labels(Caller caller) {
        return new Labels(texts, caller.language());
    }

    Content fill(String template, Map<String, ?> parameters, Caller caller) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("labels", labels(caller));
        all.put("caller", caller);
        return templates.fill(template + ".jte", all);
    }

    Page page(String title, String template, List<Page.Crumb> way, Map<String, ?> parameters, Caller caller) {
        return new Page(title, way, fill(template, parameters, caller));
    }

    static Page.Crumb crumb(Owner owner) {
        return new Page.Crumb(owner.title(), owner.path());
    }
}
