package org.enlace.documents.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.web.AnyOfficer;
import org.enlace.web.FormData;
import org.enlace.web.Page;

/** Shows what somebody typed as it would be shown; where a form's script takes its preview from. */
@Path("/documents/preview")
@AnyOfficer("It shows nothing but what the officer sends, and keeps nothing")
public final class PreviewPage {
    private final Room room;

    PreviewPage(Room room) {
        this.room = room;
    }

    /** @param field the parameter the text is in */
    @POST
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response preview(@Context Caller caller, @QueryParam("field") String field, FormData data) {
        Content preview = room.preview(caller.language(), data.first(field == null ? "text" : field));
        String title = room.texts().get(caller.language(), "preview.title");
        return Response.ok(new Page(title, room.fill("alone", caller.language(), Map.of("preview", preview))))
                .build();
    }
}
