package org.enlace.jit.internal.web.course;

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
import java.util.stream.Collectors;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Team;
import org.enlace.jit.course.Courses.Act;
import org.enlace.jit.course.Courses.Member;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Who knows of a team on this node before its agreement is in force. */
@Path("/jit")
@Needs("jit.read")
public final class CirclePage {
    private final CourseRoom room;

    CirclePage(CourseRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/circle")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        Team team = room.courses().find(RecordId.parse(id), caller);
        return page(team, done, new Form(), caller);
    }

    @POST
    @Path("/teams/{id}/circle")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response bringIn(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return changed(id, Form.of(data), "brought", caller, officer -> room.courses()
                .bringIn(RecordId.parse(id), officer, caller));
    }

    @POST
    @Path("/teams/{id}/circle/remove")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response letGo(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return changed(id, Form.of(data), "let-go", caller, officer -> room.courses()
                .letGo(RecordId.parse(id), officer, caller));
    }

    private Response changed(
            String id, Form form, String done, Caller caller, java.util.function.Consumer<OfficerId> change) {
        RecordId record = RecordId.parse(id);
        try {
            change.accept(new OfficerId(form.get("officer").strip()));
            boolean knows =
                    !room.pages().desks().rooms().known(Set.of(record), caller).isEmpty();
            return Pages.to(knows ? Pages.at(record) + "/circle" : Pages.HOME, done);
        } catch (Refusal refusal) {
            form.refused(refusal, room.labels(caller), Set.of("officer"), "officer");
            Team team = room.pages().desks().rooms().team(record, caller);
            return Response.status(422).entity(page(team, "", form, caller)).build();
        }
    }

    private Page page(Team team, String done, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        List<Member> circle = room.courses().circle(team.id(), caller);
        Set<OfficerId> in = circle.stream().map(Member::officer).collect(Collectors.toSet());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("circle", circle);
        parameters.put("form", form);
        parameters.put("may", room.courses().acts(team.id(), caller).contains(Act.CIRCLE));
        parameters.put(
                "others",
                room.pages().desks().people().holding(JitPermissions.READ, "").stream()
                        .filter(one -> !in.contains(one.officer()))
                        .toList());
        parameters.put("done", Pages.done(labels, done, List.of("brought", "let-go")));
        return room.below(team, labels.get("circle.title"), "course/circle", caller, parameters);
    }
}
