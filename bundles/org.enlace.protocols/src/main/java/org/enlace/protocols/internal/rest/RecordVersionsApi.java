package org.enlace.protocols.internal.rest;

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
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.ReadingReason;

/** The versions of one document for programs. */
@Path(RecordPath.RECORD + "/versions")
@Needs("protocols.read")
@Produces("application/json")
public final class RecordVersionsApi {
    private final Editions editions;
    private final Protocols protocols;

    public RecordVersionsApi(Editions editions, Protocols protocols) {
        this.editions = editions;
        this.protocols = protocols;
    }

    @GET
    @Describe(
            value = "Lists the versions that have a number, the latest first, all in one part; none where a record is"
                    + " corrected in place. Of a restricted document it needs Enlace-Reason; of an open one, versions"
                    + " that were restricted tell what they are known by.",
            answers = VersionJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam(ReadingReason.HEADER) String reason,
            @Context Paging paging) {
        // Where a reason was given, it was for all that the document says and said.
        boolean read = open(id, reason, caller).content().restrictedTo().restricted();
        return paging.answer(
                editions.of(RecordId.parse(id), caller).stream()
                        .map(edition -> read
                                ? VersionJson.of(edition, caller.reader())
                                : VersionJson.listed(edition, caller.reader()))
                        .toList(),
                null);
    }

    @POST
    @Needs("protocols.write")
    @Describe(
            value = "Begins the next version with the words of the one in effect, or gives the one you began already.",
            answers = VersionJson.class,
            status = 201)
    public Response next(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam(ReadingReason.HEADER) String reason) {
        open(id, reason, caller);
        return VersionApi.made(editions.next(RecordId.parse(id), caller), caller);
    }

    private Protocol open(String id, String reason, Caller caller) {
        try {
            return protocols.open(RecordId.parse(id), ReadingReason.read(reason), caller);
        } catch (Refusal refusal) {
            throw refusal.code().equals(Protocols.REASON_NEEDED) ? ReadingReason.missing() : refusal;
        }
    }
}
