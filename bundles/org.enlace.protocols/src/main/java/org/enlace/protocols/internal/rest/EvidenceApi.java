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
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Evidence;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Experiences.Move;
import org.enlace.protocols.Protocols;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.ReadingReason;
import org.enlace.web.VersionTag;

/** How well it is shown that a document works, for programs. The tag counts the steps, from {@code "v0"} for none. */
@Path(RecordPath.RECORD + "/evidence")
@Needs("protocols.read")
@Produces("application/json")
public final class EvidenceApi {
    private final Experiences experiences;
    private final Protocols protocols;

    public EvidenceApi(Experiences experiences, Protocols protocols) {
        this.experiences = experiences;
        this.protocols = protocols;
    }

    @GET
    @Describe(
            value = "Gives the evidence level of a document, claimed and assessed, with every step; of a restricted"
                    + " document it needs Enlace-Reason.",
            answers = EvidenceJson.class)
    public Response find(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam(ReadingReason.HEADER) String reason) {
        open(id, reason, caller);
        return answer(RecordId.parse(id), caller);
    }

    @POST
    @Needs("protocols.review")
    @Consumes("application/json")
    @Describe(
            value = "Moves the evidence level on the ground of an accepted report, with the reason; needs If-Match.",
            answers = EvidenceJson.class)
    public Response assess(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            AssessmentJson body) {
        open(id, reason, caller);
        Move move = new Move(VersionTag.expectedInt(ifMatch), MoveJson.level(body.level()), body.reason());
        experiences.assess(RecordId.parse(id), body.ground(), move, caller);
        return answer(RecordId.parse(id), caller);
    }

    private Response answer(RecordId id, Caller caller) {
        Evidence evidence = experiences.evidence(id, caller);
        // What the document claims changes without a step, so the tag is given and no 304.
        return Response.ok(EvidenceJson.of(id, evidence))
                .tag(VersionTag.of(evidence.revision()))
                .build();
    }

    private void open(String id, String reason, Caller caller) {
        try {
            protocols.open(RecordId.parse(id), ReadingReason.read(reason), caller);
        } catch (Refusal refusal) {
            throw refusal.code().equals(Protocols.REASON_NEEDED) ? ReadingReason.missing() : refusal;
        }
    }
}
