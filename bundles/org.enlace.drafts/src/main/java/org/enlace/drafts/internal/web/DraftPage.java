package org.enlace.drafts.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.drafts.Draft;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.Caller;
import org.enlace.web.FormData;
import org.enlace.web.Needs;

/** Where a form sends what stands in it, to be kept, by its button or every few seconds by script; and where a draft is discarded. */
@Path("/drafts")
@Needs("drafts.use")
public final class DraftPage {
    /** The field that says which form it is. */
    private static final String NAME = "draft-form";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Drafts drafts;
    private final Room room;

    DraftPage(Drafts drafts, Room room) {
        this.drafts = drafts;
        this.room = room;
    }

    /** Script is told that it is kept, and takes nothing else for it; without, the form comes back as it was. */
    @POST
    @Consumes(FORM)
    @Produces("text/html")
    public Response keep(@Context Caller caller, @HeaderParam("HX-Request") String script, FormData data) {
        FormAddress address = new FormAddress(data.first(NAME));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        data.names().stream().filter(name -> !name.equals(NAME)).forEach(name -> fields.put(name, data.all(name)));
        Draft draft = drafts.keep(address, fields, caller);
        return script == null
                ? Response.seeOther(URI.create(address + "?draft=continue")).build()
                : Response.ok(room.saved(draft.saved(), caller))
                        .type("text/plain;charset=utf-8")
                        .header("Enlace-Draft", "saved")
                        .build();
    }

    @POST
    @Path("/discard")
    @Consumes(FORM)
    public Response discard(@Context Caller caller, FormData data) {
        FormAddress address = new FormAddress(data.first("form"));
        drafts.discard(address, caller);
        return Response.seeOther(URI.create(address.value())).build();
    }
}
