package org.enlace.jit.internal.web.closing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.ClosingArea;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.closing.ClosingWords;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.signing.TeamWay;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Page;

/** What the pages of the closing share. */
final class ClosingRoom {
    private final Pages pages;
    private final TeamWay way;
    private final Supplier<ClosingArea> area;

    ClosingRoom(Pages pages, Supplier<ClosingArea> area) {
        this.pages = pages;
        this.area = area;
        way = new TeamWay(pages);
    }

    ClosingArea area() {
        return area.get();
    }

    Labels labels(Caller caller) {
        return pages.labels(caller);
    }

    TeamView enter(RecordId team, Caller caller, Right... oneOf) {
        return way.area().door().enter(caller, team, oneOf);
    }

    static String path(RecordId team) {
        return Pages.at(team) + "/work/closing";
    }

    Page.Crumb crumb(TeamView view) {
        return new Page.Crumb(labels(view.caller()).get("closing.title"), path(view.team()));
    }

    Page page(String title, String template, List<Page.Crumb> steps, TeamView view, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("say", new ClosingWords(pages.texts(), view.caller().language()));
        List<Page.Crumb> crumbs = new java.util.ArrayList<>(List.of(way.team(view)));
        crumbs.addAll(steps);
        return way.page(labels(view.caller()).get(title), template, crumbs, view, all);
    }
}
