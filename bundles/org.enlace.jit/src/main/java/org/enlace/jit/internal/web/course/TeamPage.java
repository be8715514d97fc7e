package org.enlace.jit.internal.web.course;

import gg.jte.Content;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FilePanels;
import org.enlace.files.OwnerRef;
import org.enlace.jit.Team;
import org.enlace.jit.TeamState;
import org.enlace.jit.access.Right;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Courses.Act;
import org.enlace.jit.course.Move;
import org.enlace.jit.internal.TeamDocuments;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.TeamPanel;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Task;
import org.enlace.web.ui.Tone;

/** A team: what is to be done next, how far it is with each country, what the request says, its documents and its course. */
@Path("/jit")
@Needs("jit.read")
public final class TeamPage {
    static final List<String> DONE = List.of(
            "begun",
            "revised",
            "draft",
            "drop",
            "resume",
            "submit",
            "recall",
            "return",
            "send",
            "acknowledge",
            "ask",
            "give",
            "accept",
            "refuse",
            "withdraw");

    private final CourseRoom room;
    private final Supplier<FilePanels> files;
    private final List<TeamPanel> panels;

    TeamPage(CourseRoom room, Supplier<FilePanels> files, List<TeamPanel> panels) {
        this.room = room;
        this.files = files;
        this.panels = List.copyOf(panels);
    }

    @GET
    @Path("/teams/{id}")
    @Produces("text/html")
    public Response show(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("files") @DefaultValue("") String filesDone) {
        RecordId record = RecordId.parse(id);
        if (given(record, caller)) {
            return Response.seeOther(URI.create(Pages.at(record) + "/work")).build();
        }
        return Response.ok(showing(record, done, filesDone, caller)).build();
    }

    /** Whether somebody knows of the team and of nothing in it but what they were given: that has its own page. */
    private boolean given(RecordId team, Caller caller) {
        TeamView view = room.pages().desks().signing().door().view(caller, team);
        return view.allows(Right.SEE_GIVEN) && !view.allows(Right.SEE_COURSE);
    }

    private Page showing(RecordId record, String done, String filesDone, Caller caller) {
        Courses courses = room.courses();
        Team team = courses.find(record, caller);
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("team", team);
        parameters.put("say", room.say(caller));
        parameters.put("acts", courses.acts(record, caller));
        parameters.put("tasks", tasks(team, caller));
        parameters.put("terms", courses.terms(record, caller));
        parameters.put("carried", courses.carried(record, caller));
        parameters.put("today", courses.today(caller));
        parameters.put(
                "timeline", room.say(caller).timeline(courses.events(record, caller), room.filesById(record, caller)));
        parameters.put("circle", courses.circle(record, caller));
        parameters.put("own", room.pages().desks().country());
        parameters.put("done", Pages.done(labels, done, DONE));
        parameters.put("ahead", room.pages().desks().statements().ahead(record).orElse(null));
        parameters.put("panel", files.get().of(new OwnerRef(TeamDocuments.NAME, record), filesDone, caller));
        List<Content> areas = new ArrayList<>();
        panels.forEach(panel -> panel.of(team, caller).ifPresent(areas::add));
        parameters.put("areas", areas);
        return room.pages().page(team.core().reference(), "course/team", List.of(), caller, parameters);
    }

    /** What the caller can do next, the usual step first. */
    private List<Task> tasks(Team team, Caller caller) {
        Labels labels = room.labels(caller);
        Courses courses = room.courses();
        List<Task> tasks = new ArrayList<>();
        Set<Act> acts = courses.acts(team.id(), caller);
        List<String> missing = team.core().request().missing();
        if (acts.contains(Act.REVISE)) {
            Tag status = missing.isEmpty()
                    ? new Tag(labels.get("task.complete"), Tone.GOOD)
                    : new Tag(labels.get("task.missing", missing.size()), Tone.ATTENTION);
            tasks.add(
                    new Task(labels.get("act.revise"), Pages.at(team.id()) + "/edit", named(missing, labels), status));
        }
        for (Act act : acts) {
            if (act != Act.REVISE && act != Act.CIRCLE) {
                boolean waits = act == Act.SUBMIT && !missing.isEmpty();
                tasks.add(new Task(
                        labels.get("act." + act.token()),
                        waits ? null : StepPages.at(team, act),
                        labels.get("act." + act.token() + ".hint"),
                        waits
                                ? new Tag(labels.get("task.waits"), Tone.NEUTRAL)
                                : new Tag(labels.get("task.possible"), Tone.INFO)));
            }
        }
        courses.moves(team.id(), caller)
                .forEach((country, moves) -> moves.forEach(move -> tasks.add(task(team, country, move, labels))));
        if (team.state() == TeamState.NEGOTIATING
                && room.pages().desks().signing().door().view(caller, team.id()).allows(Right.PROPOSE)) {
            tasks.add(agreeing(team, "agreement", "/drafts/agreement", labels));
            tasks.add(agreeing(team, "people", "/people", labels));
        }
        return tasks;
    }

    /** What is done while the agreement is negotiated. */
    private static Task agreeing(Team team, String what, String path, Labels labels) {
        return new Task(
                labels.get("task.agree." + what),
                Pages.at(team.id()) + path,
                labels.get("task.agree." + what + ".hint"),
                new Tag(labels.get("task.possible"), Tone.INFO));
    }

    private static Task task(Team team, CountryCode country, Move move, Labels labels) {
        return new Task(
                labels.get("move." + move.token() + ".task", labels.country(country)),
                Pages.at(team.id()) + "/countries/" + country + "/" + move.token(),
                labels.get("move." + move.token() + ".hint"),
                new Tag(labels.get("task.possible"), Tone.INFO));
    }

    private static String named(List<String> missing, Labels labels) {
        return missing.isEmpty()
                ? ""
                : labels.get(
                        "task.missing.which",
                        String.join(
                                ", ",
                                missing.stream()
                                        .map(field -> labels.get("request." + field))
                                        .toList()));
    }
}
