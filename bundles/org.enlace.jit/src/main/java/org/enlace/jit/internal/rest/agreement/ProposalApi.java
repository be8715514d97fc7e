package org.enlace.jit.internal.rest.agreement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.jit.agreement.ClauseComment;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.rest.agreement.ProposalJson.CommentJson;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** Proposals and what was said of them, for programs: the same use cases and permissions as the pages. */
@Path("/api/jit")
@Needs("jit.read")
@Produces("application/json")
public final class ProposalApi {
    private final Supplier<Agreements> agreements;

    public ProposalApi(Supplier<Agreements> agreements) {
        this.agreements = agreements;
    }

    private Proposals proposals() {
        return agreements.get().proposals();
    }

    private Proposal known(String team, String proposal, Caller caller) {
        return proposals().find(RecordId.parse(team), RecordId.parse(proposal), caller);
    }

    @GET
    @Path("/teams/{id}/proposals")
    @Describe(
            value = "Lists what was proposed in a team, in the order in which it was, without the texts.",
            answers = ProposalJson.class)
    public List<ProposalJson> list(@Context Caller caller, @PathParam("id") String id) {
        return proposals().of(RecordId.parse(id), caller).stream()
                .map(ProposalJson::line)
                .toList();
    }

    @POST
    @Path("/teams/{id}/proposals")
    @Consumes("application/json")
    @Describe(
            value = "Proposes a draft as it stands; If-Match names the draft's version.",
            answers = ProposalJson.class,
            status = 201)
    public Response propose(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ProposalJson.Proposing body) {
        InstrumentKind kind = InstrumentKind.of(body.kind())
                .filter(InstrumentKind::drafted)
                .orElseThrow(() -> new NotFound(Drafts.KIND, String.valueOf(body.kind())));
        Proposal made = proposals().propose(RecordId.parse(id), kind, VersionTag.expectedInt(ifMatch), caller);
        return Response.created(URI.create("/api/jit/teams/" + id + "/proposals/"
                        + made.instrument().id()))
                .entity(ProposalJson.of(made))
                .build();
    }

    @GET
    @Path("/teams/{id}/proposals/{proposal}")
    @Describe(value = "Gets one proposal.", answers = ProposalJson.class)
    public ProposalJson find(
            @Context Caller caller, @PathParam("id") String id, @PathParam("proposal") String proposal) {
        return ProposalJson.of(known(id, proposal, caller));
    }

    @GET
    @Path("/teams/{id}/proposals/{proposal}/canonical")
    @Describe(value = "Gives the text whose SHA-256 is the hash, byte for byte.", answers = String.class)
    public Response canonical(
            @Context Caller caller, @PathParam("id") String id, @PathParam("proposal") String proposal) {
        return Response.ok(InstrumentForm.canonical(known(id, proposal, caller).instrument()))
                .type("application/json")
                .build();
    }

    @GET
    @Path("/teams/{id}/proposals/{proposal}/comments")
    @Describe(value = "Lists what parties said of the clauses of a proposal.", answers = CommentJson.class)
    public List<CommentJson> comments(
            @Context Caller caller, @PathParam("id") String id, @PathParam("proposal") String proposal) {
        RecordId about = known(id, proposal, caller).instrument().id();
        return proposals().comments(RecordId.parse(id), caller).stream()
                .filter(one -> one.instrument().equals(about))
                .map(CommentJson::of)
                .toList();
    }

    @POST
    @Path("/teams/{id}/proposals/{proposal}/comments")
    @Consumes("application/json")
    @Describe(value = "Says something of a clause, for all parties to read.", answers = CommentJson.class, status = 201)
    public Response comment(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("proposal") String proposal,
            ProposalJson.Commenting body) {
        ClauseComment made = proposals()
                .comment(
                        RecordId.parse(id),
                        RecordId.parse(proposal),
                        Given.needed(body.clause(), "clause"),
                        body.text(),
                        caller);
        return Response.created(URI.create("/api/jit/teams/" + id + "/proposals/" + proposal + "/comments"))
                .entity(CommentJson.of(made))
                .build();
    }
}
