package org.enlace.files.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.internal.Owners;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormStream;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Takes a file from a form, as browsers send it without script: in one piece, stored while it arrives. */
@Path("/files")
@Needs("files.add")
public final class AddPage {
    private final Files files;
    private final Owners owners;
    private final Room room;

    AddPage(Files files, Owners owners, Room room) {
        this.files = files;
        this.owners = owners;
        this.room = room;
    }

    @POST
    @MaxBody(Long.MAX_VALUE)
    @Consumes("multipart/form-data")
    @Produces("text/html")
    public Response add(@Context Caller caller, FormStream form) {
        OwnerRef owner = new OwnerRef(form.first("use"), RecordId.parse(form.first("owner")));
        Owners.Known known = owners.changeable(owner, caller);
        try {
            String name = form.fileName()
                    .orElseThrow(() -> new Refusal("files.none-chosen", "No file was chosen; choose one").at("file"));
            files.add(owner, new FileName(name), form.file(), caller);
        } catch (Refusal refusal) {
            return Response.status(422)
                    .entity(again(owner, known, refusal, caller))
                    .build();
        }
        return Response.seeOther(URI.create(known.owner().path() + "?files=added#files"))
                .build();
    }

    private Page again(OwnerRef ref, Owners.Known known, Refusal refusal, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("use", known.use());
        parameters.put("owner", known.owner());
        parameters.put("ref", ref);
        parameters.put("error", labels.of(refusal));
        return room.page(labels.get("add.title"), "add", List.of(Room.crumb(known.owner())), parameters, caller);
    }
}
