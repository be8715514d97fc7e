package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.IntFunction;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.ReadingReason;
import org.enlace.web.VersionTag;

/** What the country decided about a document, for programs. The tag counts the decisions, from {@code "v0"} for none. */
@Path(RecordPath.RECORD + "/adoption")
@Needs("protocols.read")
@Produces("application/json")
public final class AdoptionApi {
    private final Adoptions adoptions;
    private final Protocols protocols;

    public AdoptionApi(Adoptions adoptions, Protocols protocols) {
        this.adoptions = adoptions;
        this.protocols = protocols;
    }

    @GET
    @Describe(
            value = "Gives what the country decided last; of a restricted document it needs Enlace-Reason.",
            answers = AdoptionJson.class)
    public Response find(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam(ReadingReason.HEADER) String reason) {
        Protocol protocol = open(id, reason, caller);
        Optional<Adoption> adoption = adoptions.find(protocol.id(), caller);
        // The version in effect changes without a decision, so the tag is given and no 304.
        return Response.ok(AdoptionJson.of(protocol.id(), protocol.control().edition(), adoption))
                .tag(VersionTag.of(adoption.map(Adoption::revision).orElse(0)))
                .build();
    }

    @POST
    @Path("/study")
    @Needs("protocols.adopt")
    @Describe(value = "Begins to look at the version in effect; needs If-Match.", answers = AdoptionJson.class)
    public Response study(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason) {
        return decided(id, ifMatch, reason, caller, before -> adoptions.study(RecordId.parse(id), before, caller));
    }

    @POST
    @Path("/adopt")
    @Needs("protocols.adopt")
    @Consumes("application/json")
    @Describe(
            value = "Adopts a version, with reservations where there are some; needs If-Match.",
            answers = AdoptionJson.class)
    public Response adopt(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            TermsJson body) {
        return decided(
                id,
                ifMatch,
                reason,
                caller,
                before -> adoptions.adopt(RecordId.parse(id), before, body.version(), body.terms(), caller));
    }

    @POST
    @Path("/decline")
    @Needs("protocols.adopt")
    @Consumes("application/json")
    @Describe(value = "Declines what is studied, with the reason; needs If-Match.", answers = AdoptionJson.class)
    public Response decline(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            EndingJson body) {
        return decided(
                id,
                ifMatch,
                reason,
                caller,
                before -> adoptions.decline(RecordId.parse(id), before, body.reason(), caller));
    }

    @POST
    @Path("/keep")
    @Needs("protocols.adopt")
    @Consumes("application/json")
    @Describe(
            value =
                    "Stays with the adopted version although a later one came into effect, with the reason; needs If-Match.",
            answers = AdoptionJson.class)
    public Response keep(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            EndingJson body) {
        return decided(
                id,
                ifMatch,
                reason,
                caller,
                before -> adoptions.keep(RecordId.parse(id), before, body.reason(), caller));
    }

    @POST
    @Path("/denounce")
    @Needs("protocols.adopt")
    @Consumes("application/json")
    @Describe(
            value = "Leaves an adopted document, with the reason and the last day; needs If-Match.",
            answers = AdoptionJson.class)
    public Response denounce(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            DenunciationJson body) {
        return decided(
                id,
                ifMatch,
                reason,
                caller,
                before -> adoptions.denounce(RecordId.parse(id), before, body.reason(), body.last(), caller));
    }

    private Response decided(
            String id, String ifMatch, String reason, Caller caller, IntFunction<? extends Adoption> decision) {
        open(id, reason, caller);
        Adoption adoption = decision.apply(VersionTag.expectedInt(ifMatch));
        Protocol now = protocols.find(RecordId.parse(id), caller);
        return Response.ok(AdoptionJson.of(now.id(), now.control().edition(), Optional.of(adoption)))
                .tag(VersionTag.of(adoption.revision()))
                .build();
    }

    private Protocol open(String id, String reason, Caller caller) {
        try {
            return protocols.open(RecordId.parse(id), ReadingReason.read(reason), caller);
        } catch (Refusal refusal) {
            throw refusal.code().equals(Protocols.REASON_NEEDED) ? ReadingReason.missing() : refusal;
        }
    }
}
