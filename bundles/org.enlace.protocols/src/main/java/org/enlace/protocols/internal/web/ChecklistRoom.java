package org.enlace.protocols.internal.web;

import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.internal.People;
import org.enlace.web.Page;
import org.enlace.web.ui.Chart;
import org.enlace.web.ui.Link;

/** What the pages of checklists share. */
final class ChecklistRoom {
    private final Implementations implementations;
    private final Adoptions adoptions;
    private final Room room;

    ChecklistRoom(Implementations implementations, Adoptions adoptions, Room room) {
        this.implementations = implementations;
        this.adoptions = adoptions;
        this.room = room;
    }

    Room room() {
        return room;
    }

    Implementations implementations() {
        return implementations;
    }

    Labels labels(Caller caller) {
        return room.labels(caller);
    }

    static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    /** @param below whether the page is below that of the checklist */
    Page page(
            String title,
            Protocol protocol,
            boolean below,
            String template,
            Map<String, Object> parameters,
            Caller caller) {
        Labels labels = labels(caller);
        parameters.put("labels", labels);
        parameters.put("protocol", protocol);
        List<Page.Crumb> way = new ArrayList<>();
        way.add(new Page.Crumb(labels.get("list.title"), "/protocols"));
        way.add(RecordPage.crumb(protocol));
        if (below) {
            way.add(new Page.Crumb(labels.get("checklist.title"), ChecklistView.home(protocol.id())));
        }
        return new Page(title, way, room.fill(template, parameters));
    }

    /**
     * The list of the items.
     *
     * @param done  what was done before; empty for nothing
     * @param step  by which that can be taken back; empty for not at all
     * @param error what is wrong with what was chosen; empty for nothing
     */
    Page list(Protocol protocol, ChecklistView view, String done, String step, String error, Caller caller) {
        Checklist checklist = implementations.find(protocol.id(), caller).orElse(null);
        Labels labels = labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("caller", caller);
        parameters.put("done", done);
        parameters.put("step", step);
        parameters.put("error", error);
        parameters.put("view", view);
        parameters.put("checklist", checklist);
        parameters.put("adoption", adoptions.find(protocol.id(), caller).orElse(null));
        parameters.put("today", implementations.today());
        if (checklist == null) {
            parameters.put("lines", List.of());
            parameters.put("found", 0);
            parameters.put("units", Map.of());
            parameters.put("selected", List.of());
            parameters.put("next", null);
            parameters.put("trend", List.of());
            parameters.put("chart", null);
        } else {
            List<Checklist.Line> all = checklist.lines(view.filter(), implementations.today());
            List<Checklist.Line> lines = shown(all, view);
            boolean more = !lines.isEmpty() && lines.get(lines.size() - 1) != all.get(all.size() - 1);
            parameters.put("lines", lines);
            parameters.put("found", all.size());
            parameters.put("units", units(checklist, caller));
            parameters.put("selected", selected(view, labels, caller));
            parameters.put(
                    "next",
                    more
                            ? view.after(lines.get(lines.size() - 1)
                                            .requirement()
                                            .key())
                                    .address()
                            : null);
            List<Checklist.Day> trend = implementations.trend(protocol.id(), caller);
            parameters.put("trend", trend);
            parameters.put("chart", trend.isEmpty() ? null : chart(trend, labels));
        }
        return page(labels.get("checklist.title"), protocol, false, "checklist", parameters, caller);
    }

    private static List<Checklist.Line> shown(List<Checklist.Line> all, ChecklistView view) {
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).requirement().key().equals(view.after())) {
                from = i + 1;
            }
        }
        return all.subList(from, Math.min(all.size(), from + ChecklistView.LINES));
    }

    private Chart chart(List<Checklist.Day> trend, Labels labels) {
        List<Chart.Point> points = new ArrayList<>();
        for (int i = trend.size() - 1; i >= 0; i--) {
            points.add(
                    new Chart.Point(trend.get(i).day(), trend.get(i).progress().score()));
        }
        LocalDate today = implementations.today();
        Chart.Point first = points.get(0);
        String label = labels.get(
                "checklist.chart",
                first.value(),
                labels.of(first.day()),
                points.get(points.size() - 1).value(),
                labels.of(today));
        return new Chart(label, points, 100, today);
    }

    /** The units that are responsible for something, by their names. */
    private Map<String, String> units(Checklist checklist, Caller caller) {
        Map<String, String> units = new LinkedHashMap<>();
        checklist.lines().stream()
                .flatMap(line -> line.item().unit().stream())
                .distinct()
                .sorted(java.util.Comparator.comparing(UnitId::value))
                .forEach(unit -> units.put(unit.value(), room.people().names(List.of(unit), caller)));
        return units;
    }

    private List<Link> selected(ChecklistView view, Labels labels, Caller caller) {
        Checklist.Filter filter = view.filter();
        List<Link> links = new ArrayList<>();
        if (filter.standing() != null) {
            links.add(new Link(
                    labels.get("field.standing") + ": " + labels.of(filter.standing()),
                    view.with(new Checklist.Filter(null, filter.unit(), filter.overdue()))
                            .address()));
        }
        if (filter.unit() != null) {
            links.add(new Link(
                    labels.get("field.unit") + ": " + room.people().names(List.of(filter.unit()), caller),
                    view.with(new Checklist.Filter(filter.standing(), null, filter.overdue()))
                            .address()));
        }
        if (filter.overdue()) {
            links.add(new Link(
                    labels.get("checklist.overdue.only"),
                    view.with(new Checklist.Filter(filter.standing(), filter.unit(), false))
                            .address()));
        }
        return links;
    }

    /** The units to choose from, the one that is chosen already among them. */
    List<People.Named> units(String chosen, Caller caller) {
        List<People.Named> units = new ArrayList<>(room.people().units(caller));
        if (!units.isEmpty()
                && !chosen.isBlank()
                && units.stream().noneMatch(unit -> unit.id().equals(chosen))) {
            units.add(new People.Named(chosen, chosen));
        }
        return units;
    }

    /** The score in words, with what it is out of. */
    static String score(Progress progress, Labels labels) {
        return progress.applicable() == 0
                ? labels.get("progress.score.none")
                : labels.get("progress.score", progress.completed(), progress.applicable(), progress.score());
    }
}
