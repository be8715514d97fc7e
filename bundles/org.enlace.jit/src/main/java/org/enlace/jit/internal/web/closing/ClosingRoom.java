package org.enlace.jit.internal.web.closing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.jit.internal.ClosingArea;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.closing.ClosingWords;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkReference;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Page;

/** What the pages of the closing share: a way of the working space. */
final class ClosingRoom {
    private static final String TAB = "closing";

    private final Pages pages;
    private final WorkWay way;
    private final Supplier<ClosingArea> area;

    ClosingRoom(Pages pages, WorkReference reference, Supplier<ClosingArea> area) {
        this.pages = pages;
        this.area = area;
        way = new WorkWay(pages, reference);
    }

    ClosingArea area() {
        return area.get();
    }

    Labels labels(Caller caller) {
        return pages.labels(caller);
    }

    /** For whoever reads everything in the working space. */
    TeamView enter(RecordId team, Caller caller) {
        return way.enterWhole(team.toString(), caller);
    }

    static String path(RecordId team) {
        return WorkWay.at(team) + "/closing";
    }

    Page.Crumb crumb(TeamView view) {
        return new Page.Crumb(labels(view.caller()).get("closing.title"), path(view.team()));
    }

    Page page(String title, String template, List<Page.Crumb> steps, TeamView view, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("say", new ClosingWords(pages.texts(), view.caller().language()));
        return way.page(labels(view.caller()).get(title), template, TAB, steps, view, all);
    }
}
