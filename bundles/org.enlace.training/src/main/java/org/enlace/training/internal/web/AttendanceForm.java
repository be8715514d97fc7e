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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.SessionTime;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Stay;
import org.enlace.training.internal.attendance.ListClock;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One person at one session: what is known, everything that was said of it, and the correction. */
@Path("/training")
@Needs("training.nominate")
public final class AttendanceForm {
    private static final Set<String> FIELDS = Set.of("arrival", "departure", "reason");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Pages pages;

    AttendanceForm(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/sessions/{id}/attendance/{nomination}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("nomination") String nomination,
            @QueryParam("done") @DefaultValue("") String done) {
        Session session = pages.desks().sessions().find(RecordId.parse(id), caller);
        Line line = pages.desks().attendances().line(session.id(), RecordId.parse(nomination), caller);
        String said = Pages.done(pages.labels(caller), done, List.of("attendance"));
        return page(session, line, filled(session, line), said, caller);
    }

    private static Form filled(Session session, Line line) {
        SessionTime time = session.content().time();
        Form form = new Form().put("version", line.attendance().version());
        form.put("arrival", line.presence().arrival().map(at -> typed(at, time)).orElse(""));
        return form.put(
                "departure",
                line.presence().departure().map(at -> typed(at, time)).orElse(""));
    }

    /** As somebody would type it: the day only where it is not the session's. */
    private static String typed(Instant at, SessionTime time) {
        LocalDateTime local = LocalDateTime.ofInstant(at, time.zone());
        return local.toLocalDate().equals(time.localStart().toLocalDate()) ? CLOCK.format(local) : DAY.format(local);
    }

    private Page page(Session session, Line line, Form form, String done, Caller caller) {
        Series series = pages.desks().trainings().series(session.series(), caller);
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("session", session);
        parameters.put("line", line);
        parameters.put(
                "history",
                pages.desks()
                        .attendances()
                        .history(session.id(), line.nomination().id(), caller));
        parameters.put("form", form);
        parameters.put("done", done);
        Page.Crumb sheet = new Page.Crumb(labels.get("attendance.title"), Pages.at(session) + "/attendance");
        return pages.page(
                line.nomination().person().name(),
                "attendance-form",
                List.of(Pages.crumb(series), Pages.crumb(session), sheet),
                caller,
                parameters);
    }

    @POST
    @Path("/sessions/{id}/attendance/{nomination}")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response note(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("nomination") String nomination,
            FormData data) {
        Session session = pages.desks().sessions().find(RecordId.parse(id), caller);
        RecordId record = RecordId.parse(nomination);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            said(session, record, form, labels, caller);
            if (!form.wrong()) {
                return Pages.to(Pages.at(session) + "/attendance/" + record, "attendance");
            }
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "arrival");
        } catch (Stale stale) {
            Line now = pages.desks().attendances().line(session.id(), record, caller);
            form.stale(now.attendance().version(), labels, "arrival");
            return Response.status(409)
                    .entity(page(session, now, form, "", caller))
                    .build();
        }
        Line now = pages.desks().attendances().line(session.id(), record, caller);
        return Response.status(422).entity(page(session, now, form, "", caller)).build();
    }

    private void said(Session session, RecordId nomination, Form form, Labels labels, Caller caller) {
        Attendances attendances = pages.desks().attendances();
        String reason = form.get("reason");
        switch (form.get("act")) {
            case "absent" ->
                attendances.note(session.id(), nomination, form.version(), Optional.empty(), reason, caller);
            case "forget" -> attendances.forget(session.id(), nomination, form.version(), reason, caller);
            default -> {
                SessionTime time = session.content().time();
                ListClock clock = new ListClock(time, time.zone());
                Instant from = form.read("arrival", labels, () -> clock.at(form.get("arrival")));
                Instant until = form.get("departure").isBlank()
                        ? time.end()
                        : form.read("departure", labels, () -> clock.at(form.get("departure")));
                if (!form.wrong()) {
                    Stay stay = Stay.of(new Span(from, until));
                    attendances.note(session.id(), nomination, form.version(), Optional.of(stay), reason, caller);
                }
            }
        }
    }
}
