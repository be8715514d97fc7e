package org.enlace.training.internal.web;

import gg.jte.Content;
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
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.Attendances.Step;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.OwnPath;
import org.enlace.web.Page;
import org.enlace.web.Ui;

/** The sheet of a session: who was there, from when to when, and how that is known. */
@Path("/training")
@Needs("training.nominate")
public final class AttendancePages {
    private static final List<String> DONE = List.of("noted", "listed", "undone");
    private static final int LINES = 50;

    private final Pages pages;

    AttendancePages(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/sessions/{id}/attendance")
    @Produces("text/html")
    public Page sheet(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("standing") @DefaultValue("") String standing,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("step") @DefaultValue("") String step,
            @QueryParam("count") @DefaultValue("") String count) {
        Session session = pages.desks().sessions().find(RecordId.parse(id), caller);
        SheetFilter filter = new SheetFilter(standing, country, after, view.equals("print"));
        return page(session, filter, said(session, done, step, count, caller), "", caller);
    }

    /** What was just done, with the way back where there is one. */
    private Content said(Session session, String done, String step, String count, Caller caller) {
        Labels labels = pages.labels(caller);
        if (!DONE.contains(done)) {
            return null;
        }
        int many = count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
        Content text = Ui.text(labels.get("done.attendance-" + done, many));
        return done.equals("undone") || !step.matches("[0-9a-f-]{36}")
                ? text
                : Ui.join(
                        text,
                        Ui.text(" "),
                        Ui.undo(
                                labels.language(),
                                labels.get("attendance.title"),
                                Pages.HOME + "/attendance/undo",
                                step,
                                Pages.at(session) + "/attendance"));
    }

    private Page page(Session session, SheetFilter filter, Content done, String wrong, Caller caller) {
        Attendances attendances = pages.desks().attendances();
        Series series = pages.desks().trainings().series(session.series(), caller);
        List<Line> all = attendances.sheet(session.id(), caller);
        List<Line> chosen = filter.of(all);
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("session", session);
        parameters.put("counts", Attendances.counts(all));
        parameters.put("countries", SheetFilter.countries(all));
        parameters.put("filter", filter);
        parameters.put("found", chosen.size());
        parameters.put("lines", filter.part(chosen, LINES));
        parameters.put("next", filter.next(chosen, LINES));
        parameters.put("measure", attendances.measure(series.id(), caller).measure());
        parameters.put("shows", pages.desks().checkIns().shows(session, caller));
        parameters.put("done", done);
        parameters.put("wrong", wrong);
        return pages.page(
                labels.get("attendance.title"),
                "attendance",
                List.of(Pages.crumb(series), Pages.crumb(session)),
                caller,
                parameters);
    }

    @POST
    @Path("/sessions/{id}/attendance")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response allPresent(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId session = RecordId.parse(id);
        try {
            return done(pages.desks().attendances().allPresent(session, caller), "noted");
        } catch (Refusal refusal) {
            return refused(session, refusal, caller);
        }
    }

    static Response done(Step step, String done) {
        return Pages.to(
                Pages.HOME + "/sessions/" + step.session() + "/attendance?step=" + step.id() + "&count=" + step.done(),
                done);
    }

    private Response refused(RecordId session, Refusal refusal, Caller caller) {
        Session now = pages.desks().sessions().find(session, caller);
        String wrong = pages.labels(caller).of(refusal);
        return Response.status(422)
                .entity(page(now, SheetFilter.ALL, null, wrong, caller))
                .build();
    }

    @POST
    @Path("/attendance/undo")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response undo(@Context Caller caller, FormData data) {
        RecordId step = RecordId.parse(data.first("step"));
        try {
            return done(pages.desks().attendances().undo(step, caller), "undone");
        } catch (Refusal refusal) {
            Labels labels = pages.labels(caller);
            Page page = pages.page(
                    labels.get("attendance.title"),
                    "attendance-refused",
                    List.of(),
                    caller,
                    Map.of(
                            "wrong",
                            labels.of(refusal),
                            "back",
                            OwnPath.of(data.first("back")).map(Object::toString).orElse(Pages.HOME)));
            return Response.status(422).entity(page).build();
        }
    }
}
