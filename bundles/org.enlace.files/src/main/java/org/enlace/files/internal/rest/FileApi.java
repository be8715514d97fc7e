package org.enlace.files.internal.rest;

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
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** Files for programs: the same use cases and permissions as the pages. */
@Path("/api/files")
@Needs("files.read")
@Produces("application/json")
public final class FileApi {
    private final Files files;

    public FileApi(Files files) {
        this.files = files;
    }

    /** All of a record's files at once: they are few. */
    @GET
    @Describe(value = "Lists the files of a record, newest first.", answers = FileJson.class, list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("use") String use,
            @QueryParam("owner") String owner) {
        OwnerRef ref = new OwnerRef(use, RecordId.parse(owner));
        return paging.answer(files.of(ref, caller).stream().map(FileJson::of).toList(), null);
    }

    @GET
    @Path("/{file}")
    @Describe(value = "Gives what is known of a file, with its hash.", answers = FileJson.class)
    public Response find(@Context Caller caller, @PathParam("file") String file, @Context Request request) {
        StoredFile found = files.find(RecordId.parse(file), caller);
        return VersionTag.answer(FileJson.of(found), found.version(), request);
    }

    @GET
    @Path("/{file}/content")
    @Produces("*/*")
    @Describe("Gives the file itself, or the range of it that is asked for.")
    public Response content(
            @Context Caller caller,
            @PathParam("file") String file,
            @HeaderParam("Range") String range,
            @Context Request request) {
        return Delivery.of(files, files.find(RecordId.parse(file), caller), range, false, request, caller);
    }

    @GET
    @Path("/{file}/erasure")
    @Describe(value = "Gives the proof that a file was erased.", answers = ErasureJson.class)
    public ErasureJson erasure(@Context Caller caller, @PathParam("file") String file) {
        return files.erased(RecordId.parse(file), caller)
                .map(ErasureJson::of)
                .orElseThrow(() -> new NotFound(Files.KIND, file));
    }

    @POST
    @Path("/{file}/remove")
    @Needs("files.add")
    @Describe(value = "Takes a file off its record; needs If-Match.", answers = FileJson.class)
    public Response remove(
            @Context Caller caller, @PathParam("file") String file, @HeaderParam("If-Match") String ifMatch) {
        return changed(files.remove(RecordId.parse(file), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/{file}/restore")
    @Needs("files.add")
    @Describe(value = "Puts a removed file back on its record; needs If-Match.", answers = FileJson.class)
    public Response restore(
            @Context Caller caller, @PathParam("file") String file, @HeaderParam("If-Match") String ifMatch) {
        return changed(files.restore(RecordId.parse(file), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/{file}/hold")
    @Needs("files.hold")
    @GoesOn("custody")
    @Consumes("application/json")
    @Describe(value = "Places a legal hold; needs If-Match.", answers = FileJson.class)
    public Response hold(
            @Context Caller caller,
            @PathParam("file") String file,
            @HeaderParam("If-Match") String ifMatch,
            ReasonJson body) {
        return changed(files.hold(RecordId.parse(file), VersionTag.expectedInt(ifMatch), body.reason(), caller));
    }

    @POST
    @Path("/{file}/lift")
    @Needs("files.hold")
    @GoesOn("custody")
    @Consumes("application/json")
    @Describe(value = "Lifts the legal hold; needs If-Match.", answers = FileJson.class)
    public Response lift(
            @Context Caller caller,
            @PathParam("file") String file,
            @HeaderParam("If-Match") String ifMatch,
            ReasonJson body) {
        return changed(files.lift(RecordId.parse(file), VersionTag.expectedInt(ifMatch), body.reason(), caller));
    }

    @POST
    @Path("/{file}/keep")
    @Needs("files.hold")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(value = "Keeps a file until a later moment; needs If-Match.", answers = FileJson.class)
    public Response keep(
            @Context Caller caller,
            @PathParam("file") String file,
            @HeaderParam("If-Match") String ifMatch,
            KeepJson body) {
        if (body.until() == null) {
            throw new Refusal("files.until", "\"until\" is missing; give a moment such as 2031-01-01T00:00:00Z")
                    .at("until");
        }
        return changed(
                files.keep(RecordId.parse(file), VersionTag.expectedInt(ifMatch), body.until(), body.reason(), caller));
    }

    @POST
    @Path("/{file}/erase")
    @Needs("files.erase")
    @GoesOn("erasure")
    @Consumes("application/json")
    @Describe(value = "Erases a file for good and gives the proof; needs If-Match.", answers = ErasureJson.class)
    public ErasureJson erase(
            @Context Caller caller,
            @PathParam("file") String file,
            @HeaderParam("If-Match") String ifMatch,
            ReasonJson body) {
        return ErasureJson.of(
                files.erase(RecordId.parse(file), VersionTag.expectedInt(ifMatch), body.reason(), caller));
    }

    private static Response changed(StoredFile file) {
        return Response.ok(FileJson.of(file)).tag(VersionTag.of(file.version())).build();
    }
}
