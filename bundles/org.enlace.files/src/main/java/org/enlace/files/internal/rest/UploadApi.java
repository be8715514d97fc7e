package org.enlace.files.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Paging;

/** Files come in by chunks: begun, sent piece by piece, completed. What broke off goes on where the last chunk ended. */
@Path("/api/files/uploads")
@Needs("files.add")
@Produces("application/json")
public final class UploadApi {
    /** A chunk, and room to say that it is too large. */
    private static final long LARGEST_CHUNK = 9L << 20;

    private final Files files;

    public UploadApi(Files files) {
        this.files = files;
    }

    @POST
    @Consumes("application/json")
    @Describe(
            value = "Begins a file of a record: use and owner say whose, size and sha256 what it has to be.",
            answers = UploadJson.class,
            status = 201)
    public Response begin(@Context Caller caller, BeginJson body) {
        Upload upload = files.begin(body.ref(), body.fileName(), Optional.ofNullable(body.size()), body.hash(), caller);
        return Response.created(URI.create("/api/files/uploads/" + upload.id()))
                .entity(UploadJson.of(upload))
                .build();
    }

    /** All of them at once: they are few. */
    @GET
    @Describe(
            value = "Lists what of a record the caller has begun to send and not completed, newest first.",
            answers = UploadJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("use") String use,
            @QueryParam("owner") String owner) {
        OwnerRef ref = new OwnerRef(use, RecordId.parse(owner));
        return paging.answer(
                files.uploads(ref, caller).stream().map(UploadJson::of).toList(), null);
    }

    @GET
    @Path("/{upload}")
    @Describe(value = "Tells how far a file on its way is.", answers = UploadJson.class)
    public UploadJson find(@Context Caller caller, @PathParam("upload") String upload) {
        return UploadJson.of(files.upload(RecordId.parse(upload), caller));
    }

    @PUT
    @Path("/{upload}")
    @MaxBody(LARGEST_CHUNK)
    @Describe(
            value = "Takes the chunk that begins at offset; once answered, it is on the disk.",
            answers = UploadJson.class)
    public UploadJson append(
            @Context Caller caller,
            @PathParam("upload") String upload,
            @QueryParam("offset") long offset,
            InputStream content) {
        return UploadJson.of(files.append(RecordId.parse(upload), offset, content, caller));
    }

    @POST
    @Path("/{upload}/complete")
    @Describe(value = "Makes a file of what has come.", answers = FileJson.class, status = 201)
    public Response complete(@Context Caller caller, @PathParam("upload") String upload) {
        StoredFile file = files.complete(RecordId.parse(upload), caller);
        return Response.created(URI.create("/api/files/" + file.id()))
                .entity(FileJson.of(file))
                .build();
    }

    @DELETE
    @Path("/{upload}")
    @Describe(value = "Gives up what has come.", status = 204)
    public void cancel(@Context Caller caller, @PathParam("upload") String upload) {
        files.cancel(RecordId.parse(upload), caller);
    }
}
