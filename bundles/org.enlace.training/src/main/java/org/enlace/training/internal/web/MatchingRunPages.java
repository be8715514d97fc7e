package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingRuns.Decided;
import org.enlace.training.exchange.MatchingRuns.Standing;
import org.enlace.training.exchange.RunDifference;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One run of the matching: what it proposes and why, what is decided of it, and what it says otherwise than the run before. */
@Path("/training/exchanges/calls/{call}/matching/runs/{number}")
@Needs("training.organise")
public final class MatchingRunPages {
    /** On one page to print. */
    private static final int MOST = 500;

    private static final List<String> DONE =
            List.of("matched", "accepted", "all-accepted", "discarded", "all-discarded");

    private final Pages pages;

    MatchingRunPages(Pages pages) {
        this.pages = pages;
    }

    private MatchingRuns runs() {
        return pages.desks().matching().runs();
    }

    /** @param all as many as {@value #MOST} on one page, to print */
    @GET
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("call") String call,
            @PathParam("number") int number,
            @QueryParam("show") @DefaultValue("placed") String show,
            @QueryParam("all") @DefaultValue("") String all,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("done") @DefaultValue("") String done) {
        MatchingRun run = runs().find(RecordId.parse(call), number, caller);
        Labels labels = pages.labels(caller);
        String said = DONE.contains(done) ? labels.get("done.matching-" + done) : "";
        return page(run, show, !all.isEmpty(), Pages.place(after, before), said, Map.of(), new Form(), caller);
    }

    private Page page(
            MatchingRun run,
            String show,
            boolean all,
            Place place,
            String done,
            Map<String, String> left,
            Form form,
            Caller caller) {
        Labels labels = pages.labels(caller);
        MatchingInput frame = runs().frame(run, caller);
        MatchingView view = new MatchingView(labels, frame.call(), frame.places());
        boolean placed = !show.equals("unplaced");
        Part<Standing> part =
                runs().lines(run, Optional.of(placed), Optional.empty(), place, all ? MOST : Pages.LINES, caller);
        List<MatchingRun> others = runs().of(run.call(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view);
        parameters.put("run", run);
        parameters.put("frame", frame);
        parameters.put("latest", others.get(0).number());
        parameters.put("placed", placed);
        parameters.put("all", all);
        parameters.put("lines", part.items());
        parameters.put("left", left);
        parameters.put("done", done);
        parameters.put("form", form);
        Pages.around(
                parameters,
                part,
                view.run(run.number()) + "?show=" + (placed ? "placed" : "unplaced") + (all ? "&all=yes" : ""));
        return pages.page(
                labels.get("matching.run", run.number()),
                "matching-run",
                MatchingPages.below(frame.call(), labels),
                caller,
                parameters);
    }

    @GET
    @Path("/officers/{application}")
    @Produces("text/html")
    public Page officer(
            @Context Caller caller,
            @PathParam("call") String call,
            @PathParam("number") int number,
            @PathParam("application") String application) {
        MatchingRun run = runs().find(RecordId.parse(call), number, caller);
        return officer(run, RecordId.parse(application), new Form(), caller);
    }

    private Page officer(MatchingRun run, RecordId application, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        MatchingInput frame = runs().frame(run, caller);
        MatchingView view = new MatchingView(labels, frame.call(), frame.places());
        Standing standing = runs().line(run, application, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view);
        parameters.put("run", run);
        parameters.put("standing", standing);
        parameters.put("hindrances", runs().hindrances(run, application, caller));
        parameters.put("latest", runs().of(run.call(), caller).get(0).number() == run.number());
        parameters.put("setup", pages.desks().matching().setups().of(run.call(), caller));
        parameters.put("form", form);
        return pages.page(view.name(standing), "matching-officer", way(view, run, labels), caller, parameters);
    }

    private static List<Page.Crumb> way(MatchingView view, MatchingRun run, Labels labels) {
        List<Page.Crumb> way = new java.util.ArrayList<>(MatchingPages.below(view.call(), labels));
        way.add(new Page.Crumb(labels.get("matching.run", run.number()), view.run(run.number())));
        return way;
    }

    @POST
    @Path("/accept")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response accept(
            @Context Caller caller, @PathParam("call") String call, @PathParam("number") int number, FormData data) {
        return decide(call, number, data, caller, (run, application, version) -> {
            runs().accept(run.call(), run.number(), application, version, caller);
            return "accepted";
        });
    }

    @POST
    @Path("/discard")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response discard(
            @Context Caller caller, @PathParam("call") String call, @PathParam("number") int number, FormData data) {
        return decide(call, number, data, caller, (run, application, version) -> {
            runs().discard(run.call(), run.number(), application, version, caller);
            return "discarded";
        });
    }

    /** A decision on one proposal. */
    private interface Decision {
        String of(MatchingRun run, RecordId application, int version);
    }

    /** Does it and goes back to the run; what is refused is told at the officer. */
    private Response decide(String call, int number, FormData data, Caller caller, Decision decision) {
        MatchingRun run = runs().find(RecordId.parse(call), number, caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        RecordId application = RecordId.parse(form.get("application"));
        int status;
        try {
            String done = decision.of(run, application, form.version());
            return Pages.to(MatchingView.path(run.call()) + "/runs/" + number, done);
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of(), "decide");
            status = 422;
        } catch (Stale stale) {
            form.refused(changed(run, application, caller), labels, Set.of(), "decide");
            status = 409;
        }
        return Response.status(status)
                .entity(officer(run, application, form, caller))
                .build();
    }

    private Refusal changed(MatchingRun run, RecordId application, Caller caller) {
        String name = runs().line(run, application, caller)
                .now()
                .map(now -> now.form().name())
                .orElse(application.toString());
        return new Refusal(
                "placement.changed-since-run",
                "The application of " + name + " changed since run " + run.number() + "; run again",
                name,
                run.number());
    }

    /** @param act accept or discard */
    @GET
    @Path("/all")
    @Produces("text/html")
    public Page ask(
            @Context Caller caller,
            @PathParam("call") String call,
            @PathParam("number") int number,
            @QueryParam("act") @DefaultValue("accept") String act) {
        MatchingRun run = runs().find(RecordId.parse(call), number, caller);
        Labels labels = pages.labels(caller);
        MatchingInput frame = runs().frame(run, caller);
        MatchingView view = new MatchingView(labels, frame.call(), frame.places());
        String what = act.equals("discard") ? "discard" : "accept";
        return pages.page(
                labels.get("matching.all." + what),
                "matching-all",
                way(view, run, labels),
                caller,
                Map.of("view", view, "run", run, "act", what));
    }

    @POST
    @Path("/all")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response all(
            @Context Caller caller, @PathParam("call") String call, @PathParam("number") int number, FormData data) {
        MatchingRun run = runs().find(RecordId.parse(call), number, caller);
        Labels labels = pages.labels(caller);
        String back = MatchingView.path(run.call()) + "/runs/" + number;
        try {
            if (data.first("act").equals("discard")) {
                runs().discardAll(run.call(), number, caller);
                return Pages.to(back, "all-discarded");
            }
            Decided decided = runs().acceptAll(run.call(), number, caller);
            if (decided.left().isEmpty()) {
                return Pages.to(back, "all-accepted");
            }
            Map<String, String> left = new java.util.LinkedHashMap<>();
            decided.left().forEach((application, why) -> left.put(name(run, application, caller), labels.of(why)));
            String said = labels.get("matching.all.partly", decided.accepted(), left.size());
            return Response.ok(page(run, "placed", false, Place.FIRST, said, left, new Form(), caller))
                    .build();
        } catch (Refusal refusal) {
            Form form = new Form().refused(refusal, labels, Set.of(), "decide");
            return Response.status(422)
                    .entity(page(run, "placed", false, Place.FIRST, "", Map.of(), form, caller))
                    .build();
        }
    }

    private String name(MatchingRun run, RecordId application, Caller caller) {
        return runs().line(run, application, caller)
                .now()
                .map(now -> now.form().name())
                .orElse(application.toString());
    }

    @GET
    @Path("/difference")
    @Produces("text/html")
    public Page difference(@Context Caller caller, @PathParam("call") String call, @PathParam("number") int number) {
        MatchingRun run = runs().find(RecordId.parse(call), number, caller);
        Labels labels = pages.labels(caller);
        MatchingInput frame = runs().frame(run, caller);
        Optional<RunDifference> difference = runs().difference(run, caller);
        List<org.enlace.training.exchange.HostPlace> places = new java.util.ArrayList<>();
        difference.ifPresent(
                one -> places.addAll(runs().frame(one.before(), caller).places()));
        places.addAll(frame.places());
        MatchingView view = new MatchingView(labels, frame.call(), places);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view);
        parameters.put("run", run);
        parameters.put("difference", difference.orElse(null));
        parameters.put("names", runs().applications(run.call(), caller));
        return pages.page(
                labels.get("difference.title"), "matching-difference", way(view, run, labels), caller, parameters);
    }
}
