package org.enlace.newmodule.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.Entry;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One entry, and taking it out of use after a question. */
@Path("/newmodule")
@Needs("newmodule.read")
public final class EntryView {
    private static final Set<String> DONE = Set.of("created", "saved", "withdrawn");

    private final Entries entries;
    private final Room room;

    EntryView(Entries entries, Room room) {
        this.entries = entries;
        this.room = room;
    }

    @GET
    @Path("/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        Entry entry = entries.find(RecordId.parse(id), caller);
        String said = DONE.contains(done) ? room.labels(caller).get("entry.done." + done) : "";
        return room.page(entry.content().title(), "entry", null, caller, Map.of("entry", entry, "done", said));
    }

    @GET
    @Path("/{id}/withdraw")
    @Needs("newmodule.write")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String id) {
        Entry entry = entries.find(RecordId.parse(id), caller);
        return asking(entry, Form.of(entry), caller);
    }

    @POST
    @Path("/{id}/withdraw")
    @Needs("newmodule.write")
    @GoesOn("retention")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response withdraw(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = room.labels(caller);
        try {
            return Room.to(entries.withdraw(record, form.version(), form.get("reason"), caller), "withdrawn");
        } catch (Refusal refusal) {
            Page page = asking(entries.find(record, caller), form.refused(refusal, labels), caller);
            return Response.status(422).entity(page).build();
        } catch (Stale stale) {
            Entry now = entries.find(record, caller);
            Page page = asking(now, form.stale(now, labels), caller);
            return Response.status(409).entity(page).build();
        }
    }

    private Page asking(Entry entry, Form form, Caller caller) {
        String title = room.labels(caller).get("withdraw.title");
        return room.page(title, "withdraw", entry, caller, Map.of("entry", entry, "form", form));
    }
}
