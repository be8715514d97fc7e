package org.enlace.jit.internal.web.closing;

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
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Gives a lesson to the protocol library: whoever does reads and words it first, for people who know nothing of the case. */
@Path("/jit")
@Needs("jit.read")
public final class LessonPages {
    private static final Set<String> FIELDS = Set.of("title", "text", "read");

    private final ClosingRoom room;

    LessonPages(ClosingRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/work/closing/lessons/{entry}/practice")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String team, @PathParam("entry") String entry) {
        Entry lesson = room.area().lessons().lesson(RecordId.parse(team), RecordId.parse(entry), caller);
        String recommendation = lesson.content().word("recommendation");
        String text = lesson.content().word("text") + (recommendation.isEmpty() ? "" : "\n\n" + recommendation);
        return asking(
                lesson, new Form().put("title", lesson.content().word("title")).put("text", text), caller);
    }

    private Page asking(Entry lesson, Form form, Caller caller) {
        TeamView view = room.enter(lesson.team(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("lesson", lesson);
        parameters.put(
                "library",
                room.area().lessons().library(caller.language(), caller).orElse(""));
        return room.page("closing.practice.title", "closing/practice", List.of(room.crumb(view)), view, parameters);
    }

    @POST
    @Path("/teams/{id}/work/closing/lessons/{entry}/practice")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response draw(
            @Context Caller caller, @PathParam("id") String team, @PathParam("entry") String entry, FormData data) {
        Entry lesson = room.area().lessons().lesson(RecordId.parse(team), RecordId.parse(entry), caller);
        Labels labels = room.labels(caller);
        Form form = Form.of(data);
        if (form.get("read").isEmpty()) {
            form.wrong("read", labels.get("closing.practice.read.missing"));
        } else {
            try {
                Begun begun = room.area()
                        .lessons()
                        .draw(lesson.team(), lesson.id(), form.get("title"), form.get("text"), caller);
                return Pages.to(ClosingRoom.path(lesson.team()), begun.path().isPresent() ? "drawn" : "drawn-unseen");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "text");
            }
        }
        return Response.status(422).entity(asking(lesson, form, caller)).build();
    }
}
