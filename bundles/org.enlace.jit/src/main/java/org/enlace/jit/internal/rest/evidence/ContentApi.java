package org.enlace.jit.internal.rest.evidence;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.enlace.files.Files;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;

/** What digital items consist of, for programs. Files are added by {@code /api/files/uploads}, use {@code jit-evidence}. */
@Path("/api/jit/teams/{id}/evidence/{item}/contents")
@Needs("jit.read")
@Produces("application/json")
public final class ContentApi {
    private final Supplier<Desks> desks;

    public ContentApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private EvidenceContents contents() {
        return desks.get().contents();
    }

    /** All at once: they are few. */
    @GET
    @Describe(
            value = "Lists the files that a digital item of this country consists of, with their hashes, oldest first.",
            answers = ContentJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @PathParam("id") String team,
            @PathParam("item") String item) {
        return paging.answer(
                contents().of(RecordId.parse(team), RecordId.parse(item), caller).all().stream()
                        .map(ContentJson::of)
                        .toList(),
                null);
    }

    @POST
    @Path("/{file}/verification")
    @Describe(
            value =
                    "Reads a file whole and compares it with the hash it came with; 202 where the node does that afterwards. That it was verified is then said in the chain, as hash-verified.",
            answers = ContentJson.class)
    public Response verify(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            @PathParam("file") String file) {
        RecordId of = RecordId.parse(file);
        boolean read = contents().verify(RecordId.parse(team), RecordId.parse(item), of, caller);
        ContentJson now = contents().of(RecordId.parse(team), RecordId.parse(item), caller).all().stream()
                .filter(one -> one.file().id().equals(of))
                .map(ContentJson::of)
                .findFirst()
                .orElseThrow(() -> new NotFound(Files.KIND, file));
        return Response.status(read ? 200 : 202).entity(now).build();
    }
}
