package org.enlace.modules.internal.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** What all pages of the bundle share: texts, templates, small moves. */
final class Room {
    static final String FORM = "application/x-www-form-urlencoded";

    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, "org.enlace.modules.internal.web.templates");

    Texts texts() {
        return texts;
    }

    Labels labels(Caller caller) {
        return new Labels(texts, caller.language());
    }

    /** A page below the adoptions. */
    Page ofAdoptions(String title, String template, Caller caller, Map<String, ?> parameters, Page.Crumb... more) {
        return page(title, template, caller, parameters, "/modules/adoptions", "adoptions.title", more);
    }

    /** A page below the decisions. */
    Page ofDecisions(String title, String template, Caller caller, Map<String, ?> parameters, Page.Crumb... more) {
        return page(title, template, caller, parameters, "/modules/decisions", "decisions.title", more);
    }

    /** A page of the modules themselves. */
    Page ofModules(String title, String template, Caller caller, Map<String, ?> parameters, Page.Crumb... more) {
        return page(title, template, caller, parameters, "/modules", "modules.title", more);
    }

    private Page page(
            String title,
            String template,
            Caller caller,
            Map<String, ?> parameters,
            String place,
            String name,
            Page.Crumb... more) {
        Labels labels = labels(caller);
        List<Page.Crumb> crumbs = new ArrayList<>();
        if (!place.equals("/modules")) {
            crumbs.add(new Page.Crumb(labels.get("modules.title"), "/modules"));
        }
        if (!title.equals(labels.get(name))) {
            crumbs.add(new Page.Crumb(labels.get(name), place));
        }
        crumbs.addAll(List.of(more));
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("labels", labels);
        all.put("caller", caller);
        return new Page(title, crumbs, templates.fill(template + ".jte", all));
    }

    static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
