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
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.searches.Notice;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.SavedSearches.Shown;
import org.enlace.searches.internal.FilterText;
import org.enlace.searches.internal.NoticeWord;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.FieldError;

/** Where a search gets its name and when its officer is told what is new: once it is saved, and later. */
@Path("/search/saved")
@Needs("search.use")
public final class SaveForm {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final SavedSearches searches;
    private final Room room;
    private final SavedPage pages;

    SaveForm(SavedSearches searches, Room room, SavedPage pages) {
        this.searches = searches;
        this.room = room;
        this.pages = pages;
    }

    /** What stands in the form. */
    private record Typed(String name, String notice, String version) {}

    @GET
    @Path("/new")
    @Produces("text/html")
    public Page offer(
            @Context Caller caller,
            @QueryParam("list") @DefaultValue("") String list,
            @QueryParam("query") @DefaultValue("") String query) {
        Shown shown = searches.preview(list, FilterText.read(query), caller);
        String name = shown.words().isEmpty() ? shown.label() : String.join(", ", shown.words());
        String cut = name.length() <= SavedSearch.LONGEST
                ? name
                : name.substring(0, SavedSearch.LONGEST - 1).strip();
        return form(shown, "", new Typed(cut, Notice.NONE.token(), ""), null, caller);
    }

    @POST
    @Consumes(FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, FormData form) {
        Map<String, String> filter = FilterText.read(form.first("query"));
        Shown shown = searches.preview(form.first("list"), filter, caller);
        Typed typed = new Typed(form.first("name"), form.first("notice"), "");
        try {
            SavedSearch saved =
                    searches.save(typed.name(), form.first("list"), filter, NoticeWord.read(typed.notice()), caller);
            return Response.seeOther(URI.create(Room.HOME + "/" + saved.id() + "?done=saved"))
                    .build();
        } catch (Refusal refusal) {
            return refused(form(shown, "", typed, refusal, caller));
        }
    }

    @GET
    @Path("/{search}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("search") String search) {
        Shown shown = searches.find(RecordId.parse(search), caller);
        SavedSearch saved = shown.search();
        Typed typed = new Typed(saved.name(), saved.notice().token(), Integer.toString(saved.version()));
        return form(shown, saved.id().toString(), typed, null, caller);
    }

    @POST
    @Path("/{search}/edit")
    @Consumes(FORM)
    @Produces("text/html")
    public Response change(@Context Caller caller, @PathParam("search") String search, FormData form) {
        RecordId id = RecordId.parse(search);
        Shown shown = searches.find(id, caller);
        Typed typed = new Typed(form.first("name"), form.first("notice"), form.first("version"));
        try {
            searches.change(id, Words.version(typed.version()), typed.name(), NoticeWord.read(typed.notice()), caller);
            return Response.seeOther(URI.create(Room.HOME + "/" + id + "?done=changed"))
                    .build();
        } catch (Refusal refusal) {
            return refused(form(shown, id.toString(), typed, refusal, caller));
        }
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    private Page form(Shown shown, String id, Typed typed, Refusal refusal, Caller caller) {
        Labels labels = room.labels(caller);
        String title = labels.get(id.isEmpty() ? "save.title" : "edit.title");
        String field = refusal == null ? "" : refusal.field().orElse("");
        List<FieldError> errors = refusal == null ? List.of() : List.of(new FieldError(field, labels.of(refusal)));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("shown", shown);
        parameters.put("id", id);
        parameters.put("query", FilterText.write(shown.search().filter()));
        parameters.put("name", typed.name());
        parameters.put("notice", typed.notice());
        parameters.put("version", typed.version());
        parameters.put("field", field);
        parameters.put("errors", errors);
        parameters.put("title", title);
        return new Page(title, pages.crumbs(caller, true), room.fill("form", parameters, caller));
    }
}
