package org.enlace.training.internal.rest;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.training.Part;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingRuns.Decided;
import org.enlace.training.exchange.MatchingRuns.Going;
import org.enlace.training.exchange.MatchingRuns.Standing;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.RefusalTexts;
import org.enlace.web.VersionTag;

/** Runs of the matching for programs: the same use cases and permissions as the pages. */
@Path("/api/training/calls/{id}/matching")
@Needs("training.organise")
@Produces("application/json")
public final class MatchingRunApi {
    /** A small run is over by then; a long one is asked after at {@code going}. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Desks> desks;
    private final Texts texts = Texts.of(MatchingRunApi.class);

    public MatchingRunApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private MatchingRuns runs() {
        return desks.get().matching().runs();
    }

    @GET
    @Path("/outlook")
    @Describe(value = "Tells what a run would look at now.", answers = MatchingRunJson.OutlookJson.class)
    public MatchingRunJson.OutlookJson outlook(@Context Caller caller, @PathParam("id") String id) {
        return MatchingRunJson.OutlookJson.of(runs().outlook(RecordId.parse(id), caller));
    }

    @GET
    @Path("/runs")
    @Describe(value = "Lists the runs of a call, the latest first, at most 100.", answers = MatchingRunJson.class)
    public List<MatchingRunJson> list(@Context Caller caller, @PathParam("id") String id) {
        return runs().of(RecordId.parse(id), caller).stream()
                .map(MatchingRunJson::of)
                .toList();
    }

    @POST
    @Path("/runs")
    @Describe(
            value = "Runs the matching: 201 with its address where it is over within two seconds, else 202; see going.",
            answers = MatchingRunJson.GoingJson.class,
            status = 201)
    public Response run(@Context Caller caller, @PathParam("id") String id) {
        RecordId call = RecordId.parse(id);
        Going going = runs().begin(call, PATIENCE, caller);
        going.refused().ifPresent(refusal -> {
            throw refusal;
        });
        String base = "/api/training/calls/" + call + "/matching/";
        return going.number().isPresent()
                ? Response.created(URI.create(base + "runs/" + going.number().get()))
                        .entity(json(going, caller))
                        .build()
                : Response.accepted(json(going, caller))
                        .location(URI.create(base + "going"))
                        .build();
    }

    @GET
    @Path("/going")
    @Describe(
            value = "Tells how the run of this call goes on, or what became of the last one since the node began.",
            answers = MatchingRunJson.GoingJson.class)
    public MatchingRunJson.GoingJson going(@Context Caller caller, @PathParam("id") String id) {
        RecordId call = RecordId.parse(id);
        return runs().going(call, caller)
                .map(going -> json(going, caller))
                .orElseThrow(() -> new NotFound(MatchingRuns.KIND, call.toString()));
    }

    private MatchingRunJson.GoingJson json(Going going, Caller caller) {
        return MatchingRunJson.GoingJson.of(
                going, going.refused().map(refusal -> words(refusal, caller)).orElse(null));
    }

    private String words(Refusal refusal, Caller caller) {
        return RefusalTexts.of(texts, caller.language(), refusal);
    }

    private MatchingRun run(String id, int number, Caller caller) {
        return runs().find(RecordId.parse(id), number, caller);
    }

    @GET
    @Path("/runs/{number}")
    @Describe(value = "Gives one run.", answers = MatchingRunJson.class)
    public MatchingRunJson find(@Context Caller caller, @PathParam("id") String id, @PathParam("number") int number) {
        return MatchingRunJson.of(run(id, number, caller));
    }

    @GET
    @Path("/runs/{number}/officers")
    @Describe(
            value = "Lists what a run said of each officer; show is all, placed or unplaced.",
            answers = MatchingRunJson.LineJson.class,
            list = true)
    public Response lines(
            @Context Caller caller,
            @Context Paging paging,
            @PathParam("id") String id,
            @PathParam("number") int number,
            @QueryParam("show") @DefaultValue("all") String show,
            @QueryParam("country") String country) {
        Optional<Boolean> placed =
                switch (show) {
                    case "all" -> Optional.empty();
                    case "placed" -> Optional.of(true);
                    case "unplaced" -> Optional.of(false);
                    default ->
                        throw new Refusal(
                                        "placement.show",
                                        "\"" + show + "\" is none of all, placed and unplaced; use one of them",
                                        show)
                                .at("show");
                };
        Part<Standing> part = runs().lines(
                        run(id, number, caller),
                        placed,
                        Optional.ofNullable(country).map(CountryCode::new),
                        Given.place(paging),
                        paging.size(),
                        caller);
        return paging.answer(
                part.items().stream().map(MatchingRunJson.LineJson::of).toList(), Given.next(part));
    }

    @GET
    @Path("/runs/{number}/officers/{application}")
    @Describe(value = "Gives what a run said of one officer.", answers = MatchingRunJson.LineJson.class)
    public MatchingRunJson.LineJson line(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("number") int number,
            @PathParam("application") String application) {
        return MatchingRunJson.LineJson.of(runs().line(run(id, number, caller), RecordId.parse(application), caller));
    }

    @GET
    @Path("/runs/{number}/officers/{application}/places")
    @Describe(
            value = "Lists every place of a run with what stands between it and one officer.",
            answers = MatchingRunJson.HindranceJson.class)
    public List<MatchingRunJson.HindranceJson> places(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("number") int number,
            @PathParam("application") String application) {
        return runs().hindrances(run(id, number, caller), RecordId.parse(application), caller).stream()
                .map(MatchingRunJson.HindranceJson::of)
                .toList();
    }

    @GET
    @Path("/runs/{number}/difference")
    @Describe(
            value = "Tells what a run says otherwise than the one before it.",
            answers = MatchingRunJson.DifferenceJson.class)
    public MatchingRunJson.DifferenceJson difference(
            @Context Caller caller, @PathParam("id") String id, @PathParam("number") int number) {
        return runs().difference(run(id, number, caller), caller)
                .map(MatchingRunJson.DifferenceJson::of)
                .orElseThrow(() -> new NotFound(MatchingRuns.KIND, id + "/" + (number - 1)));
    }

    @POST
    @Path("/runs/{number}/officers/{application}/accept")
    @Describe(
            value = "Accepts a proposal; needs If-Match with the version of the application.",
            answers = MatchingRunJson.DecisionJson.class)
    public Response accept(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("number") int number,
            @PathParam("application") String application,
            @HeaderParam("If-Match") String ifMatch) {
        return decided(runs().accept(
                        RecordId.parse(id),
                        number,
                        RecordId.parse(application),
                        VersionTag.expectedInt(ifMatch),
                        caller));
    }

    @POST
    @Path("/runs/{number}/officers/{application}/discard")
    @Describe(
            value = "Discards a proposal; needs If-Match with the version of the application.",
            answers = MatchingRunJson.DecisionJson.class)
    public Response discard(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("number") int number,
            @PathParam("application") String application,
            @HeaderParam("If-Match") String ifMatch) {
        return decided(runs().discard(
                        RecordId.parse(id),
                        number,
                        RecordId.parse(application),
                        VersionTag.expectedInt(ifMatch),
                        caller));
    }

    private static Response decided(Application now) {
        return Response.ok(new MatchingRunJson.DecisionJson(
                        now.id().toString(), now.version(), Stage.of(now).token()))
                .tag(VersionTag.of(now.version()))
                .build();
    }

    @POST
    @Path("/runs/{number}/accept")
    @Describe(
            value = "Accepts every proposal of the latest run that can be, and tells why the others stay.",
            answers = MatchingRunJson.DecidedJson.class)
    public MatchingRunJson.DecidedJson acceptAll(
            @Context Caller caller, @PathParam("id") String id, @PathParam("number") int number) {
        Decided decided = runs().acceptAll(RecordId.parse(id), number, caller);
        Map<String, String> left = new TreeMap<>();
        decided.left().forEach((application, why) -> left.put(application.toString(), words(why, caller)));
        return new MatchingRunJson.DecidedJson(decided.accepted(), left);
    }

    @POST
    @Path("/runs/{number}/discard")
    @Describe(
            value = "Discards every proposal of the latest run that was not decided on.",
            answers = MatchingRunJson.DiscardedJson.class)
    public MatchingRunJson.DiscardedJson discardAll(
            @Context Caller caller, @PathParam("id") String id, @PathParam("number") int number) {
        return new MatchingRunJson.DiscardedJson(runs().discardAll(RecordId.parse(id), number, caller));
    }
}
