package org.enlace.training.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Results;
import org.enlace.training.evaluation.Sheet;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** What a questionnaire gave; and who answered what, where it is not anonymous. */
@Path("/training")
@Needs("training.read")
public final class ResultPages {
    private final Pages pages;

    ResultPages(Pages pages) {
        this.pages = pages;
    }

    private Evaluations evaluations() {
        return pages.desks().evaluation().evaluations();
    }

    @GET
    @Path("/evaluations/{id}/results")
    @Produces("text/html")
    public Page results(@Context Caller caller, @PathParam("id") String id) {
        Results results = evaluations().results(RecordId.parse(id), caller);
        Questionnaire one = results.questionnaire();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("results", results);
        parameters.put("organises", caller.holds(Trainings.ORGANISE));
        return page(one, "results.title", "results", parameters, caller);
    }

    private Page page(Questionnaire one, String title, String template, Map<String, Object> parameters, Caller caller) {
        Labels labels = pages.labels(caller);
        About about = evaluations().about(one.subject(), caller);
        List<Page.Crumb> way = new ArrayList<>(EvaluationPages.way(about, labels));
        way.add(new Page.Crumb(one.content().title().in(labels.language()), EvaluationPages.at(one)));
        parameters.put("questionnaire", one);
        parameters.put("words", new EvaluationWords(labels, about));
        return pages.page(labels.get(title), template, way, caller, parameters);
    }

    @GET
    @Path("/evaluations/{id}/answers/{moment}")
    @Needs("training.organise")
    @Produces("text/html")
    public Page answers(@Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token) {
        Moment moment = Moment.of(token);
        Map<Respondent, Sheet> sheets = evaluations().sheets(RecordId.parse(id), moment, caller);
        Questionnaire one = evaluations().find(RecordId.parse(id), caller);
        Set<RecordId> answered = new HashSet<>();
        sheets.keySet().forEach(each -> answered.add(each.participant()));
        List<Respondent> asked = moment == Moment.SUPERIOR
                ? pages.desks().evaluation().respondents().superiors(one.subject(), caller)
                : pages.desks().evaluation().respondents().participants(one.subject(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("round", one.round(moment));
        parameters.put("sheets", new LinkedHashMap<>(sheets));
        parameters.put(
                "missing",
                asked.stream()
                        .filter(each -> !answered.contains(each.participant()))
                        .toList());
        return page(one, "answers.title", "answers", parameters, caller);
    }
}
