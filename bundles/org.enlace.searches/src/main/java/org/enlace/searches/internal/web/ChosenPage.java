package org.enlace.searches.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.SavedSearches.Shown;
import org.enlace.web.Chosen;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Outcome;
import org.enlace.web.Page;
import org.enlace.web.ui.ChosenForm;

/** What is done with several saved searches: deleted, and brought back together. */
@Path("/search/saved")
@Needs("search.use")
public final class ChosenPage {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DELETE = "delete";

    private final SavedSearches searches;
    private final Room room;
    private final SavedPage pages;
    private final RecordIds ids;

    ChosenPage(SavedSearches searches, Room room, SavedPage pages, RecordIds ids) {
        this.searches = searches;
        this.room = room;
        this.pages = pages;
        this.ids = ids;
    }

    @GET
    @Path("/chosen")
    @Produces("text/html")
    public Response ask(
            @Context Caller caller,
            @QueryParam(Chosen.ACT) String act,
            @QueryParam(Chosen.RECORD) List<String> records) {
        Chosen chosen;
        try {
            chosen = Chosen.read(act, records, Set.of(DELETE));
        } catch (Refusal refusal) {
            String error = room.labels(caller).of(refusal);
            return Response.status(422)
                    .entity(pages.list("", "", error, caller))
                    .build();
        }
        Map<RecordId, String> titles = titles(caller);
        Labels labels = room.labels(caller);
        String title = labels.get("delete.title", chosen.records().size());
        ChosenForm form = new ChosenForm(
                Room.HOME + "/chosen",
                chosen,
                chosen.records().stream()
                        .map(record -> titles.getOrDefault(record, labels.get("delete.gone")))
                        .toList(),
                Room.HOME,
                null,
                labels.get("delete.confirm"),
                true);
        Page page = new Page(
                title, pages.crumbs(caller, true), room.fill("chosen", Map.of("title", title, "form", form), caller));
        return Response.ok(page).build();
    }

    private Map<RecordId, String> titles(Caller caller) {
        Map<RecordId, String> titles = new HashMap<>();
        searches.all(caller)
                .forEach(shown -> titles.put(shown.search().id(), shown.search().name()));
        return titles;
    }

    @POST
    @Path("/chosen")
    @Consumes(FORM)
    @Produces("text/html")
    public Response delete(@Context Caller caller, FormData form) {
        Chosen chosen = Chosen.read(form.first(Chosen.ACT), form.all(Chosen.RECORD), Set.of(DELETE));
        RecordId step = ids.next();
        return answer(
                chosen,
                record -> {
                    SavedSearch search = searches.find(record, caller).search();
                    searches.delete(record, search.version(), step, caller);
                },
                titles(caller),
                "?step=" + step,
                caller);
    }

    /** Where all is done the list says so; else what was not is told here. */
    private Response answer(
            Chosen chosen, Consumer<RecordId> work, Map<RecordId, String> titles, String done, Caller caller) {
        Outcome outcome = chosen.each(work, titles, room.texts(), caller.language());
        if (outcome.allDone()) {
            return Response.seeOther(URI.create(Room.HOME + done)).build();
        }
        String title = room.labels(caller).get("outcome.title");
        Page page = new Page(
                title,
                pages.crumbs(caller, true),
                room.fill("outcome", Map.of("title", title, "outcome", outcome), caller));
        return Response.ok(page).build();
    }

    @POST
    @Path("/undo")
    @Consumes(FORM)
    @Produces("text/html")
    public Response undo(@Context Caller caller, FormData form) {
        RecordId step = RecordId.parse(form.first("step"));
        Map<RecordId, String> titles = new HashMap<>();
        for (Shown shown : searches.deleted(caller)) {
            if (shown.search().deleted().orElseThrow().step().equals(step)) {
                titles.put(shown.search().id(), shown.search().name());
            }
        }
        if (titles.isEmpty()) {
            throw new Refusal(
                    "saved-search.undo",
                    "Nothing that was deleted then can be brought back: it is back already, or was deleted longer than a"
                            + " day ago");
        }
        return answer(
                new Chosen("undo", List.copyOf(titles.keySet())),
                record -> searches.bringBack(record, caller),
                titles,
                "?done=back",
                caller);
    }
}
