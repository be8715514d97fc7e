package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.documents.MarkdownFields;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Subject;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Writing down what was learned, and drawing a practice from it. */
@Path("/training")
@Needs("training.organise")
public final class LessonPages {
    private static final Set<String> FIELDS = Set.of("title", "text", "language", "country");

    private final OutcomeRoom room;

    LessonPages(OutcomeRoom room) {
        this.room = room;
    }

    @GET
    @Path("/series/{id}/outcome/lessons/new")
    @Produces("text/html")
    public Page series(@Context Caller caller, @PathParam("id") String id) {
        return begin(room.series(id, caller), caller);
    }

    @GET
    @Path("/sessions/{id}/outcome/lessons/new")
    @Produces("text/html")
    public Page session(@Context Caller caller, @PathParam("id") String id) {
        return begin(room.session(id, caller), caller);
    }

    private Page begin(Subject subject, Caller caller) {
        return page(subject, null, new Form().put("language", caller.language().tag()), false, caller);
    }

    @POST
    @Path("/series/{id}/outcome/lessons/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response ofSeries(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return save(room.series(id, caller), null, data, caller);
    }

    @POST
    @Path("/sessions/{id}/outcome/lessons/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response ofSession(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return save(room.session(id, caller), null, data, caller);
    }

    @GET
    @Path("/lessons/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Lesson lesson = room.desks().lessons().find(RecordId.parse(id), caller);
        Lesson.Content content = lesson.content();
        Form form = new Form()
                .put("version", lesson.version())
                .put("title", content.title())
                .put("text", content.text())
                .put("language", content.language().tag())
                .put("country", content.country().map(CountryCode::value).orElse(""));
        return page(lesson.subject(), lesson, form, false, caller);
    }

    @POST
    @Path("/lessons/{id}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response change(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Lesson lesson = room.desks().lessons().find(RecordId.parse(id), caller);
        return save(lesson.subject(), lesson, data, caller);
    }

    private Response save(Subject subject, Lesson lesson, FormData data, Caller caller) {
        Form form = Form.of(data);
        if (MarkdownFields.asked(data)) {
            return Response.ok(page(subject, lesson, form, true, caller)).build();
        }
        Labels labels = room.pages().labels(caller);
        Lesson.Content content = content(form, labels);
        if (content == null) {
            return Response.status(422)
                    .entity(page(subject, lesson, form, false, caller))
                    .build();
        }
        return OutcomeRoom.done(
                () -> {
                    if (lesson == null) {
                        room.desks().lessons().learn(subject, content, caller);
                        return Pages.to(OutcomeRoom.path(subject), "learned");
                    }
                    room.desks().lessons().revise(lesson.id(), form.version(), content, caller);
                    return Pages.to(OutcomeRoom.path(subject), "lesson-saved");
                },
                form,
                labels,
                FIELDS,
                "title",
                shown -> page(subject, lesson, shown, false, caller),
                () -> room.desks().lessons().find(lesson.id(), caller).version());
    }

    private static Lesson.Content content(Form form, Labels labels) {
        Language language = form.read("language", labels, () -> Language.of(form.get("language"))
                .orElseThrow(() -> new Refusal(
                        "training.language",
                        "\"" + form.get("language") + "\" is no language; use es, pt, en or fr",
                        Form.cut(form.get("language")))));
        Optional<CountryCode> country = form.read(
                "country",
                labels,
                () -> form.get("country").isBlank()
                        ? Optional.<CountryCode>empty()
                        : Optional.of(new CountryCode(form.get("country"))));
        form.read("title", labels, () -> new Lesson.Content(form.get("title"), "-", Language.ES, Optional.empty()));
        form.read("text", labels, () -> new Lesson.Content("-", form.get("text"), Language.ES, Optional.empty()));
        return form.wrong() ? null : new Lesson.Content(form.get("title"), form.get("text"), language, country);
    }

    private Page page(Subject subject, Lesson lesson, Form form, boolean previewed, Caller caller) {
        Labels labels = room.pages().labels(caller);
        String title = labels.get(lesson == null ? "lesson.new" : "lesson.edit");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", title);
        parameters.put("caption", room.title(subject, caller));
        parameters.put("form", form);
        parameters.put(
                "path",
                lesson == null
                        ? OutcomeRoom.path(subject) + "/lessons/new"
                        : "/training/lessons/" + lesson.id() + "/edit");
        parameters.put("back", OutcomeRoom.path(subject));
        parameters.put("previewed", previewed);
        parameters.put("fields", room.desks().fields());
        return room.page(title, "lesson-form", subject, true, caller, parameters);
    }

    /** Takes it back, or with {@code gone=no} brings it back. */
    @POST
    @Path("/lessons/{id}/drop")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response drop(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Lesson lesson = room.desks().lessons().find(RecordId.parse(id), caller);
        Form form = Form.of(data);
        boolean gone = !form.get("gone").equals("no");
        room.desks().lessons().drop(lesson.id(), form.version(), gone, caller);
        return Pages.to(OutcomeRoom.path(lesson.subject()), gone ? "lesson-dropped" : "lesson-kept");
    }

    /** Needs what the library asks for, and no more of training than reading. */
    @POST
    @Path("/lessons/{id}/practice")
    @Needs("training.read")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response draw(@Context Caller caller, @PathParam("id") String id) {
        Lesson lesson = room.desks().lessons().find(RecordId.parse(id), caller);
        Begun begun = room.desks().lessons().draw(lesson.id(), caller);
        return Pages.to(OutcomeRoom.path(lesson.subject()), begun.path().isPresent() ? "drawn" : "drawn-unseen");
    }
}
