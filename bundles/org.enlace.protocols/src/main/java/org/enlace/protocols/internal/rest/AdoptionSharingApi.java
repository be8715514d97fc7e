package org.enlace.protocols.internal.rest;

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
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.AdoptionShares;
import org.enlace.protocols.AdoptionShares.Told;
import org.enlace.protocols.Protocols;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** Who is told of an adoption, for programs. The tag counts what was sent, from {@code "v0"} where nothing ever was. */
@Path(RecordPath.RECORD + "/adoption/sharing")
@Needs("protocols.read")
@Produces("application/json")
public final class AdoptionSharingApi {
    private final AdoptionShares shares;
    private final Protocols protocols;

    public AdoptionSharingApi(AdoptionShares shares, Protocols protocols) {
        this.shares = shares;
        this.protocols = protocols;
    }

    @GET
    @Describe(
            value =
                    "Tells which countries know of this country's decision and, to those who may share, how it stands there.",
            answers = AdoptionSharingJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id) {
        return answer(RecordId.parse(id), caller);
    }

    @PUT
    @Needs("protocols.share")
    @Consumes("application/json")
    @Describe(
            value =
                    "Lets countries that have the document know of the decision; needs If-Match, \"v0\" the first time.",
            answers = AdoptionSharingJson.class)
    public Response share(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            AdoptionShareJson body) {
        RecordId record = RecordId.parse(id);
        protocols.find(record, caller);
        shares.share(record, VersionTag.expected(ifMatch), body.terms(), body.choice(), caller);
        return answer(record, caller);
    }

    @POST
    @Path("/narrow")
    @Needs("protocols.share")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(
            value = "Takes what was told back from some countries, or from all, with the reason; needs If-Match.",
            answers = AdoptionSharingJson.class)
    public Response narrow(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            NarrowingJson body) {
        RecordId record = RecordId.parse(id);
        protocols.find(record, caller);
        shares.narrow(record, VersionTag.expected(ifMatch), body.left(), body.reason(), caller);
        return answer(record, caller);
    }

    private Response answer(RecordId record, Caller caller) {
        Optional<Told> told = shares.find(record, caller);
        return Response.ok(AdoptionSharingJson.of(record, told, shares.partners(record, caller)))
                .tag(VersionTag.of(told.map(one -> one.record().version()).orElse(0L)))
                .build();
    }
}
