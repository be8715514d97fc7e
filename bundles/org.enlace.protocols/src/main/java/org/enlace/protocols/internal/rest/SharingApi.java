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
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Shares;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** With whom a record is, for programs. The tag counts what was sent, from {@code "v0"} where it was never shared. */
@Path(RecordPath.RECORD + "/sharing")
@Needs("protocols.read")
@Produces("application/json")
public final class SharingApi {
    private final Shares shares;
    private final Protocols protocols;

    public SharingApi(Shares shares, Protocols protocols) {
        this.shares = shares;
        this.protocols = protocols;
    }

    @GET
    @Describe(
            value = "Tells who has a record of this country and, to those who may share it, how it stands there.",
            answers = SharingJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id) {
        return answer(own(id, caller), caller);
    }

    @PUT
    @Needs("protocols.share")
    @Consumes("application/json")
    @Describe(
            value = "Shares a record, or lets more countries have it; needs If-Match, \"v0\" the first time.",
            answers = SharingJson.class)
    public Response share(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ShareJson body) {
        RecordId record = own(id, caller);
        shares.share(record, VersionTag.expected(ifMatch), body.terms(), caller);
        return answer(record, caller);
    }

    @POST
    @Path("/narrow")
    @Needs("protocols.share")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(
            value = "Takes a record back from some countries, or from all, with the reason; needs If-Match.",
            answers = SharingJson.class)
    public Response narrow(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            NarrowingJson body) {
        RecordId record = own(id, caller);
        shares.narrow(record, VersionTag.expected(ifMatch), body.left(), body.reason(), caller);
        return answer(record, caller);
    }

    private RecordId own(String id, Caller caller) {
        RecordId record = RecordId.parse(id);
        Protocol.requireOwn(protocols.find(record, caller));
        return record;
    }

    private Response answer(RecordId record, Caller caller) {
        Optional<SharedRecord> shared = shares.find(record, caller);
        return Response.ok(SharingJson.of(record, shared, shares.partners(record, caller)))
                .tag(VersionTag.of(shared.map(SharedRecord::version).orElse(0L)))
                .build();
    }
}
