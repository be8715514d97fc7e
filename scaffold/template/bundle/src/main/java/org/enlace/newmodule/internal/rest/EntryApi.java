package org.enlace.newmodule.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.Entry;
import org.enlace.newmodule.EntryPage;
import org.enlace.newmodule.Place;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** Entries for programs: the same use cases and permissions as the pages. */
@Path("/api/newmodule")
@Needs("newmodule.read")
@Produces("application/json")
public final class EntryApi {
    private final Entries entries;

    public EntryApi(Entries entries) {
        this.entries = entries;
    }

    @GET
    @Describe(
            value = "Lists entries, newest first; state is open or withdrawn.",
            answers = EntryJson.class,
            list = true)
    public Response list(
            @Context Caller caller, @Context Paging paging, @QueryParam("state") @DefaultValue("open") String state) {
        boolean withdrawn = withdrawn(state);
        Place place = paging.after() == null
                ? Place.first(withdrawn)
                : Place.after(withdrawn, RecordId.parse(paging.after()));
        EntryPage page = entries.page(place, paging.size(), caller);
        return paging.answer(
                page.entries().stream().map(EntryJson::of).toList(),
                page.next().map(RecordId::toString).orElse(null));
    }

    private static boolean withdrawn(String state) {
        if (!state.equals("open") && !state.equals("withdrawn")) {
            String message = "\"" + state + "\" is no state of an entry; use open or withdrawn";
            throw new Refusal("newmodule.state", message, state).at("state");
        }
        return state.equals("withdrawn");
    }

    @GET
    @Path("/{id}")
    @Describe(value = "Gives one entry, in whatever state it is.", answers = EntryJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Entry entry = entries.find(RecordId.parse(id), caller);
        return VersionTag.answer(EntryJson.of(entry), entry.version(), request);
    }

    /** The platform answers a repeated request that carries the same Idempotency-Key as it did the first. */
    @POST
    @Needs("newmodule.write")
    @Consumes("application/json")
    @Describe(value = "Creates an entry.", answers = EntryJson.class, status = 201)
    public Response create(@Context Caller caller, ContentJson body) {
        Entry created = entries.create(body.content(), caller);
        return Response.created(URI.create("/api/newmodule/" + created.id()))
                .entity(EntryJson.of(created))
                .tag(VersionTag.of(created.version()))
                .build();
    }

    @PUT
    @Path("/{id}")
    @Needs("newmodule.write")
    @Consumes("application/json")
    @Describe(value = "Changes what an entry says; needs If-Match.", answers = EntryJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ContentJson body) {
        return changed(entries.revise(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.content(), caller));
    }

    @POST
    @Path("/{id}/withdraw")
    @Needs("newmodule.write")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(value = "Takes an entry out of use; needs If-Match.", answers = EntryJson.class)
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ReasonJson body) {
        return changed(entries.withdraw(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.reason(), caller));
    }

    private static Response changed(Entry entry) {
        return Response.ok(EntryJson.of(entry))
                .tag(VersionTag.of(entry.version()))
                .build();
    }
}
