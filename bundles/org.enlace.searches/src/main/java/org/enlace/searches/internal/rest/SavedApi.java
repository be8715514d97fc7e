package org.enlace.searches.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.SavedSearches.Shown;
import org.enlace.searches.internal.FilterText;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** An officer's searches for programs: the same use cases and permission as the pages. */
@Path("/api/search/saved")
@Needs("search.use")
@Produces("application/json")
public final class SavedApi {
    private final SavedSearches searches;
    private final RecordIds ids;

    public SavedApi(SavedSearches searches, RecordIds ids) {
        this.searches = searches;
        this.ids = ids;
    }

    @GET
    @Describe(value = "Lists the officer's searches, by name; 50 at most.", answers = ListJson.class)
    public ListJson list(@Context Caller caller) {
        return new ListJson(searches.all(caller).stream().map(SavedJson::of).toList());
    }

    @GET
    @Path("/deleted")
    @Describe(value = "Lists those deleted in the last 24 hours, which can be restored.", answers = ListJson.class)
    public ListJson deleted(@Context Caller caller) {
        return new ListJson(searches.deleted(caller).stream().map(SavedJson::of).toList());
    }

    @GET
    @Path("/{search}")
    @Describe(value = "Gives one search.", answers = SavedJson.class)
    public Response find(@Context Caller caller, @PathParam("search") String search) {
        return answer(searches.find(RecordId.parse(search), caller)).build();
    }

    @POST
    @Consumes("application/json")
    @Describe(
            value = "Saves a search: the name of a list, the query of its address, none, hourly, daily or weekly.",
            answers = SavedJson.class,
            status = 201)
    public Response save(@Context Caller caller, NewJson body) {
        SavedSearch saved = searches.save(
                body.name(),
                body.list() == null ? "" : body.list(),
                FilterText.read(body.query() == null ? "" : body.query()),
                body.told(),
                caller);
        return answer(searches.find(saved.id(), caller))
                .status(201)
                .location(URI.create("/api/search/saved/" + saved.id()))
                .build();
    }

    @PUT
    @Path("/{search}")
    @Consumes("application/json")
    @Describe(value = "Renames a search or tells of it at other times; needs If-Match.", answers = SavedJson.class)
    public Response change(
            @Context Caller caller,
            @PathParam("search") String search,
            @HeaderParam("If-Match") String ifMatch,
            ChangeJson body) {
        RecordId id = RecordId.parse(search);
        searches.change(id, VersionTag.expectedInt(ifMatch), body.name(), body.told(), caller);
        return answer(searches.find(id, caller)).build();
    }

    @DELETE
    @Path("/{search}")
    @Describe(value = "Deletes a search; needs If-Match. For 24 hours it can be restored.", status = 204)
    public void delete(
            @Context Caller caller, @PathParam("search") String search, @HeaderParam("If-Match") String ifMatch) {
        searches.delete(RecordId.parse(search), VersionTag.expectedInt(ifMatch), ids.next(), caller);
    }

    @POST
    @Path("/{search}/restore")
    @Describe(value = "Brings a deleted search back.", answers = SavedJson.class)
    public Response restore(@Context Caller caller, @PathParam("search") String search) {
        RecordId id = RecordId.parse(search);
        searches.bringBack(id, caller);
        return answer(searches.find(id, caller)).build();
    }

    @GET
    @Path("/{search}/results")
    @Describe(value = "Runs a search: the last changed 1000 at most, first what is new.", answers = ResultsJson.class)
    public ResultsJson results(@Context Caller caller, @PathParam("search") String search) {
        return ResultsJson.of(searches.results(RecordId.parse(search), caller));
    }

    @POST
    @Path("/{search}/seen")
    @Describe(value = "Marks what was new as seen.", status = 204)
    public void seen(@Context Caller caller, @PathParam("search") String search) {
        searches.seen(RecordId.parse(search), caller);
    }

    /** Never 304: what the list says of it, and the last run, change without a new version. */
    private static Response.ResponseBuilder answer(Shown shown) {
        return Response.ok(SavedJson.of(shown)).tag(VersionTag.of(shown.search().version()));
    }

    /** @param items all there are */
    public record ListJson(List<SavedJson> items) {}
}
