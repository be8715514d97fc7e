package org.enlace.inbox.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.FilterWords;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;

/**
 * The inbox for programs: the same use cases and permissions as the pages. What an officer does with an item is the officer's alone
 * and may be repeated, so no version is asked for.
 */
@Path("/api/inbox")
@Needs("inbox.read")
@Produces("application/json")
public final class InboxApi {
    private final Tray tray;

    public InboxApi(Tray tray) {
        this.tray = tray;
    }

    @GET
    @Describe(
            value = "Lists what waits, first what is due first; kind, source, due (overdue, week, later, none) and"
                    + " snoozed=yes narrow it.",
            answers = ItemJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("kind") String kind,
            @QueryParam("source") String source,
            @QueryParam("due") String due,
            @QueryParam("snoozed") String snoozed) {
        Tray.Part part = tray.part(FilterWords.read(kind, source, due, snoozed), paging.after(), paging.size(), caller);
        return paging.answer(part.items().stream().map(ItemJson::of).toList(), part.next());
    }

    @GET
    @Path("/count")
    @Describe(value = "Tells how many wait, at most 99.", answers = CountJson.class)
    public CountJson count(@Context Caller caller) {
        Tray.Count count = tray.count(caller);
        return new CountJson(count.items(), count.more());
    }

    @GET
    @Path("/{item}")
    @Describe(value = "Gives one item.", answers = ItemJson.class)
    public ItemJson find(@Context Caller caller, @PathParam("item") String item) {
        return ItemJson.of(tray.find(RecordId.parse(item), caller));
    }

    @POST
    @Path("/{item}/see")
    @Describe(value = "Marks an item as seen; a mention or a piece of news is done by that.", status = 204)
    public void see(@Context Caller caller, @PathParam("item") String item) {
        tray.see(RecordId.parse(item), caller);
    }

    @POST
    @Path("/{item}/snooze")
    @Consumes("application/json")
    @Describe(value = "Puts an item off until a moment.", answers = ItemJson.class)
    public ItemJson snooze(@Context Caller caller, @PathParam("item") String item, UntilJson body) {
        if (body.until() == null) {
            throw new Refusal("inbox.until-missing", "\"until\" is missing; give a moment such as 2026-12-01T00:00:00Z")
                    .at("until");
        }
        return ItemJson.of(tray.snooze(RecordId.parse(item), body.until(), caller));
    }

    @POST
    @Path("/{item}/wake")
    @Describe(value = "Takes an item back that was put off.", answers = ItemJson.class)
    public ItemJson wake(@Context Caller caller, @PathParam("item") String item) {
        return ItemJson.of(tray.wake(RecordId.parse(item), caller));
    }
}
