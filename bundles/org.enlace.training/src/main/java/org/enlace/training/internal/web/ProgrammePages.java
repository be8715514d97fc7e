package org.enlace.training.internal.web;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.Programme;
import org.enlace.training.Series;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Item;

/** Programmes: the list, one with its series, and the form. */
@Path("/training")
@Needs("training.read")
public final class ProgrammePages {
    private static final String HOME = Pages.HOME + "/programmes";

    private final Pages pages;

    ProgrammePages(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/programmes")
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        Part<Programme> part = pages.desks().trainings().programmes(Pages.place(after, before), Pages.LINES, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "items",
                part.items().stream()
                        .map(one -> Item.of(one.content().title(), HOME + "/" + one.id()))
                        .toList());
        Pages.around(parameters, part, HOME);
        return pages.page(pages.labels(caller).get("programmes.title"), "programmes", List.of(), caller, parameters);
    }

    @GET
    @Path("/programmes/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("done") @DefaultValue("") String done) {
        Programme programme = pages.desks().trainings().programme(RecordId.parse(id), caller);
        Labels labels = pages.labels(caller);
        Part<Series> part = pages.desks()
                .trainings()
                .seriesList(Optional.of(programme.id()), false, Pages.place(after, before), Pages.LINES, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("programme", programme);
        parameters.put("done", Pages.done(labels, done, List.of("created", "saved")));
        parameters.put(
                "items",
                part.items().stream().map(one -> HomePage.item(one, labels)).toList());
        Pages.around(parameters, part, HOME + "/" + id);
        return pages.page(programme.content().title(), "programme", List.of(), caller, parameters);
    }

    @GET
    @Path("/programmes/new")
    @Needs("training.organise")
    @Produces("text/html")
    public Page begin(@Context Caller caller) {
        return page(null, new Form(), caller);
    }

    @POST
    @Path("/programmes/new")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        Form form = Form.of(data);
        Programme.Content content = content(form, pages.labels(caller));
        if (content == null) {
            return Response.status(422).entity(page(null, form, caller)).build();
        }
        Programme made = pages.desks().trainings().createProgramme(content, caller);
        return Pages.to(HOME + "/" + made.id(), "created");
    }

    @GET
    @Path("/programmes/{id}/edit")
    @Needs("training.organise")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Programme programme = pages.desks().trainings().programme(RecordId.parse(id), caller);
        Form form = new Form()
                .put("title", programme.content().title())
                .put("summary", programme.content().summary())
                .put("version", programme.version());
        return page(programme, form, caller);
    }

    @POST
    @Path("/programmes/{id}/edit")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Programme now = pages.desks().trainings().programme(RecordId.parse(id), caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        Programme.Content content = content(form, labels);
        if (content == null) {
            return Response.status(422).entity(page(now, form, caller)).build();
        }
        try {
            pages.desks().trainings().reviseProgramme(now.id(), form.version(), content, caller);
            return Pages.to(HOME + "/" + id, "saved");
        } catch (Stale stale) {
            Programme moved = pages.desks().trainings().programme(now.id(), caller);
            Page page = page(moved, form.stale(moved.version(), labels, "title"), caller);
            return Response.status(409).entity(page).build();
        }
    }

    private static Programme.Content content(Form form, Labels labels) {
        form.read("title", labels, () -> new Programme.Content(form.get("title"), ""));
        form.read("summary", labels, () -> new Programme.Content("-", form.get("summary")));
        return form.wrong() ? null : new Programme.Content(form.get("title"), form.get("summary"));
    }

    private Page page(Programme programme, Form form, Caller caller) {
        String title = pages.labels(caller).get(programme == null ? "programme.new" : "programme.edit");
        String action = programme == null ? HOME + "/new" : HOME + "/" + programme.id() + "/edit";
        String back = programme == null ? HOME : HOME + "/" + programme.id();
        List<Page.Crumb> way = programme == null ? List.of() : List.of(Pages.crumb(programme));
        return pages.page(
                title,
                "programme-form",
                way,
                caller,
                Map.of("title", title, "form", form, "action", action, "back", back));
    }
}
