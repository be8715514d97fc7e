package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.Consumes;
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
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.ExperienceParameters;
import org.enlace.web.Describe;
import org.enlace.web.Invalid;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.ReadingReason;
import org.enlace.web.VersionTag;

/** Reports of use of one document, for programs: the same use cases and permissions as the pages. */
@Path(RecordPath.RECORD + "/experience")
@Needs("protocols.read")
@Produces("application/json")
public final class ExperienceApi {
    private final Experiences experiences;
    private final Protocols protocols;

    public ExperienceApi(Experiences experiences, Protocols protocols) {
        this.experiences = experiences;
        this.protocols = protocols;
    }

    @GET
    @Describe(
            value = "Lists the reports of use of a document that you may know, the latest first; narrow by state. Of a"
                    + " restricted document it needs Enlace-Reason.",
            answers = ExperienceJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("state") String state,
            @HeaderParam(ReadingReason.HEADER) String reason,
            @Context Paging paging) {
        open(id, reason, caller);
        Experiences.Part part = experiences.page(
                new Experiences.Filter(RecordId.parse(id), ExperienceParameters.state(state), false),
                paging.after(),
                paging.size(),
                caller);
        return paging.answer(
                part.lines().stream()
                        .map(line -> ExperienceJson.of(line.experience(), null))
                        .toList(),
                part.next());
    }

    @POST
    @Needs("protocols.report")
    @Consumes("application/json")
    @Describe(value = "Reports that a document was used.", answers = ExperienceJson.class, status = 201)
    public Response report(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(ReadingReason.HEADER) String reason,
            ReportJson body) {
        open(id, reason, caller);
        Experience made = experiences.report(RecordId.parse(id), body.text(), key, caller);
        return Response.created(URI.create("/api/protocols/" + made.protocol() + "/experience/" + made.id()))
                .entity(ExperienceJson.of(made, List.of()))
                .tag(VersionTag.of(made.revision()))
                .build();
    }

    @GET
    @Path("/{report}")
    @Describe(
            value = "Gives one report of use; of a restricted document it needs Enlace-Reason.",
            answers = ExperienceJson.class)
    public Response find(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("report") String report,
            @HeaderParam(ReadingReason.HEADER) String reason) {
        open(id, reason, caller);
        Experience experience = experiences.find(RecordId.parse(id), RecordId.parse(report), caller);
        List<Protocol> lessons = experiences.lessons(RecordId.parse(id), experience.id(), caller);
        // Lessons come without a change of the report, so the tag is given and no 304.
        return Response.ok(ExperienceJson.of(experience, lessons))
                .tag(VersionTag.of(experience.revision()))
                .build();
    }

    @POST
    @Path("/{report}/review")
    @Needs("protocols.review")
    @Consumes("application/json")
    @Describe(
            value = "Accepts a report somebody else wrote, moving the evidence level where that is wanted, or declines"
                    + " it with the reason; needs If-Match.",
            answers = ExperienceJson.class)
    public Response review(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("report") String report,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            DecisionJson body) {
        open(id, reason, caller);
        int revision = VersionTag.expectedInt(ifMatch);
        RecordId protocol = RecordId.parse(id);
        RecordId experience = RecordId.parse(report);
        return changed(
                body.accepted()
                        ? experiences.accept(protocol, experience, revision, body.moved(), caller)
                        : experiences.decline(protocol, experience, revision, body.reason(), caller));
    }

    @POST
    @Path("/{report}/withdraw")
    @Needs("protocols.report")
    @Describe(
            value = "Takes your own report back before it is decided on; needs If-Match.",
            answers = ExperienceJson.class)
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("report") String report,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason) {
        open(id, reason, caller);
        return changed(experiences.withdraw(
                RecordId.parse(id), RecordId.parse(report), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/{report}/lessons")
    @Needs("protocols.write")
    @Consumes("application/json")
    @Describe(
            value = "Creates a record that was drawn from an accepted report, and links the two.",
            answers = RecordJson.class,
            status = 201)
    public Response draw(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("report") String report,
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam(ReadingReason.HEADER) String reason,
            DraftJson body) {
        open(id, reason, caller);
        ProtocolDraft draft = body.fresh().draft();
        List<Refusal> refusals = protocols.check(draft);
        if (!refusals.isEmpty()) {
            throw new Invalid(refusals);
        }
        Protocol made =
                experiences.draw(RecordId.parse(id), RecordId.parse(report), body.reference(), draft, key, caller);
        return Response.created(URI.create("/api/protocols/" + made.id()))
                .entity(RecordJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    private static Response changed(Experience experience) {
        return Response.ok(ExperienceJson.of(experience, List.of()))
                .tag(VersionTag.of(experience.revision()))
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
