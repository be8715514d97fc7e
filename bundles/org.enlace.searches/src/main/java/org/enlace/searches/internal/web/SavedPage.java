package org.enlace.searches.internal.web;

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
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.SavedSearches.Results;
import org.enlace.searches.SavedSearches.Shown;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** An officer's searches: their list, what one finds, and what was deleted lately. */
@Path("/search/saved")
@Needs("search.use")
public final class SavedPage {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> DONE = Set.of("saved", "changed", "seen", "back");

    /** Results on the page. */
    private static final int LINES = 100;

    private final SavedSearches searches;
    private final Room room;

    SavedPage(SavedSearches searches, Room room) {
        this.searches = searches;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("step") @DefaultValue("") String step) {
        return list(done, step, "", caller);
    }

    /** @param error that nothing was chosen; empty where all is well */
    Page list(String done, String step, String error, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("searches", searches.all(caller));
        parameters.put("done", DONE.contains(done) ? done : "");
        List<Shown> deleted = searches.deleted(caller);
        String undo = Words.step(step);
        parameters.put("deleted", deleted);
        parameters.put("step", undo);
        parameters.put(
                "together",
                deleted.stream()
                        .filter(shown -> shown.search()
                                .deleted()
                                .filter(deletion -> deletion.step().toString().equals(undo))
                                .isPresent())
                        .count());
        parameters.put("error", error);
        return new Page(
                room.labels(caller).get("list.title"), crumbs(caller, false), room.fill("saved", parameters, caller));
    }

    List<Page.Crumb> crumbs(Caller caller, boolean below) {
        Labels labels = room.labels(caller);
        Page.Crumb search = new Page.Crumb(labels.get("search.page"), "/search");
        return below ? List.of(search, new Page.Crumb(labels.get("list.title"), Room.HOME)) : List.of(search);
    }

    @GET
    @Path("/{search}")
    @Produces("text/html")
    public Page results(
            @Context Caller caller,
            @PathParam("search") String search,
            @QueryParam("done") @DefaultValue("") String done) {
        Results results = searches.results(RecordId.parse(search), caller);
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("results", results);
        parameters.put("done", DONE.contains(done) ? done : "");
        parameters.put(
                "items",
                results.matches().stream()
                        .limit(LINES)
                        .map(match -> Item.of(match.title(), match.path())
                                .in(match.language()
                                        .filter(language -> language != caller.language())
                                        .orElse(null))
                                .tags(
                                        results.fresh().contains(match.id())
                                                ? new Tag[] {new Tag(labels.get("result.new"), Tone.ATTENTION)}
                                                : new Tag[0])
                                .facts(labels.get("result.changed", labels.day(match.changed()))))
                        .toList());
        return new Page(
                results.search().search().name(), crumbs(caller, true), room.fill("results", parameters, caller));
    }

    @POST
    @Path("/{search}/seen")
    @Consumes(FORM)
    public Response seen(@Context Caller caller, @PathParam("search") String search, FormData form) {
        RecordId id = RecordId.parse(search);
        searches.seen(id, caller);
        return Response.seeOther(URI.create(Room.HOME + "/" + id + "?done=seen"))
                .build();
    }

    @POST
    @Path("/{search}/restore")
    @Consumes(FORM)
    public Response restore(@Context Caller caller, @PathParam("search") String search, FormData form) {
        searches.bringBack(RecordId.parse(search), caller);
        return Response.seeOther(URI.create(Room.HOME + "?done=back")).build();
    }
}
