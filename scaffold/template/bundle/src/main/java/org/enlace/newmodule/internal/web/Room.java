package org.enlace.newmodule.internal.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.newmodule.Entry;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** What all pages of the module share: texts, templates, small moves. */
final class Room {
    static final String HOME = "/newmodule";
    static final String FORM = "application/x-www-form-urlencoded";

    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, Room.class.getPackageName() + ".templates");

    Texts texts() {
        return texts;
    }

    Labels labels(Caller caller) {
        return new Labels(texts, caller.language());
    }

    /** @param entry what the page is about, for the way back; null where it is none */
    Page page(String title, String template, Entry entry, Caller caller, Map<String, ?> parameters) {
        Labels labels = labels(caller);
        List<Page.Crumb> way = new ArrayList<>();
        if (!template.equals("list")) {
            way.add(new Page.Crumb(labels.get("module.title"), HOME));
        }
        if (entry != null) {
            way.add(new Page.Crumb(entry.content().title(), HOME + "/" + entry.id()));
        }
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("labels", labels);
        all.put("caller", caller);
        return new Page(title, way, templates.fill(template + ".jte", all));
    }

    static Response to(Entry entry, String done) {
        return Response.seeOther(URI.create(HOME + "/" + entry.id() + "?done=" + done))
                .build();
    }
}
