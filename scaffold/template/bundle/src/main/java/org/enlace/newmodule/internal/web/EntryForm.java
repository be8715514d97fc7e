package org.enlace.newmodule.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.enlace.newmodule.Content;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.Entry;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Writing a new entry and changing one. A refused or outdated form comes back as it was typed. */
@Path("/newmodule")
@Needs("newmodule.write")
public final class EntryForm {
    private final Entries entries;
    private final Room room;

    EntryForm(Entries entries, Room room) {
        this.entries = entries;
        this.room = room;
    }

    @GET
    @Path("/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller) {
        return page(null, new Form(), caller);
    }

    @POST
    @Path("/new")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        Form form = Form.of(data);
        Content content = form.content(room.labels(caller));
        if (content == null) {
            return Response.status(422).entity(page(null, form, caller)).build();
        }
        return Room.to(entries.create(content, caller), "created");
    }

    @GET
    @Path("/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Entry entry = entries.find(RecordId.parse(id), caller);
        return page(entry, Form.of(entry), caller);
    }

    @POST
    @Path("/{id}/edit")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Entry now = entries.find(RecordId.parse(id), caller);
        Form form = Form.of(data);
        Labels labels = room.labels(caller);
        Content content = form.content(labels);
        if (content == null) {
            return Response.status(422).entity(page(now, form, caller)).build();
        }
        try {
            return Room.to(entries.revise(now.id(), form.version(), content, caller), "saved");
        } catch (Refusal refusal) {
            Page page = page(now, form.refused(refusal, labels), caller);
            return Response.status(422).entity(page).build();
        } catch (Stale stale) {
            Entry moved = entries.find(now.id(), caller);
            Page page = page(moved, form.stale(moved, labels), caller);
            return Response.status(409).entity(page).build();
        }
    }

    /** @param entry the entry as it is now; null for a new one */
    private Page page(Entry entry, Form form, Caller caller) {
        String title = room.labels(caller).get(entry == null ? "form.new" : "form.edit");
        String action = entry == null ? Room.HOME + "/new" : Room.HOME + "/" + entry.id() + "/edit";
        String back = entry == null ? Room.HOME : Room.HOME + "/" + entry.id();
        return room.page(
                title, "form", entry, caller, Map.of("title", title, "form", form, "action", action, "back", back));
    }
}
