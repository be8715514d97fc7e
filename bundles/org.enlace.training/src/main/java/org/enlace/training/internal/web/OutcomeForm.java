package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.documents.MarkdownFields;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.OutcomeText;
import org.enlace.training.outcome.Question;
import org.enlace.training.outcome.Subject;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Writing minutes, questions and decisions. A question is a line that begins with a question mark, with its answer below. */
@Path("/training")
@Needs("training.organise")
public final class OutcomeForm {
    private static final Set<String> FIELDS = Set.of("minutes", "questions", "decisions");

    private final OutcomeRoom room;

    OutcomeForm(OutcomeRoom room) {
        this.room = room;
    }

    @GET
    @Path("/series/{id}/outcome/edit")
    @Produces("text/html")
    public Page series(@Context Caller caller, @PathParam("id") String id) {
        return begin(room.series(id, caller), caller);
    }

    @GET
    @Path("/sessions/{id}/outcome/edit")
    @Produces("text/html")
    public Page session(@Context Caller caller, @PathParam("id") String id) {
        return begin(room.session(id, caller), caller);
    }

    @POST
    @Path("/series/{id}/outcome/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response saveSeries(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return save(room.series(id, caller), data, caller);
    }

    @POST
    @Path("/sessions/{id}/outcome/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response saveSession(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return save(room.session(id, caller), data, caller);
    }

    private Page begin(Subject subject, Caller caller) {
        Outcome now = room.desks().outcomes().find(subject, caller);
        Form form = new Form()
                .put("version", now.version())
                .put("minutes", now.text().minutes())
                .put("questions", typed(now.text().questions()))
                .put("decisions", String.join("\n", now.text().decisions()));
        return page(subject, form, false, caller);
    }

    private Response save(Subject subject, FormData data, Caller caller) {
        Form form = Form.of(data);
        if (MarkdownFields.asked(data)) {
            return Response.ok(page(subject, form, true, caller)).build();
        }
        Labels labels = room.pages().labels(caller);
        return OutcomeRoom.done(
                () -> {
                    OutcomeText text = new OutcomeText(
                            form.get("minutes"), questions(form.get("questions")), lines(form.get("decisions")));
                    room.desks().outcomes().note(subject, form.version(), text, caller);
                    return Pages.to(OutcomeRoom.path(subject), "noted");
                },
                form,
                labels,
                FIELDS,
                "minutes",
                shown -> page(subject, shown, false, caller),
                () -> room.desks().outcomes().find(subject, caller).version());
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    static List<Question> questions(String text) {
        List<Question> all = new ArrayList<>();
        String asked = null;
        StringBuilder answered = new StringBuilder();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String clean = line.strip();
            if (clean.startsWith("?")) {
                if (asked != null) {
                    all.add(new Question(asked, answered.toString()));
                }
                asked = clean.replaceFirst("^\\?\\s*", "");
                answered.setLength(0);
            } else if (asked != null) {
                answered.append(line).append('\n');
            } else if (!clean.isEmpty()) {
                throw new Refusal(
                                "training.question-line",
                                "Line " + number + " is \"" + Form.cut(line) + "\"; begin with ? and the question",
                                number,
                                Form.cut(line))
                        .at("questions");
            }
        }
        if (asked != null) {
            all.add(new Question(asked, answered.toString()));
        }
        return all;
    }

    static String typed(List<Question> questions) {
        return questions.stream()
                .map(one -> "? " + one.asked() + (one.answered().isEmpty() ? "" : "\n" + one.answered()))
                .collect(Collectors.joining("\n\n"));
    }

    private Page page(Subject subject, Form form, boolean previewed, Caller caller) {
        Labels labels = room.pages().labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("path", OutcomeRoom.path(subject));
        parameters.put("caption", room.title(subject, caller));
        parameters.put("previewed", previewed);
        parameters.put("fields", room.desks().fields());
        return room.page(labels.get("outcome.edit"), "outcome-form", subject, true, caller, parameters);
    }
}
