package org.enlace.jit.internal.web.retention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.retention.RetentionDesk;
import org.enlace.jit.internal.retention.Shelf;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Page;

/** What the pages of the end of retention share: the use cases, their place in the navigation, what items are called. */
public final class RetentionFrame {
    private final WorkWay way;
    private final Supplier<RetentionArea> area;

    RetentionFrame(WorkWay way, Supplier<RetentionArea> area) {
        this.way = way;
        this.area = area;
    }

    public static String at(RecordId team) {
        return Pages.at(team) + "/retention";
    }

    public static String at(Retention retention) {
        return at(retention.team()) + "/" + retention.item();
    }

    /** One of the lists of a team. */
    public static String at(RecordId team, Shelf shelf) {
        return at(team) + (shelf == Shelf.WAITING ? "" : "?show=" + shelf.token());
    }

    RetentionDesk desk() {
        return area.get().desk();
    }

    TeamView enter(String team, Caller caller) {
        return desk().enter(RecordId.parse(team), caller);
    }

    Labels labels(Caller caller) {
        return way.labels(caller);
    }

    /**
     * A line of a list.
     *
     * @param number by what the item is called
     * @param title  as lists show it to the reader; empty where they do not see it, or it was erased
     */
    public record Line(Retention retention, String number, String title) {}

    List<Line> lines(TeamView view, List<Retention> all) {
        Set<RecordId> ids = new java.util.HashSet<>();
        all.forEach(one -> ids.add(one.item()));
        Map<RecordId, Seen> named = ids.isEmpty() ? Map.of() : way.entries().named(view.team(), ids, view.caller());
        List<Line> lines = new ArrayList<>();
        for (Retention one : all) {
            Seen seen = named.get(one.item());
            lines.add(new Line(one, desk().number(one), seen == null ? "" : seen.title()));
        }
        return lines;
    }

    Line line(TeamView view, Retention retention) {
        return lines(view, List.of(retention)).get(0);
    }

    /** A page of the area; those of an item stand below the list. */
    Page page(String title, String template, boolean below, TeamView view, Map<String, Object> parameters) {
        Labels labels = labels(view.caller());
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("say", new RetentionWords(labels));
        all.put("path", at(view.team()));
        List<Page.Crumb> steps = new ArrayList<>();
        steps.add(new Page.Crumb(labels.get("work.tab.evidence"), WorkWay.at(view.team()) + "/evidence"));
        if (below) {
            steps.add(new Page.Crumb(labels.get("retention.title"), at(view.team())));
        }
        return way.page(title, template, "evidence", steps, view, all);
    }
}
