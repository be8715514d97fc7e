package org.enlace.jit.internal.web.work;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.Place;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Task;
import org.enlace.web.ui.TimelineEntry;
import org.enlace.web.ui.Tone;

/** The first page of a team's working space: what is due for the reader, what there is, what happened last. */
@Path("/jit")
@Needs("jit.read")
public final class OverviewPage {
    private static final int LATEST = 15;
    private static final int DUE = 20;

    private final WorkWay way;

    public OverviewPage(WorkWay way) {
        this.way = way;
    }

    @GET
    @Path("/teams/{id}/work")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String team, @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = way.enter(team, caller);
        WorkWords words = way.words(view);
        Labels labels = words.labels();
        List<Seen> latest = way.entries()
                .list(view.team(), EntryQuery.of(), Place.FIRST, LATEST, caller)
                .items();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("done", EntryPages.done(labels, done));
        Optional<PlanBoard> board = view.allows(Right.SEE_CONTENT)
                ? Optional.of(PlanBoard.of(way, view, Optional.empty()))
                : Optional.empty();
        parameters.put("due", due(board, words));
        parameters.put("years", board.map(PlanBoard::years).orElse(null));
        parameters.put("counts", way.entries().counts(view.team(), caller));
        parameters.put("timeline", timeline(latest, words));
        parameters.put("writes", way.entries().writes(view.team(), EntryKind.Area.PLAN, caller));
        return way.page(labels.get("work.title"), "work/overview", "overview", List.of(), view, parameters);
    }

    private List<Task> due(Optional<PlanBoard> known, WorkWords words) {
        if (known.isEmpty()) {
            return List.of();
        }
        PlanBoard board = known.get();
        List<Task> tasks = new ArrayList<>();
        for (PlanBoard.Due due : board.due(way)) {
            if (tasks.size() < DUE) {
                tasks.add(task(due, words));
            }
        }
        return tasks;
    }

    private static Task task(PlanBoard.Due due, WorkWords words) {
        Labels labels = words.labels();
        boolean late = due.day().filter(day -> day.isBefore(words.today())).isPresent();
        String day = due.day().map(labels::day).orElse("");
        String why = labels.get("work.due." + due.why());
        Tag status = late
                ? new Tag(labels.get("work.overdue"), Tone.BAD)
                : day.isEmpty() ? new Tag(labels.get("work.no-day"), Tone.NEUTRAL) : new Tag(day, Tone.INFO);
        return new Task(
                due.seen().title(),
                WorkWords.path(due.seen().entry()),
                late ? labels.get("work.due.until", why, day) : why,
                status);
    }

    private static List<TimelineEntry> timeline(List<Seen> latest, WorkWords words) {
        return latest.stream()
                .map(seen -> {
                    Entry entry = seen.entry();
                    return new TimelineEntry(
                            words.kind(entry.kind()),
                            words.person(entry.author()),
                            words.labels().moment(entry.changed()),
                            Ui.join(
                                    words.link(seen),
                                    Ui.text(
                                            entry.version() > 1
                                                    ? " · " + words.labels().get("work.version.is", entry.version())
                                                    : "")));
                })
                .toList();
    }
}
