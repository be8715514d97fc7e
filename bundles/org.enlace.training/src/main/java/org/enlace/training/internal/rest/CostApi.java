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
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.internal.outcome.OutcomeDesks;
import org.enlace.training.internal.rest.OutcomeJson.CostJson;
import org.enlace.training.outcome.CostLine;
import org.enlace.training.outcome.Subject;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** What series cost, and what they are about, for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class CostApi {
    private final Supplier<OutcomeDesks> desks;

    public CostApi(Supplier<OutcomeDesks> desks) {
        this.desks = desks;
    }

    private Subject series(String id, Caller caller) {
        return desks.get().outcomes().series(RecordId.parse(id), caller);
    }

    @GET
    @Path("/series/{id}/costs")
    @Needs("training.organise")
    @Describe(value = "Lists what a series cost.", answers = CostJson.class)
    public List<CostJson> costs(@Context Caller caller, @PathParam("id") String id) {
        return desks.get().costs().of(RecordId.parse(id), caller).stream()
                .map(CostJson::of)
                .toList();
    }

    @POST
    @Path("/series/{id}/costs")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Adds a line to what a series cost.", answers = CostJson.class, status = 201)
    public Response spend(@Context Caller caller, @PathParam("id") String id, OutcomeJson.Spending body) {
        CostLine line = desks.get().costs().add(RecordId.parse(id), body.content(), caller);
        return Response.created(URI.create("/api/training/costs/" + line.id()))
                .entity(CostJson.of(line))
                .tag(VersionTag.of(line.version()))
                .build();
    }

    @GET
    @Path("/costs/{id}")
    @Needs("training.organise")
    @Describe(value = "Gets one line of costs.", answers = CostJson.class)
    public Response cost(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        CostLine line = desks.get().costs().find(RecordId.parse(id), caller);
        return VersionTag.answer(CostJson.of(line), line.version(), request);
    }

    @POST
    @Path("/costs/{id}/drop")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Takes a line of costs back, or brings it back; needs If-Match.", answers = CostJson.class)
    public Response dropCost(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            OutcomeJson.Dropping body) {
        CostLine line =
                desks.get().costs().drop(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.gone(), caller);
        return Response.ok(CostJson.of(line)).tag(VersionTag.of(line.version())).build();
    }

    @GET
    @Path("/series/{id}/themes")
    @Describe(value = "Gets what a series is about.", answers = OutcomeJson.ThemesJson.class)
    public OutcomeJson.ThemesJson themes(@Context Caller caller, @PathParam("id") String id) {
        Subject subject = series(id, caller);
        return new OutcomeJson.ThemesJson(desks.get().themes().of(subject.series(), caller));
    }

    @PUT
    @Path("/series/{id}/themes")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Says what a series is about.", answers = OutcomeJson.ThemesJson.class)
    public OutcomeJson.ThemesJson theme(
            @Context Caller caller, @PathParam("id") String id, OutcomeJson.ThemesJson body) {
        Subject subject = series(id, caller);
        desks.get().themes().set(subject.series(), Given.list(body.themes()), caller);
        return new OutcomeJson.ThemesJson(desks.get().themes().of(subject.series(), caller));
    }
}
