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
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.Sessions;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One session with its agenda and the table of capitals, and what is done with it. */
@Path("/training")
@Needs("training.read")
public final class SessionPages {
    private static final List<String> DONE = List.of("created", "saved", "held", "cancelled", "link");

    private final Pages pages;

    SessionPages(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/sessions/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        Session session = pages.desks().sessions().find(RecordId.parse(id), caller);
        return page(session, Pages.done(pages.labels(caller), done, DONE), new Form(), caller);
    }

    private Page page(Session session, String done, Form form, Caller caller) {
        Sessions sessions = pages.desks().sessions();
        Series series = pages.desks().trainings().series(session.series(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("session", session);
        parameters.put("done", done);
        parameters.put("form", form);
        parameters.put("capitals", sessions.capitals(session, caller));
        parameters.put("hasModeratorLink", sessions.hasModeratorLink(session.id(), caller));
        parameters.put(
                "moderatorLink", sessions.moderatorLink(session.id(), caller).orElse(""));
        return pages.page(session.content().title(), "session", List.of(Pages.crumb(series)), caller, parameters);
    }

    @POST
    @Path("/sessions/{id}/hold")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response hold(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            Session held = pages.desks().sessions().hold(record, form.version(), caller);
            return Pages.to(Pages.at(held), "held");
        } catch (Refusal refusal) {
            return refused(record, 422, form.refused(refusal, labels, Set.of(), "hold"), caller);
        } catch (Stale stale) {
            Session now = pages.desks().sessions().find(record, caller);
            return refused(record, 409, form.stale(now.version(), labels, "hold"), caller);
        }
    }

    private Response refused(RecordId record, int status, Form form, Caller caller) {
        Session now = pages.desks().sessions().find(record, caller);
        return Response.status(status).entity(page(now, "", form, caller)).build();
    }

    @POST
    @Path("/sessions/{id}/moderator-link")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response link(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        try {
            pages.desks().sessions().setModeratorLink(record, form.get("moderatorLink"), caller);
            return Pages.to(Pages.HOME + "/sessions/" + record, "link");
        } catch (Refusal refusal) {
            Labels labels = pages.labels(caller);
            return refused(record, 422, form.refused(refusal, labels, Set.of(), "moderatorLink"), caller);
        }
    }

    @GET
    @Path("/sessions/{id}/cancel")
    @Needs("training.organise")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String id) {
        Session session = pages.desks().sessions().find(RecordId.parse(id), caller);
        return asking(session, new Form().put("version", session.version()), caller);
    }

    @POST
    @Path("/sessions/{id}/cancel")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response cancel(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            Session off = pages.desks().sessions().cancel(record, form.version(), form.get("reason"), caller);
            return Pages.to(Pages.at(off), "cancelled");
        } catch (Refusal refusal) {
            Session now = pages.desks().sessions().find(record, caller);
            Page page = asking(now, form.refused(refusal, labels, Set.of("reason"), "reason"), caller);
            return Response.status(422).entity(page).build();
        } catch (Stale stale) {
            Session now = pages.desks().sessions().find(record, caller);
            Page page = asking(now, form.stale(now.version(), labels, "reason"), caller);
            return Response.status(409).entity(page).build();
        }
    }

    private Page asking(Session session, Form form, Caller caller) {
        Series series = pages.desks().trainings().series(session.series(), caller);
        return pages.page(
                pages.labels(caller).get("cancel.title"),
                "cancel",
                List.of(Pages.crumb(series), Pages.crumb(session)),
                caller,
                Map.of("session", session, "form", form));
    }
}
