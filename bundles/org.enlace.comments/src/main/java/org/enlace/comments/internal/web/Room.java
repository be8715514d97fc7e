package org.enlace.comments.internal.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.comments.CommentUse.Owner;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** What all pages of comments share: texts, templates, how officers are called. */
final class Room {
    static final String HOME = "/comments";
    static final String FORM = "application/x-www-form-urlencoded";

    private final Texts texts = Texts.of(Room.class);
    private final Templates templates = new Templates(Room.class, Room.class.getPackageName() + ".templates");
    private final Marks marks;
    private final Function<OfficerId, Optional<String>> names;

    /** @param names how an officer is called */
    Room(Marks marks, Function<OfficerId, Optional<String>> names) {
        this.marks = marks;
        this.names = names;
    }

    Texts texts() {
        return texts;
    }

    Labels labels(Caller caller) {
        return new Labels(texts, caller, marks, names, new HashMap<>());
    }

    Content fill(String template, Map<String, ?> parameters, Caller caller) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("labels", labels(caller));
        return templates.fill(template + ".jte", all);
    }

    Page page(String title, String template, List<Page.Crumb> way, Map<String, ?> parameters, Caller caller) {
        return new Page(title, way, fill(template, parameters, caller));
    }

    static Page.Crumb crumb(Owner owner) {
        return new Page.Crumb(owner.title(), owner.path());
    }
}
