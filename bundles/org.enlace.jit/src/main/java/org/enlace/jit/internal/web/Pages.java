package org.enlace.jit.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.internal.Desks;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.Templates;

/** What all pages of the module share: use cases, texts, templates, small moves. */
public final class Pages {
    public static final String HOME = "/jit";
    public static final String FORM = "application/x-www-form-urlencoded";
    public static final int LINES = 25;

    private final Supplier<Desks> desks;
    private final Texts texts = Texts.of(Pages.class);
    private final Templates templates = new Templates(Pages.class, Pages.class.getPackageName() + ".templates");

    public Pages(Supplier<Desks> desks) {
        this.desks = desks;
    }

    public Desks desks() {
        return desks.get();
    }

    public Texts texts() {
        return texts;
    }

    public Labels labels(Caller caller) {
        return new Labels(texts, caller, desks().countries(), desks().people());
    }

    /**
     * A page below the module's own.
     *
     * @param template such as {@code course/team}, a file of {@code src/main/jte}
     */
    public Page page(String title, String template, List<Page.Crumb> way, Caller caller, Map<String, ?> parameters) {
        Labels labels = labels(caller);
        List<Page.Crumb> all = new ArrayList<>();
        if (!template.equals("course/teams") && caller.holds(JitPermissions.READ)) {
            all.add(new Page.Crumb(labels.get("module.title"), HOME));
        }
        all.addAll(way);
        return new Page(title, all, fill(template, parameters, caller));
    }

    /** A part of a page, or what a document says. */
    public Content fill(String template, Map<String, ?> parameters, Caller caller) {
        Map<String, Object> filled = new HashMap<>(parameters);
        filled.put("labels", labels(caller));
        filled.put("caller", caller);
        return templates.fill(template + ".jte", filled);
    }

    /** The page of a team. */
    public static String at(RecordId team) {
        return HOME + "/teams/" + team;
    }

    public static Response to(String path, String done) {
        return Response.seeOther(URI.create(path + (path.contains("?") ? "&" : "?") + "done=" + done))
                .build();
    }

    public static Place place(String after, String before) {
        if (!before.isEmpty()) {
            return Place.before(RecordId.parse(before));
        }
        return after.isEmpty() ? Place.FIRST : Place.after(RecordId.parse(after));
    }

    /** The addresses of the parts beside one, or null. */
    public static void around(Map<String, Object> parameters, Part<?> part, String path) {
        String join = path.contains("?") ? "&" : "?";
        parameters.put(
                "previous",
                part.previous().map(id -> path + join + "before=" + id).orElse(null));
        parameters.put(
                "next", part.next().map(id -> path + join + "after=" + id).orElse(null));
    }

    /** What was just done, in words; empty for what is no act of these pages. */
    public static String done(Labels labels, String done, List<String> acts) {
        return acts.contains(done) ? labels.get("done." + done) : "";
    }
}
