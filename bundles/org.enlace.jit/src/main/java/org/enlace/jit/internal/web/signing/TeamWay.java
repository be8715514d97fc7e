package org.enlace.jit.internal.web.signing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.web.Page;

/** What the pages of texts, signatures and people share: the way to the team, and its words. */
public final class TeamWay {
    private final Pages pages;

    public TeamWay(Pages pages) {
        this.pages = pages;
    }

    public SigningArea area() {
        return pages.desks().signing();
    }

    public Labels labels(Caller caller) {
        return pages.labels(caller);
    }

    public Page.Crumb team(TeamView view) {
        return new Page.Crumb(area().name(view.team()), Pages.at(view.team()));
    }

    public Page.Crumb instruments(TeamView view, Caller caller) {
        return new Page.Crumb(labels(caller).get("signing.title"), Pages.at(view.team()) + "/instruments");
    }

    public Page.Crumb people(TeamView view, Caller caller) {
        return new Page.Crumb(labels(caller).get("people.title"), Pages.at(view.team()) + "/people");
    }

    /** A page of a team. */
    public Page page(String title, String template, List<Page.Crumb> way, TeamView view, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("view", view);
        all.put("reference", area().name(view.team()));
        all.put("words", new SigningLabels(labels(view.caller())));
        return pages.page(title, template, way, view.caller(), all);
    }
}
