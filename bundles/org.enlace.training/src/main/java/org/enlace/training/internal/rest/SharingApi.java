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
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.training.SeriesShares;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** With whom a series is, for programs. The tag counts what was sent, from {@code "v0"} where it was never shared. */
@Path("/api/training/series/{id}/sharing")
@Needs("training.read")
@Produces("application/json")
public final class SharingApi {
    private final Supplier<Desks> desks;

    public SharingApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Describe(
            value = "Tells who has a series of this node and, to those who may share it, how it stands there.",
            answers = SharingJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id) {
        return answer(own(id, caller), caller);
    }

    @PUT
    @Needs("training.share")
    @Consumes("application/json")
    @Describe(
            value =
                    "Shares a series with invited countries, or with more of them; needs If-Match, \"v0\" the first time.",
            answers = SharingJson.class)
    public Response share(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            SharingJson.Share body) {
        RecordId series = own(id, caller);
        shares().share(series, VersionTag.expected(ifMatch), body.countries(), caller);
        return answer(series, caller);
    }

    @POST
    @Path("/narrow")
    @Needs("training.share")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(
            value = "Takes a series back from some countries, or from all, with the reason; needs If-Match.",
            answers = SharingJson.class)
    public Response narrow(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            SharingJson.Narrowing body) {
        RecordId series = own(id, caller);
        shares().narrow(series, VersionTag.expected(ifMatch), body.countries(), body.reason(), caller);
        return answer(series, caller);
    }

    private SeriesShares shares() {
        return desks.get().shares();
    }

    private RecordId own(String id, Caller caller) {
        RecordId series = RecordId.parse(id);
        desks.get().trainings().series(series, caller).requireOwn();
        return series;
    }

    private Response answer(RecordId series, Caller caller) {
        Optional<SharedRecord> shared = shares().find(series, caller);
        return Response.ok(SharingJson.of(series, shared, shares().partners(series, caller)))
                .tag(VersionTag.of(shared.map(SharedRecord::version).orElse(0L)))
                .build();
    }
}
