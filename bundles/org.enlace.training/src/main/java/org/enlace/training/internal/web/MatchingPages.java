package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingRuns.Going;
import org.enlace.training.exchange.MatchingRuns.Outlook;
import org.enlace.training.exchange.MatchingRuns.Step;
import org.enlace.training.exchange.MatchingSetups.Conflict;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Task;
import org.enlace.web.ui.Tone;

/** The matching of a call: what a run would look at, how one goes on, and the runs that were. */
@Path("/training/exchanges/calls/{call}/matching")
@Needs("training.organise")
public final class MatchingPages {
    /** A small run is over by then, and nobody has to follow it. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final List<String> DONE = List.of("weighed", "limited", "fixed", "lifted");

    private final Pages pages;
    private final Clock clock;

    MatchingPages(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("call") String call, @QueryParam("done") @DefaultValue("") String done) {
        String said = Pages.done(
                pages.labels(caller),
                done,
                DONE.stream().map(one -> "matching-" + one).toList());
        return page(RecordId.parse(call), said, new Form(), caller);
    }

    private Page page(RecordId call, String done, Form form, Caller caller) {
        MatchingRuns runs = pages.desks().matching().runs();
        Outlook outlook = runs.outlook(call, caller);
        Labels labels = pages.labels(caller);
        List<Conflict> conflicts = pages.desks().matching().setups().conflicts(call, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view(pages, call, caller));
        parameters.put("outlook", outlook);
        parameters.put("setup", pages.desks().matching().setups().of(call, caller));
        parameters.put("runs", runs.of(call, caller));
        parameters.put("going", runs.going(call, caller).filter(Going::running).orElse(null));
        parameters.put(
                "misconfigured",
                pages.desks()
                        .matching()
                        .setups()
                        .misconfigured()
                        .map(labels::of)
                        .orElse(""));
        parameters.put("conflicts", conflicts);
        parameters.put("names", conflicts.isEmpty() ? Map.of() : runs.applications(call, caller));
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        parameters.put("stillOpen", !today.isAfter(outlook.call().deadline()));
        parameters.put("done", done);
        parameters.put("form", form);
        return pages.page(labels.get("matching.title"), "matching", way(outlook.call(), labels), caller, parameters);
    }

    static MatchingView view(Pages pages, RecordId call, Caller caller) {
        return new MatchingView(
                pages.labels(caller),
                pages.desks().calls().find(call, caller).call(),
                pages.desks().calls().places(call, caller).stream()
                        .map(HostOffer::place)
                        .toList());
    }

    /** The exchanges and the call. */
    static List<Page.Crumb> way(Call call, Labels labels) {
        return List.of(ExchangesPage.crumb(labels), new Page.Crumb(call.title(), CallPages.at(call.id())));
    }

    /** The same and its matching. */
    static List<Page.Crumb> below(Call call, Labels labels) {
        List<Page.Crumb> way = new ArrayList<>(way(call, labels));
        way.add(new Page.Crumb(labels.get("matching.title"), MatchingView.path(call.id())));
        return way;
    }

    @POST
    @Path("/run")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response run(@Context Caller caller, @PathParam("call") String id, FormData data) {
        RecordId call = RecordId.parse(id);
        try {
            Going going = pages.desks().matching().runs().begin(call, PATIENCE, caller);
            return going.number().isPresent()
                    ? Pages.to(
                            MatchingView.path(call) + "/runs/" + going.number().get(), "matched")
                    : Response.seeOther(URI.create(MatchingView.path(call) + "/going"))
                            .build();
        } catch (Refusal refusal) {
            Form form = new Form().refused(refusal, pages.labels(caller), java.util.Set.of(), "run");
            return Response.status(422).entity(page(call, "", form, caller)).build();
        }
    }

    /**
     * How a run goes, and how it ended. With script it follows by itself.
     *
     * @param seen what was shown last, where the page asks for news of itself
     * @param htmx sent by the page's script
     */
    @GET
    @Path("/going")
    @Produces("text/html")
    public Response going(
            @Context Caller caller,
            @PathParam("call") String id,
            @QueryParam("seen") @DefaultValue("") String seen,
            @HeaderParam("HX-Request") String htmx) {
        RecordId call = RecordId.parse(id);
        Optional<Going> found = pages.desks().matching().runs().going(call, caller);
        if (htmx != null && found.isPresent() && seen.equals(found.get().mark())) {
            return Response.noContent().build();
        }
        Labels labels = pages.labels(caller);
        MatchingView view = view(pages, call, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view);
        parameters.put("going", found.orElse(null));
        parameters.put("tasks", found.map(going -> tasks(going, labels)).orElse(List.of()));
        parameters.put("refused", found.flatMap(Going::refused).map(labels::of).orElse(""));
        Page page = pages.page(
                labels.get("matching.going"), "matching-going", below(view.call(), labels), caller, parameters);
        return Response.ok(page).build();
    }

    private static List<Task> tasks(Going going, Labels labels) {
        List<Task> tasks = new ArrayList<>();
        for (Step step : Step.values()) {
            String hint = step == Step.EXPLAIN && going.step() == Step.EXPLAIN
                    ? labels.get("matching.step.explained", going.done(), going.total())
                    : "";
            tasks.add(new Task(labels.get("matching.step." + step.token()), null, hint, status(step, going, labels)));
        }
        return tasks;
    }

    private static Tag status(Step step, Going going, Labels labels) {
        int far = step.compareTo(going.step());
        if (far < 0 || going.number().isPresent()) {
            return new Tag(labels.get("matching.step.done"), Tone.GOOD);
        }
        if (far > 0) {
            return new Tag(labels.get(going.running() ? "matching.step.ahead" : "matching.step.never"), Tone.NEUTRAL);
        }
        return going.running()
                ? new Tag(labels.get("matching.step.now"), Tone.ATTENTION)
                : new Tag(labels.get("matching.step.ended"), Tone.BAD);
    }
}
