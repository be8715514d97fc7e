package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.FilterParameters;
import org.enlace.protocols.internal.web.RecordPdf;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Invalid;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.ReadingReason;
import org.enlace.web.VersionTag;

/** The library for programs: the same use cases and permissions as the pages. */
@Path("/api/protocols")
@Needs("protocols.read")
@Produces("application/json")
public final class ProtocolApi {
    private final Protocols protocols;
    private final RecordPdf pdf;

    public ProtocolApi(Protocols protocols, RecordPdf pdf) {
        this.protocols = protocols;
        this.pdf = pdf;
    }

    @GET
    @Describe(
            value =
                    "Lists records; narrow by q, crime, country, kind, phase, language, evidence, status, year, state; order is title or changed.",
            answers = RecordJson.class,
            list = true)
    public Response list(@Context Caller caller, @Context Paging paging, @Context UriInfo address) {
        ProtocolPage page = protocols.page(
                FilterParameters.read(address.getQueryParameters()::getFirst), paging.after(), paging.size(), caller);
        return paging.answer(
                page.lines().stream()
                        .map(line -> RecordJson.listed(line.protocol()))
                        .toList(),
                page.next());
    }

    @GET
    @Path("/{id}")
    @Describe(
            value =
                    "Gives one record, in whatever state it is; a restricted one needs Enlace-Reason, once in a session.",
            answers = RecordJson.class)
    public Response find(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(ReadingReason.HEADER) String reason,
            @Context Request request) {
        Protocol protocol = opened(id, reason, caller);
        return VersionTag.answer(RecordJson.of(protocol), protocol.version(), request);
    }

    @GET
    @Path("/{id}/pdf")
    @Produces("application/pdf")
    @Describe("Gives one record as a PDF that screen readers can follow; a restricted one needs Enlace-Reason.")
    public Response pdf(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("in") String in,
            @HeaderParam(ReadingReason.HEADER) String reason,
            @Context UriInfo address) {
        return pdf.file(opened(id, reason, caller), in, address, caller);
    }

    @POST
    @Needs("protocols.write")
    @Consumes("application/json")
    @Describe(value = "Creates a record.", answers = RecordJson.class, status = 201)
    public Response create(@Context Caller caller, @HeaderParam("Idempotency-Key") String key, DraftJson body) {
        ProtocolDraft draft = checked(body.fresh());
        Protocol made = protocols.create(body.reference(), draft, key, caller);
        return Response.created(URI.create("/api/protocols/" + made.id()))
                .entity(RecordJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Needs("protocols.write")
    @Consumes("application/json")
    @Describe(value = "Changes what a record says; needs If-Match.", answers = RecordJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            DraftJson body) {
        RecordId record = RecordId.parse(id);
        int version = VersionTag.expectedInt(ifMatch);
        RecordJson now = RecordJson.of(opened(id, reason, caller));
        if (now.version() != version) {
            throw new org.enlace.platform.Stale(Protocols.KIND, id);
        }
        ProtocolDraft draft = checked(body.changeOf(now));
        return changed(protocols.revise(record, version, draft, caller));
    }

    @POST
    @Path("/{id}/withdraw")
    @Needs("protocols.write")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(value = "Takes a record out of use; needs If-Match.", answers = RecordJson.class)
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason,
            WithdrawalJson body) {
        opened(id, reason, caller);
        return changed(protocols.withdraw(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.reason(), caller));
    }

    @POST
    @Path("/{id}/restore")
    @Needs("protocols.write")
    @Describe(value = "Puts a withdrawn record back into use; needs If-Match.", answers = RecordJson.class)
    public Response restore(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam(ReadingReason.HEADER) String reason) {
        opened(id, reason, caller);
        return changed(protocols.restore(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller));
    }

    /** What an answer will tell in full is opened first. */
    private Protocol opened(String id, String reason, Caller caller) {
        try {
            return protocols.open(RecordId.parse(id), ReadingReason.read(reason), caller);
        } catch (Refusal refusal) {
            throw refusal.code().equals(Protocols.REASON_NEEDED) ? ReadingReason.missing() : refusal;
        }
    }

    private ProtocolDraft checked(DraftJson body) {
        ProtocolDraft draft = body.draft();
        List<Refusal> refusals = protocols.check(draft);
        if (!refusals.isEmpty()) {
            throw new Invalid(refusals);
        }
        return draft;
    }

    private static Response changed(Protocol protocol) {
        return Response.ok(RecordJson.of(protocol))
                .tag(VersionTag.of(protocol.version()))
                .build();
    }
}
