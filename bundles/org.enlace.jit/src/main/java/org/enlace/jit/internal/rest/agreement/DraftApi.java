package org.enlace.jit.internal.rest.agreement;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.function.Supplier;
import org.enlace.documents.Markdown;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** The catalogue and drafts for programs: the same use cases and permissions as the pages. */
@Path("/api/jit")
@Needs("jit.read")
@Produces("application/json")
public final class DraftApi {
    private final Supplier<Agreements> agreements;

    public DraftApi(Supplier<Agreements> agreements) {
        this.agreements = agreements;
    }

    private Drafts drafts() {
        return agreements.get().drafts();
    }

    private static InstrumentKind kind(String token) {
        return InstrumentKind.of(token)
                .filter(InstrumentKind::drafted)
                .orElseThrow(() -> new NotFound(Drafts.KIND, token));
    }

    private Drafts.Shown known(RecordId team, InstrumentKind kind, Caller caller) {
        return drafts().find(team, kind, caller).orElseThrow(() -> new NotFound(Drafts.KIND, kind.token()));
    }

    @GET
    @Path("/catalogue")
    @Describe(
            value = "Gives the legal bases, the clauses and what they leave open; a drafting aid, not legal advice.",
            answers = CatalogueJson.class)
    public CatalogueJson catalogue() {
        return CatalogueJson.of(drafts().catalogue());
    }

    @GET
    @Path("/teams/{id}/drafts/{kind}")
    @Describe(
            value = "Gets the draft of a kind (agreement, extension, amendment, accession, closure) and what it lacks.",
            answers = DraftJson.class)
    public Response find(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @Context Request request) {
        Drafts.Shown shown = known(RecordId.parse(id), kind(kind), caller);
        return VersionTag.answer(DraftJson.of(shown), shown.draft().version(), request);
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}")
    @Consumes("application/json")
    @Describe(
            value =
                    "Begins a draft: of an agreement on a basis, of an annex from what is in force, or from a proposal.",
            answers = DraftJson.class,
            status = 201)
    public Response begin(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            DraftJson.Beginning body) {
        RecordId team = RecordId.parse(id);
        InstrumentKind which = kind(kind);
        Draft draft = body.from() == null
                ? drafts().begin(team, which, body.basis(), GivenTexts.languages(body.languages()), caller)
                : drafts().beginFrom(team, RecordId.parse(body.from()), 0, caller);
        return Response.created(URI.create(
                        "/api/jit/teams/" + team + "/drafts/" + draft.kind().token()))
                .entity(DraftJson.of(known(team, draft.kind(), caller)))
                .tag(VersionTag.of(draft.version()))
                .build();
    }

    @PUT
    @Path("/teams/{id}/drafts/{kind}")
    @Consumes("application/json")
    @Describe(value = "Says what a draft is to say, as a whole; needs If-Match.", answers = DraftJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @HeaderParam("If-Match") String ifMatch,
            DraftJson.Saying body) {
        RecordId team = RecordId.parse(id);
        InstrumentKind which = kind(kind);
        Markdown markdown = agreements.get().paper().markdown().get();
        Draft draft = drafts().revise(
                        team,
                        which,
                        VersionTag.expectedInt(ifMatch),
                        (now, version) -> checked(body.content(now, version), markdown),
                        caller);
        return Response.ok(DraftJson.of(known(team, which, caller)))
                .tag(VersionTag.of(draft.version()))
                .build();
    }

    private static DraftContent checked(DraftContent content, Markdown markdown) {
        content.clauses()
                .forEach(clause ->
                        clause.wordings().values().forEach(wording -> markdown.check(wording.text(), "clauses")));
        return content;
    }

    @DELETE
    @Path("/teams/{id}/drafts/{kind}")
    @Describe("Throws a draft away; needs If-Match.")
    public Response discard(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @HeaderParam("If-Match") String ifMatch) {
        drafts().discard(RecordId.parse(id), kind(kind), VersionTag.expectedInt(ifMatch), caller);
        return Response.noContent().build();
    }
}
