package org.enlace.inbox.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.enlace.inbox.internal.digest.Digest;
import org.enlace.inbox.internal.digest.Digests;
import org.enlace.platform.Caller;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** The digest for programs. There where the node sends mail. */
@Path("/api/inbox/digest")
@Needs("inbox.read")
@Produces("application/json")
public final class DigestApi {
    private final Digests digests;

    public DigestApi(Digests digests) {
        this.digests = digests;
    }

    @GET
    @Describe(value = "Tells when the caller is told by mail what waits, and where.", answers = DigestJson.class)
    public Response find(@Context Caller caller, @Context Request request) {
        Digest digest = digests.of(caller);
        return VersionTag.answer(json(digest, caller), digest.version(), request);
    }

    @PUT
    @Consumes("application/json")
    @Describe(
            value = "Chooses when: rhythm is never, daily, weekdays or weekly; needs If-Match.",
            answers = DigestJson.class)
    public Response choose(@Context Caller caller, @HeaderParam("If-Match") String ifMatch, DigestChoiceJson body) {
        Digest digest = digests.choose(body.choice(), VersionTag.expectedInt(ifMatch), caller);
        return Response.ok(json(digest, caller))
                .tag(VersionTag.of(digest.version()))
                .build();
    }

    private DigestJson json(Digest digest, Caller caller) {
        return DigestJson.of(digest, digests.address(caller));
    }
}
