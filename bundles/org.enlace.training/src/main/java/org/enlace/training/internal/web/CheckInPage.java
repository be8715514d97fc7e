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
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.attendance.CheckIns;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The door of a session: checking in and out, and the screen that shows the code in the room. */
@Path("/training")
@Needs("training.read")
public final class CheckInPage {
    private static final List<String> DONE = List.of("entered", "left");
    private static final Set<String> FIELDS = Set.of("code", "mail");

    private final Pages pages;
    private final Clock clock;

    CheckInPage(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Path("/sessions/{id}/check-in")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        String said = Pages.done(pages.labels(caller), done, DONE);
        return page(RecordId.parse(id), new Form(), said, caller);
    }

    private Page page(RecordId id, Form form, String done, Caller caller) {
        CheckIns checkIns = pages.desks().checkIns();
        CheckIns.Door door = checkIns.door(id, caller);
        Session session = door.session();
        Series series = pages.desks().trainings().series(session.series(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("door", door);
        parameters.put("shows", checkIns.shows(session, caller));
        parameters.put("form", form);
        parameters.put("why", pages.unknown(caller));
        parameters.put("done", done);
        return pages.page(
                pages.labels(caller).get("check-in.title"),
                "check-in",
                List.of(Pages.crumb(series), Pages.crumb(session)),
                caller,
                parameters);
    }

    @POST
    @Path("/sessions/{id}/check-in")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response checkIn(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId session = RecordId.parse(id);
        Form form = Form.of(data);
        CheckIns checkIns = pages.desks().checkIns();
        String at = Pages.HOME + "/sessions/" + session + "/check-in";
        try {
            switch (form.get("act")) {
                case "leave" -> {
                    checkIns.leave(session, caller);
                    return Pages.to(at, "left");
                }
                case "code" -> checkIns.enterByCode(session, form.get("code"), form.get("mail"), caller);
                default -> checkIns.enter(session, caller);
            }
            return Pages.to(at, "entered");
        } catch (Refusal refusal) {
            form.refused(refusal, pages.labels(caller), FIELDS, "enter");
            return Response.status(422).entity(page(session, form, "", caller)).build();
        }
    }

    /** Shows the code large. It comes anew by itself when the code changes, without script too. */
    @GET
    @Path("/sessions/{id}/room")
    @Produces("text/html")
    public Response room(@Context Caller caller, @PathParam("id") String id) {
        RecordId record = RecordId.parse(id);
        Session session = pages.desks().sessions().find(record, caller);
        Series series = pages.desks().trainings().series(session.series(), caller);
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("session", session);
        parameters.put("code", null);
        parameters.put("wrong", "");
        Response.ResponseBuilder answer = Response.ok();
        try {
            CheckIns.RoomCode code = pages.desks().checkIns().code(record, caller);
            parameters.put("code", code);
            long left = Duration.between(clock.instant(), code.until()).toSeconds();
            answer.header("Refresh", Math.max(1, Math.min(code.seconds(), left + 1)));
        } catch (Refusal refusal) {
            parameters.put("wrong", labels.of(refusal));
        }
        List<Page.Crumb> way = List.of(Pages.crumb(series), Pages.crumb(session));
        return answer.entity(pages.page(labels.get("room.title"), "room", way, caller, parameters))
                .build();
    }
}
