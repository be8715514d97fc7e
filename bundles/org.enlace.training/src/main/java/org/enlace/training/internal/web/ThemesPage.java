package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Series;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** What a series is about, ticked in the crime classification. */
@Path("/training")
@Needs("training.organise")
public final class ThemesPage {
    private final OutcomeRoom room;

    ThemesPage(OutcomeRoom room) {
        this.room = room;
    }

    @GET
    @Path("/series/{id}/themes")
    @Produces("text/html")
    public Page show(@Context Caller caller, @PathParam("id") String id) {
        Series series = series(id, caller);
        Form form = new Form().putAll("themes", room.desks().themes().of(series.id(), caller));
        return page(series, form, caller);
    }

    private Series series(String id, Caller caller) {
        return room.pages().desks().trainings().series(RecordId.parse(id), caller);
    }

    @POST
    @Path("/series/{id}/themes")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series series = series(id, caller);
        Form form = Form.of(data);
        return OutcomeRoom.done(
                () -> {
                    room.desks().themes().set(series.id(), form.all("themes"), caller);
                    return Pages.to(Pages.at(series), "saved");
                },
                form,
                room.pages().labels(caller),
                Set.of("themes"),
                "themes",
                shown -> page(series, shown, caller),
                () -> 0);
    }

    private Page page(Series series, Form form, Caller caller) {
        List<String> ticked = form.all("themes");
        List<Choice> choices = room.desks().crimeTypes().all().stream()
                .map(one -> Choice.of(one.code(), one.code() + " " + one.name(caller.language()))
                        .selected(ticked.contains(one.code())))
                .toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("form", form);
        parameters.put("choices", choices);
        return room.pages()
                .page(
                        room.pages().labels(caller).get("themes.title"),
                        "themes",
                        List.of(Pages.crumb(series)),
                        caller,
                        parameters);
    }
}
