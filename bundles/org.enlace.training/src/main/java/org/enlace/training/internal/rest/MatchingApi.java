package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.MatchingSetups;
import org.enlace.training.exchange.PairKind;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.RefusalTexts;
import org.enlace.web.VersionTag;

/** What is decided before the matching of a call runs, for programs: the same use cases and permissions as the pages. */
@Path("/api/training/calls/{id}/matching")
@Needs("training.organise")
@Produces("application/json")
public final class MatchingApi {
    private final Supplier<Desks> desks;
    private final Texts texts = Texts.of(MatchingApi.class);

    public MatchingApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private MatchingSetups setups() {
        return desks.get().matching().setups();
    }

    @GET
    @Describe(value = "Gives how a call is matched: weights, quotas, pairs.", answers = MatchingJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        MatchingSetup setup = setups().of(RecordId.parse(id), caller);
        return VersionTag.answer(MatchingJson.of(setup, setups().defaults()), setup.version(), request);
    }

    @PUT
    @Path("/weights")
    @Consumes("application/json")
    @Describe(
            value = "Gives a call weights of its own, or those of the configuration again; needs If-Match.",
            answers = MatchingJson.class)
    public Response weigh(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            MatchingJson.Weighing body) {
        return changed(setups().weigh(
                        RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.given(), body.reason(), caller));
    }

    @PUT
    @Path("/quotas")
    @Consumes("application/json")
    @Describe(
            value = "Says how many officers countries send and receive; needs If-Match.",
            answers = MatchingJson.class)
    public Response limit(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            MatchingJson.QuotasJson body) {
        return changed(setups().limit(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.quotas(), caller));
    }

    @POST
    @Path("/pairs")
    @Consumes("application/json")
    @Describe(value = "Adds a pair that is agreed, pinned or banned; needs If-Match.", answers = MatchingJson.class)
    public Response fix(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            MatchingJson.Pair body) {
        return changed(setups().fix(
                        RecordId.parse(id),
                        VersionTag.expectedInt(ifMatch),
                        PairKind.of(body.kind()),
                        pairing(body),
                        body.reason(),
                        caller));
    }

    @POST
    @Path("/pairs/lift")
    @Consumes("application/json")
    @Describe(value = "Takes a pair away again; needs If-Match.", answers = MatchingJson.class)
    public Response lift(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            MatchingJson.Pair body) {
        return changed(setups().lift(
                        RecordId.parse(id),
                        VersionTag.expectedInt(ifMatch),
                        PairKind.of(body.kind()),
                        pairing(body),
                        caller));
    }

    @GET
    @Path("/conflicts")
    @Describe(
            value = "Lists the pins that a run would refuse now, each with why.",
            answers = MatchingJson.ConflictJson.class)
    public List<MatchingJson.ConflictJson> conflicts(@Context Caller caller, @PathParam("id") String id) {
        return setups().conflicts(RecordId.parse(id), caller).stream()
                .map(one -> new MatchingJson.ConflictJson(
                        one.pin().candidate().toString(),
                        one.pin().place().toString(),
                        one.why().code(),
                        RefusalTexts.of(texts, caller.language(), one.why())))
                .toList();
    }

    private static Pairing pairing(MatchingJson.Pair body) {
        return new Pairing(
                RecordId.parse(Given.needed(body.application(), "application")),
                RecordId.parse(Given.needed(body.place(), "place")));
    }

    private Response changed(MatchingSetup setup) {
        return Response.ok(MatchingJson.of(setup, setups().defaults()))
                .tag(VersionTag.of(setup.version()))
                .build();
    }
}
