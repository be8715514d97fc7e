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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocols;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.ReadingReason;
import org.enlace.web.VersionTag;

/** Versions for programs: the same use cases and permissions as the pages. */
@Path("/api/protocols/versions")
@Needs("protocols.read")
@Produces("application/json")
public final class VersionApi {
    private final Editions editions;

    public VersionApi(Editions editions) {
        this.editions = editions;
    }

    @GET
    @Describe(
            value =
                    "Lists the drafts and reviews you work on, all in one part; of a restricted one what it is known by.",
            answers = VersionJson.class,
            list = true)
    public Response work(@Context Caller caller, @Context Paging paging) {
        return paging.answer(
                editions.work(caller).stream()
                        .map(edition -> VersionJson.listed(edition, caller.reader()))
                        .toList(),
                null);
    }

    @POST
    @Needs("protocols.write")
    @Consumes("application/json")
    @Describe(value = "Begins a document that is not in the library yet.", answers = VersionJson.class, status = 201)
    public Response begin(@Context Caller caller, @HeaderParam("Idempotency-Key") String key, WordingJson body) {
        return made(editions.begin(body.wording(), key, caller), caller);
    }

    @GET
    @Path("/{edition}")
    @Describe(value = "Gives one version; a restricted one needs Enlace-Reason.", answers = VersionJson.class)
    public Response find(
            @Context Caller caller,
            @PathParam("edition") String id,
            @HeaderParam(ReadingReason.HEADER) String reason,
            @Context Request request) {
        Edition edition = opened(id, reason, caller);
        return VersionTag.answer(VersionJson.of(edition, caller.reader()), edition.revision(), request);
    }

    private Edition opened(String id, String reason, Caller caller) {
        try {
            return editions.open(RecordId.parse(id), ReadingReason.read(reason), caller);
        } catch (Refusal refusal) {
            throw refusal.code().equals(Protocols.REASON_NEEDED) ? ReadingReason.missing() : refusal;
        }
    }

    @PUT
    @Path("/{edition}")
    @Needs("protocols.write")
    @Consumes("application/json")
    @Describe(value = "Changes what a draft says; needs If-Match.", answers = VersionJson.class)
    public Response edit(
            @Context Caller caller,
            @PathParam("edition") String id,
            @HeaderParam("If-Match") String ifMatch,
            WordingJson body) {
        return changed(
                editions.edit(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.wording(), caller), caller);
    }

    @POST
    @Path("/{edition}/authors")
    @Needs("protocols.write")
    @Consumes("application/json")
    @Describe(value = "Lets somebody else write a draft too; needs If-Match.", answers = VersionJson.class)
    public Response invite(
            @Context Caller caller,
            @PathParam("edition") String id,
            @HeaderParam("If-Match") String ifMatch,
            AuthorJson body) {
        return changed(
                editions.invite(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.officer(), caller), caller);
    }

    @POST
    @Path("/{edition}/renew")
    @Needs("protocols.write")
    @Describe(
            value = "Says that a draft was compared with the latest version; needs If-Match.",
            answers = VersionJson.class)
    public Response renew(
            @Context Caller caller, @PathParam("edition") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(editions.renew(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/{edition}/submit")
    @Needs("protocols.write")
    @Consumes("application/json")
    @Describe(value = "Gives a draft into review; needs If-Match.", answers = VersionJson.class)
    public Response submit(
            @Context Caller caller,
            @PathParam("edition") String id,
            @HeaderParam("If-Match") String ifMatch,
            SubmissionJson body) {
        return changed(
                editions.submit(
                        RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.readers(), body.decider(), caller),
                caller);
    }

    @POST
    @Path("/{edition}/review")
    @Needs("protocols.review")
    @Consumes("application/json")
    @Describe(value = "Gives your opinion as a reviewer; needs If-Match.", answers = VersionJson.class)
    public Response review(
            @Context Caller caller,
            @PathParam("edition") String id,
            @HeaderParam("If-Match") String ifMatch,
            ReviewJson body) {
        return changed(
                editions.review(
                        RecordId.parse(id),
                        VersionTag.expectedInt(ifMatch),
                        body.opinion(),
                        body.reason(),
                        body.words(),
                        caller),
                caller);
    }

    @POST
    @Path("/{edition}/reopen")
    @Needs("protocols.write")
    @Describe(value = "Takes a version back from review; needs If-Match.", answers = VersionJson.class)
    public Response reopen(
            @Context Caller caller, @PathParam("edition") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(editions.reopen(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/{edition}/abort")
    @Needs("protocols.write")
    @Consumes("application/json")
    @Describe(value = "Gives a draft or review up, with the reason; needs If-Match.", answers = VersionJson.class)
    public Response abort(
            @Context Caller caller,
            @PathParam("edition") String id,
            @HeaderParam("If-Match") String ifMatch,
            EndingJson body) {
        return changed(
                editions.abort(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.reason(), caller), caller);
    }

    @POST
    @Path("/{edition}/approve")
    @Needs("protocols.approve")
    @Describe(
            value = "Approves a version somebody else wrote and the reviewers agree to; needs If-Match.",
            answers = VersionJson.class)
    public Response approve(
            @Context Caller caller, @PathParam("edition") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(editions.approve(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/{edition}/cancel")
    @Needs("protocols.approve")
    @Consumes("application/json")
    @Describe(
            value = "Takes an approval back before its day, with the reason; needs If-Match.",
            answers = VersionJson.class)
    public Response cancel(
            @Context Caller caller,
            @PathParam("edition") String id,
            @HeaderParam("If-Match") String ifMatch,
            EndingJson body) {
        return changed(
                editions.cancel(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.reason(), caller), caller);
    }

    @POST
    @Path("/{edition}/confirm")
    @Needs("protocols.approve")
    @Consumes("application/json")
    @Describe(
            value = "Says that the version in effect is still right, until a day; needs If-Match.",
            answers = VersionJson.class)
    public Response confirm(
            @Context Caller caller,
            @PathParam("edition") String id,
            @HeaderParam("If-Match") String ifMatch,
            ConfirmationJson body) {
        return changed(
                editions.confirm(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.nextReview(), caller),
                caller);
    }

    static Response made(Edition edition, Caller caller) {
        return Response.created(URI.create("/api/protocols/versions/" + edition.id()))
                .entity(VersionJson.of(edition, caller.reader()))
                .tag(VersionTag.of(edition.revision()))
                .build();
    }

    private static Response changed(Edition edition, Caller caller) {
        return Response.ok(VersionJson.of(edition, caller.reader()))
                .tag(VersionTag.of(edition.revision()))
                .build();
    }
}
