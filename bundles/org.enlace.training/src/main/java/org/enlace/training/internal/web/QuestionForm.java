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
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Question.Wording;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Changing what a questionnaire asks, while nobody has answered it. */
@Path("/training")
@Needs("training.organise")
public final class QuestionForm {
    private static final String NEW = "new";

    private final Pages pages;

    QuestionForm(Pages pages) {
        this.pages = pages;
    }

    private Evaluations evaluations() {
        return pages.desks().evaluation().evaluations();
    }

    private Questionnaire found(String id, Caller caller) {
        return evaluations().find(RecordId.parse(id), caller);
    }

    @GET
    @Path("/evaluations/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Questionnaire one = found(id, caller);
        Form form = new Form().put("version", one.version());
        QuestionFields.put(form, "title", one.content().title());
        if (one.content().anonymous()) {
            form.put("anonymous", "yes");
        }
        return heads(one, form, caller);
    }

    private Page heads(Questionnaire one, Form form, Caller caller) {
        return page(one, "questionnaire.edit", "questionnaire-form", form, caller);
    }

    private Page page(Questionnaire one, String title, String template, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        About about = evaluations().about(one.subject(), caller);
        List<Page.Crumb> way = new ArrayList<>(EvaluationPages.way(about, labels));
        way.add(new Page.Crumb(one.content().title().in(labels.language()), EvaluationPages.at(one)));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("questionnaire", one);
        parameters.put("words", new EvaluationWords(labels, about));
        parameters.put("form", form);
        return pages.page(labels.get(title), template, way, caller, parameters);
    }

    @POST
    @Path("/evaluations/{id}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Questionnaire one = found(id, caller);
        return change(one, data, "title-es", "questionnaire-saved", caller, this::heads, form -> {
            Wording title = QuestionFields.wording(form, "title");
            return new QuestionnaireContent(
                    form.get("anonymous").equals("yes"), title, one.content().questions());
        });
    }

    @GET
    @Path("/evaluations/{id}/questions/{key}")
    @Produces("text/html")
    public Page question(@Context Caller caller, @PathParam("id") String id, @PathParam("key") String key) {
        Questionnaire one = found(id, caller);
        Form form = key.equals(NEW)
                ? new Form()
                        .put("kind", Question.Kind.SCALE.token())
                        .put("aspect", "content")
                        .put("required", "yes")
                : QuestionFields.of(question(one, key));
        return question(one, form.put("key", key).put("version", one.version()), caller);
    }

    private Page question(Questionnaire one, Form form, Caller caller) {
        return page(one, form.get("key").equals(NEW) ? "question.new" : "question.edit", "question-form", form, caller);
    }

    private static Question question(Questionnaire one, String key) {
        return one.content().questions().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("training-question", key));
    }

    @POST
    @Path("/evaluations/{id}/questions/{key}")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(
            @Context Caller caller, @PathParam("id") String id, @PathParam("key") String key, FormData data) {
        Questionnaire one = found(id, caller);
        if (!key.equals(NEW)) {
            question(one, key);
        }
        return change(
                one,
                data,
                "text-es",
                "question",
                caller,
                (now, form, who) -> question(now, form.put("key", key), who),
                form -> {
                    String named = key.equals(NEW) ? one.content().freshKey() : key;
                    Question typed = QuestionFields.read(form, named, pages.labels(caller));
                    if (typed == null) {
                        return null;
                    }
                    List<Question> all = new ArrayList<>();
                    one.content().questions().forEach(each -> all.add(each.key().equals(key) ? typed : each));
                    if (key.equals(NEW)) {
                        all.add(typed);
                    }
                    return one.content().with(all);
                });
    }

    @POST
    @Path("/evaluations/{id}/questions/{key}/remove")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response remove(
            @Context Caller caller, @PathParam("id") String id, @PathParam("key") String key, FormData data) {
        Questionnaire one = found(id, caller);
        Question gone = question(one, key);
        return change(
                one,
                data,
                "text-es",
                "question-removed",
                caller,
                (now, form, who) -> question(now, filled(form, gone), who),
                form -> one.content()
                        .with(one.content().questions().stream()
                                .filter(each -> each != gone)
                                .toList()));
    }

    /** One place up; the first stays. */
    @POST
    @Path("/evaluations/{id}/questions/{key}/up")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response up(
            @Context Caller caller, @PathParam("id") String id, @PathParam("key") String key, FormData data) {
        Questionnaire one = found(id, caller);
        Question moved = question(one, key);
        return change(
                one,
                data,
                "text-es",
                "question",
                caller,
                (now, form, who) -> question(now, filled(form, moved), who),
                form -> {
                    List<Question> all = new ArrayList<>(one.content().questions());
                    int at = all.indexOf(moved);
                    if (at > 0) {
                        all.remove(at);
                        all.add(at - 1, moved);
                    }
                    return one.content().with(all);
                });
    }

    /** The form of a question, with what was refused of another act. */
    private static Form filled(Form form, Question question) {
        Form whole = QuestionFields.of(question).put("key", question.key()).put("version", form.version());
        form.errors().forEach(error -> whole.wrong("text-es", error.message()));
        return whole;
    }

    @FunctionalInterface
    private interface Shown {
        Page of(Questionnaire one, Form form, Caller caller);
    }

    /** @param change what it asks then; null where the form is wrong */
    private Response change(
            Questionnaire one,
            FormData data,
            String field,
            String done,
            Caller caller,
            Shown shown,
            Function<Form, QuestionnaireContent> change) {
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            QuestionnaireContent content = change.apply(form);
            if (content != null) {
                evaluations().revise(one.id(), form.version(), content, caller);
                return Pages.to(EvaluationPages.at(one), done);
            }
        } catch (Refusal refusal) {
            form.refused(refusal, labels, QuestionFields.FIELDS, field);
        } catch (Stale stale) {
            Questionnaire now = evaluations().find(one.id(), caller);
            form.stale(now.version(), labels, field);
            return Response.status(409).entity(shown.of(now, form, caller)).build();
        }
        return Response.status(422).entity(shown.of(one, form, caller)).build();
    }
}
