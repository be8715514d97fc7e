package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.internal.outcome.OutcomeDesks;
import org.enlace.training.internal.rest.OutcomeJson.LessonJson;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Subject;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** What was learned, and the practices drawn from it, for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class LessonApi {
    private final Supplier<OutcomeDesks> desks;

    public LessonApi(Supplier<OutcomeDesks> desks) {
        this.desks = desks;
    }

    private Subject series(String id, Caller caller) {
        return desks.get().outcomes().series(RecordId.parse(id), caller);
    }

    private Subject session(String id, Caller caller) {
        return desks.get().outcomes().session(RecordId.parse(id), caller);
    }

    @GET
    @Path("/series/{id}/lessons")
    @Describe(value = "Lists the lessons of a series without those of its sessions.", answers = LessonJson.class)
    public List<LessonJson> lessonsOfSeries(@Context Caller caller, @PathParam("id") String id) {
        return lessons(series(id, caller), caller);
    }

    @GET
    @Path("/sessions/{id}/lessons")
    @Describe(value = "Lists the lessons of a session.", answers = LessonJson.class)
    public List<LessonJson> lessonsOfSession(@Context Caller caller, @PathParam("id") String id) {
        return lessons(session(id, caller), caller);
    }

    private List<LessonJson> lessons(Subject subject, Caller caller) {
        return desks.get().lessons().of(subject, caller).stream()
                .map(one -> LessonJson.of(one, desks.get().lessons().practice(one, caller)))
                .toList();
    }

    @POST
    @Path("/series/{id}/lessons")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Writes down a lesson of a series.", answers = LessonJson.class, status = 201)
    public Response learnSeries(@Context Caller caller, @PathParam("id") String id, OutcomeJson.Learning body) {
        return learn(series(id, caller), body, caller);
    }

    @POST
    @Path("/sessions/{id}/lessons")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Writes down a lesson of a session.", answers = LessonJson.class, status = 201)
    public Response learnSession(@Context Caller caller, @PathParam("id") String id, OutcomeJson.Learning body) {
        return learn(session(id, caller), body, caller);
    }

    private Response learn(Subject subject, OutcomeJson.Learning body, Caller caller) {
        Lesson made = desks.get().lessons().learn(subject, body.content(), caller);
        return Response.created(URI.create("/api/training/lessons/" + made.id()))
                .entity(LessonJson.of(made, Optional.empty()))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @GET
    @Path("/lessons/{id}")
    @Describe(value = "Gets one lesson, with the practice drawn from it.", answers = LessonJson.class)
    public Response lesson(@Context Caller caller, @PathParam("id") String id) {
        Lesson lesson = desks.get().lessons().find(RecordId.parse(id), caller);
        // A practice comes and goes without a change of the lesson, so the tag is given and no 304.
        return Response.ok(LessonJson.of(lesson, desks.get().lessons().practice(lesson, caller)))
                .tag(VersionTag.of(lesson.version()))
                .build();
    }

    @PUT
    @Path("/lessons/{id}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Changes a lesson; needs If-Match.", answers = LessonJson.class)
    public Response reviseLesson(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            OutcomeJson.Learning body) {
        return changed(desks.get()
                .lessons()
                .revise(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.content(), caller));
    }

    @POST
    @Path("/lessons/{id}/drop")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Takes a lesson back, or brings it back; needs If-Match.", answers = LessonJson.class)
    public Response dropLesson(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            OutcomeJson.Dropping body) {
        return changed(
                desks.get().lessons().drop(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.gone(), caller));
    }

    private static Response changed(Lesson lesson) {
        return Response.ok(LessonJson.of(lesson, Optional.empty()))
                .tag(VersionTag.of(lesson.version()))
                .build();
    }

    @POST
    @Path("/lessons/{id}/practice")
    @Describe(
            value = "Draws a practice from a lesson, as a draft of the library; a second time gives the first.",
            answers = OutcomeJson.PracticeJson.class)
    public OutcomeJson.PracticeJson draw(@Context Caller caller, @PathParam("id") String id) {
        return OutcomeJson.PracticeJson.of(desks.get().lessons().draw(RecordId.parse(id), caller));
    }
}
