package org.enlace.audit.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditPage;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.AuditTrail;
import org.enlace.audit.internal.VerificationJob;
import org.enlace.audit.internal.web.Query;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.web.Describe;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.RefusalTexts;
import org.enlace.web.StepUp;

/** The log for programs. */
@Path("/api/audit")
@Produces("application/json")
@Needs("audit.read")
public final class AuditApi {
    private final AuditTrail trail;
    private final AuditProofs proofs;
    private final VerificationJob verification;
    private final Texts texts;

    public AuditApi(AuditTrail trail, AuditProofs proofs, VerificationJob verification, Texts texts) {
        this.trail = trail;
        this.proofs = proofs;
        this.verification = verification;
        this.texts = texts;
    }

    @GET
    @Describe(
            value =
                    "Lists entries, the newest first, by officer, code, kind, record, person, door, outcome, from, until, text.",
            answers = LineJson.class,
            list = true)
    public Response list(@Context Caller caller, @Context UriInfo address, @Context Paging paging) {
        AuditFilter filter = Query.filter(address.getQueryParameters()::getFirst, caller.zone());
        AuditPage page = trail.page(filter, paging.after(), paging.size(), caller);
        return paging.answer(
                page.lines().stream().map(LineJson::of).toList(), page.next().orElse(null));
    }

    @GET
    @Path("/{id}")
    @Describe("Gives one entry with its values and the proof that it stands in the log.")
    public EntryJson find(@Context Caller caller, @PathParam("id") String id) {
        return EntryJson.of(trail.find(RecordId.parse(id), caller));
    }

    @POST
    @Path("/verification")
    @Needs("audit.verify")
    @Describe(
            value = "Begins to verify the whole log in the background; answers with the run that is under way, if any.",
            answers = VerificationJson.class,
            status = 202)
    public Response verify(@Context Caller caller) {
        return Response.accepted(json(verification.begin("", caller), caller))
                .location(URI.create("/api/audit/verification"))
                .build();
    }

    @GET
    @Path("/verification")
    @Needs("audit.verify")
    @Describe(
            value = "Tells how the verification goes, or how the last one since the start of the node ended.",
            answers = VerificationJson.class)
    public VerificationJson verification(@Context Caller caller) {
        return verification
                .last(caller)
                .map(run -> json(run, caller))
                .orElseThrow(() -> new NotFound("audit-verification", "last"));
    }

    private VerificationJson json(VerificationJob.Run run, Caller caller) {
        return VerificationJson.of(
                run,
                run.refusal()
                        .map(refusal -> RefusalTexts.of(texts, caller.language(), refusal))
                        .orElse(null));
    }

    @POST
    @Path("/anchor")
    @Needs("audit.verify")
    @Produces("application/json")
    @Describe("Signs the log as it is now; the answer is a line for a file of anchors.")
    public Response anchor(@Context Caller caller) {
        return Response.ok(proofs.anchor(caller)).build();
    }

    @GET
    @Path("/export")
    @Needs("audit.export")
    @StepUp
    @Produces("application/x-ndjson")
    @Describe("Gives the entries that match as a file that verifies without the node.")
    public Response export(@Context Caller caller, @Context UriInfo address) {
        AuditFilter filter = Query.filter(address.getQueryParameters()::getFirst, caller.zone());
        StreamingOutput body = out -> proofs.export(filter, out, caller);
        return Download.of("enlace-audit.jsonl", "application/x-ndjson", body).build();
    }

    @GET
    @Path("/{id}/proof")
    @Needs("audit.export")
    @StepUp
    @Produces("application/x-ndjson")
    @Describe("Gives one entry with its proof as a file that verifies without the node.")
    public Response proof(@Context Caller caller, @PathParam("id") String id) {
        RecordId entry = RecordId.parse(id);
        trail.find(entry, caller);
        StreamingOutput body = out -> proofs.export(entry, out, caller);
        return Download.of("enlace-entry-" + entry + ".jsonl", "application/x-ndjson", body)
                .build();
    }

    @GET
    @Path("/person")
    @Needs("audit.persons")
    @StepUp
    @Produces("application/x-ndjson")
    @Describe("Gives all that concerns one person as a file that verifies without the node; itself audited.")
    public Response person(@Context Caller caller, @QueryParam("person") String person) {
        if (person == null || person.isBlank()) {
            throw new org.enlace.platform.Refusal("audit.person", "Say whose data are wanted, such as officer:sample")
                    .at("person");
        }
        StreamingOutput body = out -> proofs.export(person, out, caller);
        return Download.of("enlace-person.jsonl", "application/x-ndjson", body).build();
    }
}
