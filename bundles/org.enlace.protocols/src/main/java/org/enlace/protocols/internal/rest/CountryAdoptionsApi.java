package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Region;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.ReadingReason;

/** Which countries decided what about one document, for programs. */
@Path(RecordPath.RECORD + "/adoptions")
@Needs("protocols.read")
@Produces("application/json")
public final class CountryAdoptionsApi {
    private final Region region;
    private final Protocols protocols;

    public CountryAdoptionsApi(Region region, Protocols protocols) {
        this.region = region;
        this.protocols = protocols;
    }

    @GET
    @Describe(
            value = "Tells what every country decided about a document, as far as it is known here; all on one page.",
            answers = CountryAdoptionJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @PathParam("id") String id,
            @HeaderParam(ReadingReason.HEADER) String reason) {
        Protocol document = open(id, reason, caller);
        return paging.answer(
                region.adoptions(document.id(), caller).stream()
                        .map(one -> CountryAdoptionJson.of(one, document))
                        .toList(),
                null);
    }

    private Protocol open(String id, String reason, Caller caller) {
        try {
            return protocols.open(RecordId.parse(id), ReadingReason.read(reason), caller);
        } catch (Refusal refusal) {
            throw refusal.code().equals(Protocols.REASON_NEEDED) ? ReadingReason.missing() : refusal;
        }
    }
}
