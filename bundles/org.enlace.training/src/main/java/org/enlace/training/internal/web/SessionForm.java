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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Recording;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.SessionContent;
import org.enlace.training.SessionTime;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** Planning a session and changing one. Where an hour comes twice the form asks which is meant. */
@Path("/training")
@Needs("training.organise")
public final class SessionForm {
    private final Pages pages;

    SessionForm(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/series/{id}/sessions/new")
    @Produces("text/html")
    public Page begin(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("start") @DefaultValue("") String start,
            @QueryParam("minutes") @DefaultValue("60") String minutes) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        Form form = new Form()
                .put("zone", series.content().zone())
                .put("recording", Recording.NONE.token())
                .put("moderators", caller.reader())
                .putAll(
                        "languages",
                        series.content().languages().stream().map(Language::tag).toList());
        try {
            Instant from = Instant.parse(start);
            Instant until = from.plusSeconds(60L * Integer.parseInt(minutes));
            SessionFields.time(
                    form, new SessionTime(from, until, series.content().zone()));
        } catch (DateTimeException | NumberFormatException | Refusal e) {
            // Begun without a time that was found: the fields are empty.
        }
        return page(series, null, form, caller);
    }

    @POST
    @Path("/series/{id}/sessions/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        SessionContent content = SessionFields.content(form, labels);
        if (content != null) {
            try {
                Session made = pages.desks().sessions().plan(series.id(), content, caller);
                return Pages.to(Pages.at(made), "created");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, SessionFields.FIELDS, "title");
            }
        }
        return Response.status(422).entity(page(series, null, form, caller)).build();
    }

    @GET
    @Path("/sessions/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Session session = pages.desks().sessions().find(RecordId.parse(id), caller);
        return page(series(session, caller), session, SessionFields.of(session), caller);
    }

    private Series series(Session session, Caller caller) {
        return pages.desks().trainings().series(session.series(), caller);
    }

    @POST
    @Path("/sessions/{id}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Session now = pages.desks().sessions().find(RecordId.parse(id), caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        SessionContent content = SessionFields.content(form, labels);
        if (content == null) {
            return Response.status(422)
                    .entity(page(series(now, caller), now, form, caller))
                    .build();
        }
        try {
            pages.desks().sessions().revise(now.id(), form.version(), content, caller);
            return Pages.to(Pages.at(now), "saved");
        } catch (Refusal refusal) {
            Form refused = form.refused(refusal, labels, SessionFields.FIELDS, "title");
            return Response.status(422)
                    .entity(page(series(now, caller), now, refused, caller))
                    .build();
        } catch (Stale stale) {
            Session moved = pages.desks().sessions().find(now.id(), caller);
            Form outdated = form.stale(moved.version(), labels, "title");
            return Response.status(409)
                    .entity(page(series(moved, caller), moved, outdated, caller))
                    .build();
        }
    }

    private Page page(Series series, Session session, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        String title = labels.get(session == null ? "session.new" : "session.edit");
        List<Page.Crumb> way = new ArrayList<>(List.of(Pages.crumb(series)));
        if (session != null) {
            way.add(Pages.crumb(session));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", title);
        parameters.put("series", series);
        parameters.put("form", form);
        parameters.put("action", session == null ? Pages.at(series) + "/sessions/new" : Pages.at(session) + "/edit");
        parameters.put("back", session == null ? Pages.at(series) : Pages.at(session));
        parameters.put("startOffsets", SessionFields.offsets(form, "start"));
        parameters.put("endOffsets", SessionFields.offsets(form, "end"));
        parameters.put("recordings", recordings(form, labels));
        return pages.page(title, "session-form", way, caller, parameters);
    }

    private static List<Choice> recordings(Form form, Labels labels) {
        List<Choice> choices = new ArrayList<>();
        for (Recording each : Recording.values()) {
            choices.add(Choice.of(each.token(), labels.get("recording." + each.token()))
                    .selected(each.token().equals(form.get("recording"))));
        }
        return choices;
    }
}
