package org.enlace.files.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.files.Erasure;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.files.internal.Owners;
import org.enlace.files.internal.rest.Delivery;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One file: what is known of it, the file itself, and what is left of an erased one. */
@Path("/files/{file}")
@Needs("files.read")
public final class FilePage {
    private static final Set<String> DONE = Set.of("held", "lifted", "kept", "restored", "erased");

    private final Files files;
    private final Owners owners;
    private final Room room;

    FilePage(Files files, Owners owners, Room room) {
        this.files = files;
        this.owners = owners;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Response show(@Context Caller caller, @PathParam("file") String id, @QueryParam("done") String done) {
        RecordId file = RecordId.parse(id);
        String said = done != null && DONE.contains(done) ? done : "";
        try {
            return readable(files, file, caller, found -> Response.ok(shown(found, said, caller))
                    .build());
        } catch (NotFound e) {
            Optional<Erasure> erasure = files.erased(file, caller);
            return Response.ok(erased(erasure.orElseThrow(() -> e), said, caller))
                    .build();
        }
    }

    /** Where the record asks for a reason first, the way leads there. */
    static Response readable(Files files, RecordId id, Caller caller, Function<StoredFile, Response> then) {
        StoredFile file;
        try {
            file = files.find(id, caller);
        } catch (Refusal refusal) {
            if (!refusal.code().equals("files.reason")) {
                throw refusal;
            }
            return Response.seeOther(URI.create(String.valueOf(refusal.values().get(0))))
                    .build();
        }
        return then.apply(file);
    }

    private Page shown(StoredFile file, String done, Caller caller) {
        Owners.Known known = owners.known(file.owner(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("file", file);
        parameters.put("owner", known.owner());
        boolean viewable = Delivery.canBeShown(file);
        parameters.put("viewable", viewable);
        // What is stored without being opened is opened by nobody who only looks at what is known of it.
        parameters.put(
                "pictured",
                viewable
                        && file.content().mediaType().startsWith("image/")
                        && !known.use().mediaTypes().contains(FileUse.ANY));
        parameters.put("mayChange", owners.mayChange(file.owner(), caller));
        parameters.put("done", done);
        return room.page(file.name().value(), "file", List.of(Room.crumb(known.owner())), parameters, caller);
    }

    private Page erased(Erasure erasure, String done, Caller caller) {
        Owners.Known known = owners.known(erasure.owner(), caller);
        return room.page(
                room.labels(caller).get("erased.title"),
                "erased",
                List.of(Room.crumb(known.owner())),
                Map.of("erasure", erasure, "done", done),
                caller);
    }

    @GET
    @Path("/content")
    public Response content(
            @Context Caller caller,
            @PathParam("file") String id,
            @HeaderParam("Range") String range,
            @Context Request request) {
        return readable(
                files, RecordId.parse(id), caller, file -> Delivery.of(files, file, range, false, request, caller));
    }

    @GET
    @Path("/view")
    public Response view(
            @Context Caller caller,
            @PathParam("file") String id,
            @HeaderParam("Range") String range,
            @Context Request request) {
        return readable(
                files, RecordId.parse(id), caller, file -> Delivery.of(files, file, range, true, request, caller));
    }

    @POST
    @Path("/restore")
    @Needs("files.add")
    @Consumes(Room.FORM)
    public Response restore(@Context Caller caller, @PathParam("file") String id, FormData form) {
        RecordId file = RecordId.parse(id);
        files.restore(file, Form.version(form), caller);
        return Response.seeOther(URI.create(Room.HOME + "/" + file + "?done=restored"))
                .build();
    }
}
