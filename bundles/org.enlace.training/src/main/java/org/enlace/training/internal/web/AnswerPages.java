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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.evaluation.Answering;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Sheet;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Answering, signed in. */
@Path("/training/evaluations/{id}/answer/{moment}")
@Needs("training.read")
public final class AnswerPages {
    private final Pages pages;

    AnswerPages(Pages pages) {
        this.pages = pages;
    }

    private Answering answering() {
        return pages.desks().evaluation().answering();
    }

    @GET
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String id, @PathParam("moment") String moment) {
        return page(RecordId.parse(id), Moment.of(moment), new Form(), caller);
    }

    private Page page(RecordId id, Moment moment, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        Questionnaire one = pages.desks().evaluation().evaluations().find(id, caller);
        About about = pages.desks().evaluation().evaluations().about(one.subject(), caller);
        Answering.Open open = null;
        String why = "";
        try {
            open = answering().find(id, moment, caller);
        } catch (Refusal refusal) {
            why = labels.of(refusal);
        }
        return sheet(pages, one, open, why, about, form, "", caller, EvaluationPages.way(about, labels));
    }

    /**
     * The sheet to be filled in.
     *
     * @param open null where it cannot be answered
     * @param why  then why not
     */
    static Page sheet(
            Pages pages,
            Questionnaire one,
            Answering.Open open,
            String why,
            About about,
            Form form,
            String code,
            Caller caller,
            List<Page.Crumb> way) {
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("questionnaire", one);
        parameters.put("open", open);
        parameters.put("why", why);
        parameters.put("words", new EvaluationWords(labels, about));
        parameters.put("form", form);
        parameters.put("code", code);
        return pages.page(one.content().title().in(labels.language()), "answer", way, caller, parameters);
    }

    @POST
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response answer(
            @Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token, FormData data) {
        RecordId record = RecordId.parse(id);
        Moment moment = Moment.of(token);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        Questionnaire one = pages.desks().evaluation().evaluations().find(record, caller);
        if (form.version() != one.version()) {
            return changed(record, moment, one, form, caller);
        }
        if (read(one, form, labels)) {
            try {
                answering().answer(record, moment, form.version(), given(data), caller);
                return Pages.to(EvaluationPages.at(one.subject()), "answered");
            } catch (Refusal refusal) {
                refused(refusal, one, form, labels);
            } catch (Stale stale) {
                Questionnaire now = pages.desks().evaluation().evaluations().find(record, caller);
                return changed(record, moment, now, form, caller);
            }
        }
        return Response.status(422).entity(page(record, moment, form, caller)).build();
    }

    /** The page as it is now, with what was typed; nothing was taken. */
    private Response changed(RecordId record, Moment moment, Questionnaire now, Form form, Caller caller) {
        changed(now, form, pages.labels(caller));
        return Response.status(409).entity(page(record, moment, form, caller)).build();
    }

    /** Notes that it asks something else by now, or is not anonymous any more, at the first question. */
    static void changed(Questionnaire now, Form form, Labels labels) {
        String first = Sheet.FIELD + now.content().questions().get(0).key();
        form.wrong(first, labels.get(now.content().anonymous() ? "answer.changed.anonymous" : "answer.changed.named"));
    }

    /** What was answered, by the keys of the questions. */
    static Map<String, String> given(FormData data) {
        return data.names().stream()
                .filter(name -> name.startsWith(Sheet.FIELD))
                .collect(Collectors.toMap(name -> name.substring(Sheet.FIELD.length()), data::first));
    }

    /** Notes at each question what is wrong with its answer. */
    static boolean read(Questionnaire one, Form form, Labels labels) {
        for (Question question : one.content().questions()) {
            String name = Sheet.FIELD + question.key();
            form.read(name, labels, () -> Sheet.given(question, form.get(name)));
        }
        return !form.wrong();
    }

    static void refused(Refusal refusal, Questionnaire one, Form form, Labels labels) {
        Set<String> fields = one.content().questions().stream()
                .map(question -> Sheet.FIELD + question.key())
                .collect(Collectors.toSet());
        form.refused(
                refusal,
                labels,
                fields,
                Sheet.FIELD + one.content().questions().get(0).key());
    }
}
