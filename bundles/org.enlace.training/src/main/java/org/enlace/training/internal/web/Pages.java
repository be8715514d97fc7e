package org.enlace.training.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Programme;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.internal.Desks;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** What all pages of the module share: use cases, texts, templates, small moves. */
final class Pages {
    static final String HOME = "/training";
    static final String FORM = "application/x-www-form-urlencoded";
    static final int LINES = 25;

    private final Supplier<Desks> desks;
    private final Texts texts = Texts.of(Pages.class);
    private final Templates templates = new Templates(Pages.class, Pages.class.getPackageName() + ".templates");

    Pages(Supplier<Desks> desks) {
        this.desks = desks;
    }

    Desks desks() {
        return desks.get();
    }

    Texts texts() {
        return texts;
    }

    Labels labels(Caller caller) {
        return new Labels(texts, caller, desks().countries(), desks().people());
    }

    /** Why the caller's address tells nobody who they are; empty where it does. */
    String unknown(Caller caller) {
        return desks().people()
                .unknown(caller.officer())
                .map(labels(caller)::of)
                .orElse("");
    }

    /** Whether the caller's account has an address by which there may be something that is not shown. */
    boolean hidden(Caller caller) {
        return desks().people()
                .unknown(caller.officer())
                .filter(refusal -> !refusal.code().equals("training.no-address"))
                .isPresent();
    }

    /** A page below the module's own. */
    Page page(String title, String template, List<Page.Crumb> way, Caller caller, Map<String, ?> parameters) {
        Labels labels = labels(caller);
        List<Page.Crumb> all = new ArrayList<>();
        if (!template.equals("home")) {
            all.add(new Page.Crumb(labels.get("module.title"), HOME));
        }
        all.addAll(way);
        Map<String, Object> filled = new HashMap<>(parameters);
        filled.put("labels", labels);
        filled.put("caller", caller);
        return new Page(title, all, templates.fill(template + ".jte", filled));
    }

    /** A page for whoever comes, also without being signed in: there is no way to it. */
    Page alone(String title, String template, Map<String, Object> parameters) {
        return new Page(title, templates.fill(template + ".jte", parameters));
    }

    /** A part of a page, or what a document says. */
    Content fill(String template, Map<String, ?> parameters, Caller caller) {
        Map<String, Object> filled = new HashMap<>(parameters);
        filled.put("labels", labels(caller));
        filled.put("caller", caller);
        return templates.fill(template + ".jte", filled);
    }

    static Page.Crumb crumb(Series series) {
        return new Page.Crumb(series.content().title(), at(series));
    }

    static Page.Crumb crumb(Session session) {
        return new Page.Crumb(session.content().title(), at(session));
    }

    static Page.Crumb crumb(Programme programme) {
        return new Page.Crumb(programme.content().title(), HOME + "/programmes/" + programme.id());
    }

    static String at(Series series) {
        return HOME + "/series/" + series.id();
    }

    static String at(Session session) {
        return HOME + "/sessions/" + session.id();
    }

    static Response to(String path, String done) {
        return Response.seeOther(URI.create(path + (path.contains("?") ? "&" : "?") + "done=" + done))
                .build();
    }

    static Place place(String after, String before) {
        if (!before.isEmpty()) {
            return Place.before(RecordId.parse(before));
        }
        return after.isEmpty() ? Place.FIRST : Place.after(RecordId.parse(after));
    }

    /** The addresses of the parts beside one, or null. */
    static void around(Map<String, Object> parameters, Part<?> part, String path) {
        String join = path.contains("?") ? "&" : "?";
        parameters.put(
                "previous",
                part.previous().map(id -> path + join + "before=" + id).orElse(null));
        parameters.put(
                "next", part.next().map(id -> path + join + "after=" + id).orElse(null));
    }

    /** What was just done, in words; empty for what is no act of these pages. */
    static String done(Labels labels, String done, List<String> acts) {
        return acts.contains(done) ? labels.get("done." + done) : "";
    }
}
