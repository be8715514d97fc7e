package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.LocalTimes;
import org.enlace.training.Nomination;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.AttendanceLists.Listed;
import org.enlace.training.attendance.AttendanceLists.Match;
import org.enlace.training.attendance.AttendanceLists.RefusedLine;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.ListRow;
import org.enlace.web.FormData;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Upload;

/** Taking over the list of a videoconference service: choose the file, see whose each line is, take it. What was read travels in the page, not on the node. */
@Path("/training")
@Needs("training.organise")
public final class AttendanceListPage {
    private static final long BODY = AttendanceLists.BYTES + 64L * 1024;

    /** Of so many at once is asked whose they are. */
    private static final int ASKED = 40;

    private final Pages pages;

    AttendanceListPage(Pages pages) {
        this.pages = pages;
    }

    private Session session(String id, Caller caller) {
        return pages.desks().sessions().find(RecordId.parse(id), caller);
    }

    @GET
    @Path("/sessions/{id}/attendance-list")
    @Produces("text/html")
    public Page choose(@Context Caller caller, @PathParam("id") String id) {
        Session session = session(id, caller);
        return choosing(
                session, new Form().put("zone", session.content().time().zone().getId()), caller);
    }

    private Page choosing(Session session, Form form, Caller caller) {
        return page("attendance-list", session, Map.of("session", session, "form", form), caller);
    }

    private Page page(String template, Session session, Map<String, Object> parameters, Caller caller) {
        Series series = pages.desks().trainings().series(session.series(), caller);
        Labels labels = pages.labels(caller);
        Page.Crumb sheet = new Page.Crumb(labels.get("attendance.title"), Pages.at(session) + "/attendance");
        return pages.page(
                labels.get("list.title"),
                template,
                List.of(Pages.crumb(series), Pages.crumb(session), sheet),
                caller,
                parameters);
    }

    @POST
    @Path("/sessions/{id}/attendance-list")
    @Consumes("multipart/form-data")
    @Produces("text/html")
    @MaxBody(BODY)
    public Response read(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Session session = session(id, caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        Optional<Upload> file = data.file("file");
        ZoneId zone = form.read("zone", labels, () -> LocalTimes.zone(form.get("zone")));
        if (file.isEmpty()) {
            form.refused(
                    new Refusal("training.list-missing", "No file is chosen; choose one"), labels, Set.of(), "file");
        }
        if (!form.wrong()) {
            try {
                Listed listed = pages.desks()
                        .attendanceLists()
                        .read(session.id(), file.get().open(), zone, caller);
                form.put("name", file.get().name());
                return Response.ok(checked(session, listed.rows(), listed.refused(), Map.of(), form, caller))
                        .build();
            } catch (Refusal refusal) {
                form.refused(refusal, labels, Set.of("zone"), "file");
            }
        }
        return Response.status(422).entity(choosing(session, form, caller)).build();
    }

    /** Shows whose each line is by what was said meanwhile; asked with {@code take}, takes them. */
    @POST
    @Path("/sessions/{id}/attendance-list/take")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    @MaxBody(BODY)
    public Response take(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Session session = session(id, caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            List<ListRow> rows = CarriedRows.read(form.get("rows"));
            Map<Long, Optional<RecordId>> said = said(data);
            if (!form.get("act").equals("take")) {
                return Response.ok(checked(session, rows, List.of(), said, form, caller))
                        .build();
            }
            try {
                return AttendancePages.done(
                        pages.desks()
                                .attendanceLists()
                                .take(
                                        session.id(),
                                        form.get("name"),
                                        rows,
                                        said,
                                        form.all("options").contains("replace"),
                                        form.all("options").contains("absent"),
                                        caller),
                        "listed");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, Set.of(), "options");
                return Response.status(422)
                        .entity(checked(session, rows, List.of(), said, form, caller))
                        .build();
            }
        } catch (Refusal refusal) {
            form.put("zone", session.content().time().zone().getId());
            form.refused(refusal, labels, Set.of(), "file");
            return Response.status(422).entity(choosing(session, form, caller)).build();
        }
    }

    /** By the first line of a person, whose it was said to be. */
    private static Map<Long, Optional<RecordId>> said(FormData data) {
        Map<Long, Optional<RecordId>> said = new LinkedHashMap<>();
        for (String name : data.names()) {
            if (name.matches("whose-\\d{1,9}") && !data.first(name).isEmpty()) {
                String whose = data.first(name);
                said.put(
                        Long.parseLong(name.substring("whose-".length())),
                        whose.equals("nobody") ? Optional.empty() : Optional.of(RecordId.parse(whose)));
            }
        }
        return said;
    }

    private Page checked(
            Session session,
            List<ListRow> rows,
            List<RefusedLine> refused,
            Map<Long, Optional<RecordId>> said,
            Form form,
            Caller caller) {
        List<Match> matches = pages.desks().attendanceLists().match(session.id(), rows, said, caller);
        Set<RecordId> taken = matches.stream()
                .filter(match -> match.found() == AttendanceLists.Found.MAIL)
                .flatMap(match -> match.nomination().stream())
                .map(Nomination::id)
                .collect(java.util.stream.Collectors.toSet());
        List<Nomination> free = pages.desks().attendances().sheet(session.id(), caller).stream()
                .map(Line::nomination)
                .filter(Nomination.Confirmed.class::isInstance)
                .filter(one -> !taken.contains(one.id()))
                .toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("session", session);
        parameters.put("matches", matches);
        parameters.put("refused", refused);
        parameters.put("asked", ASKED);
        parameters.put("free", free);
        parameters.put("rows", CarriedRows.text(rows));
        parameters.put("form", form);
        return page("attendance-list-check", session, parameters, caller);
    }
}
