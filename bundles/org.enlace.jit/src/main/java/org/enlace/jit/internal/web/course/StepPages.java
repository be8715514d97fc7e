package org.enlace.jit.internal.web.course;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Team;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Courses.Act;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.Note;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Asks before each step of a request, with what is noted of it, and takes it. */
@Path("/jit")
@Needs("jit.read")
public final class StepPages {
    private final CourseRoom room;

    StepPages(CourseRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/steps/{act}")
    @Needs("jit.prepare")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String id, @PathParam("act") String act) {
        return asking(id, known(act, Act.PREPARED), caller);
    }

    @POST
    @Path("/teams/{id}/steps/{act}")
    @Needs("jit.prepare")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response take(
            @Context Caller caller, @PathParam("id") String id, @PathParam("act") String act, FormData data) {
        return stepped(id, known(act, Act.PREPARED), data, caller);
    }

    @GET
    @Path("/teams/{id}/decisions/{act}")
    @Needs("jit.central")
    @Produces("text/html")
    public Page askDecision(@Context Caller caller, @PathParam("id") String id, @PathParam("act") String act) {
        return asking(id, known(act, Act.DECIDED), caller);
    }

    @POST
    @Path("/teams/{id}/decisions/{act}")
    @Needs("jit.central")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response decide(
            @Context Caller caller, @PathParam("id") String id, @PathParam("act") String act, FormData data) {
        return stepped(id, known(act, Act.DECIDED), data, caller);
    }

    /** Where a step is asked about. */
    static String at(Team team, Act act) {
        return Pages.at(team.id()) + (Act.DECIDED.contains(act) ? "/decisions/" : "/steps/") + act.token();
    }

    private static Act known(String token, Set<Act> some) {
        return some.stream()
                .filter(act -> act.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new NotFound("step", token));
    }

    private Page asking(String id, Act act, Caller caller) {
        Team team = room.courses().find(RecordId.parse(id), caller);
        return page(team, act.token(), Optional.empty(), begun(team, caller), caller);
    }

    private Response stepped(String id, Act act, FormData data, Caller caller) {
        RecordId record = RecordId.parse(id);
        return taken(
                record,
                act.token(),
                Optional.empty(),
                Form.of(data),
                caller,
                (note, form) -> step(record, act, form.version(), note, caller));
    }

    private void step(RecordId id, Act act, int version, Note note, Caller caller) {
        Courses courses = room.courses();
        switch (act) {
            case DRAFT -> courses.draft(id, version, note, caller);
            case DROP -> courses.drop(id, version, note, caller);
            case RESUME -> courses.resume(id, version, note, caller);
            case SUBMIT -> courses.submit(id, version, note, caller);
            case RECALL -> courses.recall(id, version, note, caller);
            case RETURN -> courses.giveBack(id, version, note, caller);
            case SEND -> courses.send(id, version, note, caller);
            case REVISE, CIRCLE -> throw new IllegalArgumentException("No step: " + act);
        }
    }

    @GET
    @Path("/teams/{id}/countries/{country}/{move}")
    @Needs("jit.central")
    @Produces("text/html")
    public Page askMove(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("country") String country,
            @PathParam("move") String move) {
        Team team = room.courses().find(RecordId.parse(id), caller);
        Move one = known(move);
        return page(team, one.token(), Optional.of(asked(team, country)), begun(team, caller), caller);
    }

    @POST
    @Path("/teams/{id}/countries/{country}/{move}")
    @Needs("jit.central")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response takeMove(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("country") String country,
            @PathParam("move") String move,
            FormData data) {
        RecordId record = RecordId.parse(id);
        Move one = known(move);
        CountryCode about = asked(room.pages().desks().rooms().team(record, caller), country);
        return taken(record, one.token(), Optional.of(about), Form.of(data), caller, (note, form) -> room.courses()
                .move(record, form.version(), one, about, note, Ground.of(form.get("ground")), caller));
    }

    private static Move known(String token) {
        return Move.of(token).orElseThrow(() -> new NotFound("step", token));
    }

    private static CountryCode asked(Team team, String country) {
        return team.core().request().countries().stream()
                .filter(one -> one.value().equals(country))
                .findFirst()
                .orElseThrow(() -> new NotFound("country", country));
    }

    /** Takes a step, given what is noted of it and the form it was typed in. */
    @FunctionalInterface
    private interface Taking {
        void take(Note note, Form form);
    }

    private Response taken(
            RecordId id, String act, Optional<CountryCode> country, Form form, Caller caller, Taking taking) {
        Labels labels = room.labels(caller);
        Note note = NoteForm.read(form, labels);
        int status = 422;
        if (note != null) {
            try {
                taking.take(note, form);
                return Pages.to(Pages.at(id), act);
            } catch (Refusal refusal) {
                form.refused(refusal, labels, NoteForm.FIELDS, "text");
            } catch (Stale stale) {
                form.stale(room.pages().desks().rooms().team(id, caller).version(), labels, "text");
                status = 409;
            }
        }
        Team now = room.pages().desks().rooms().team(id, caller);
        return Response.status(status)
                .entity(page(now, act, country, form, caller))
                .build();
    }

    private Form begun(Team team, Caller caller) {
        return new Form()
                .put("version", team.version())
                .putDay("day", room.courses().today(caller));
    }

    private static String action(Team team, String act, Optional<CountryCode> country) {
        return country.map(about -> Pages.at(team.id()) + "/countries/" + about + "/" + act)
                .orElseGet(() -> at(team, Act.valueOf(act.toUpperCase(Locale.ROOT))));
    }

    private Page page(Team team, String act, Optional<CountryCode> country, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        String area = country.isPresent() ? "move." : "act.";
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("act", act);
        parameters.put("area", area);
        parameters.put("country", country.orElse(null));
        parameters.put("action", action(team, act, country));
        parameters.put("documents", room.files(team.id(), caller));
        String title = country.map(about -> labels.get("move." + act + ".title", labels.country(about)))
                .orElseGet(() -> labels.get("act." + act + ".title"));
        parameters.put("title", title);
        return room.below(team, title, "course/step", caller, parameters);
    }
}
