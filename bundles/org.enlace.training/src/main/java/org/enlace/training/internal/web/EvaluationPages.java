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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Indicators;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Span;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Use;
import org.enlace.training.evaluation.Window;
import org.enlace.training.internal.EvaluationDesks;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The evaluation of a series by its four levels, and one questionnaire of it. */
@Path("/training")
@Needs("training.read")
public final class EvaluationPages {
    static final List<String> DONE = List.of(
            "questionnaire",
            "questionnaire-saved",
            "questionnaire-removed",
            "question",
            "question-removed",
            "window",
            "sealed",
            "answered",
            "superiors",
            "links-revoked",
            "indicator",
            "indicator-removed");

    private final Pages pages;

    EvaluationPages(Pages pages) {
        this.pages = pages;
    }

    private EvaluationDesks desks() {
        return pages.desks().evaluation();
    }

    static String at(Questionnaire one) {
        return Pages.HOME + "/evaluations/" + one.id();
    }

    /** Where all of a subject's stand. */
    static String at(Subject subject) {
        return Pages.HOME + (subject.kind() == Subject.Kind.SERIES ? "/series/" : "/exchanges/") + subject.id()
                + "/evaluation";
    }

    static List<Page.Crumb> way(About about, Labels labels) {
        return List.of(
                new Page.Crumb(about.title(), about.path()),
                new Page.Crumb(labels.get("evaluation.title"), at(about.subject())));
    }

    @GET
    @Path("/series/{id}/evaluation")
    @Produces("text/html")
    public Page all(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        return all(Subject.series(RecordId.parse(id)), done, new Form(), caller);
    }

    private Page all(Subject subject, String done, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        Evaluations evaluations = desks().evaluations();
        About about = evaluations.about(subject, caller);
        List<Questionnaire> questionnaires = evaluations.of(subject, caller);
        // Whose a series is asks about it.
        boolean foreign =
                pages.desks().trainings().series(subject.id(), caller).owner().isPresent();
        Set<Use> there = new HashSet<>();
        questionnaires.forEach(one -> there.add(one.use()));
        Set<RecordId> waiting = new HashSet<>(desks().answering()
                .waiting(
                        questionnaires.stream()
                                .flatMap(one -> one.rounds().stream())
                                .map(round -> round.id())
                                .toList(),
                        caller));
        Map<Indicator, Indicators.Now> indicators = new LinkedHashMap<>();
        desks().indicators()
                .of(subject, caller)
                .forEach(one -> indicators.put(
                        one, desks().indicators().now(one, caller).orElse(null)));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("about", about);
        parameters.put("questionnaires", questionnaires);
        parameters.put(
                "templates",
                evaluations.templates().stream()
                        .filter(one -> !foreign && !there.contains(one.use()))
                        .toList());
        parameters.put("waiting", waiting);
        parameters.put("indicators", indicators);
        parameters.put("words", new EvaluationWords(labels, about));
        parameters.put("done", Pages.done(labels, done, DONE));
        parameters.put("form", form);
        return pages.page(
                labels.get("evaluation.title"),
                "evaluation",
                List.of(new Page.Crumb(about.title(), about.path())),
                caller,
                parameters);
    }

    @POST
    @Path("/series/{id}/evaluation")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response make(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Subject subject = Subject.series(RecordId.parse(id));
        Form form = Form.of(data);
        try {
            Questionnaire made = desks().evaluations().make(subject, form.get("template"), caller);
            return Pages.to(at(made), "questionnaire");
        } catch (Refusal refusal) {
            form.refused(refusal, pages.labels(caller), Set.of("template"), "template");
            return Response.status(422).entity(all(subject, "", form, caller)).build();
        }
    }

    @GET
    @Path("/evaluations/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        Questionnaire one = desks().evaluations().find(RecordId.parse(id), caller);
        return page(one, Pages.done(pages.labels(caller), done, DONE), new Form(), "", caller);
    }

    private Page page(Questionnaire one, String done, Form form, String link, Caller caller) {
        Labels labels = pages.labels(caller);
        About about = desks().evaluations().about(one.subject(), caller);
        Optional<CountryCode> owner = desks().travel().owner(one.id());
        boolean organises = caller.holds(Trainings.ORGANISE) && owner.isEmpty();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("about", about);
        parameters.put("questionnaire", one);
        parameters.put("words", new EvaluationWords(labels, about));
        parameters.put("owner", owner);
        parameters.put("turned", desks().travel().turned(one));
        parameters.put("ways", organises ? desks().travel().ways(one) : List.of());
        parameters.put("organises", organises);
        parameters.put(
                "participants",
                organises && !one.content().anonymous()
                        ? desks().respondents().participants(one.subject(), caller)
                        : List.of());
        parameters.put("form", form);
        parameters.put("link", link);
        parameters.put("done", done);
        return pages.page(
                one.content().title().in(labels.language()), "questionnaire", way(about, labels), caller, parameters);
    }

    @POST
    @Path("/evaluations/{id}/remove")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response remove(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Questionnaire one = desks().evaluations().find(RecordId.parse(id), caller);
        return act(one, data, "remove", caller, form -> {
            desks().evaluations().remove(one.id(), form.version(), caller);
            return Pages.to(at(one.subject()), "questionnaire-removed");
        });
    }

    @POST
    @Path("/evaluations/{id}/rounds/{moment}")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response schedule(
            @Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token, FormData data) {
        Moment moment = Moment.of(token);
        Questionnaire one = desks().evaluations().find(RecordId.parse(id), caller);
        Labels labels = pages.labels(caller);
        String opens = moment.token() + "-opens";
        String closes = moment.token() + "-closes";
        return act(one, data, closes, caller, form -> {
            Window window;
            if (form.get("usual").equals("yes")) {
                window = Window.usual(moment);
            } else {
                LocalDate from = form.read(opens, labels, () -> form.day(opens));
                LocalDate until = form.read(closes, labels, () -> form.day(closes));
                if (form.wrong()) {
                    return Response.status(422)
                            .entity(page(one, "", form, "", caller))
                            .build();
                }
                window = new Window.Fixed(new Span(from, until));
            }
            desks().evaluations().schedule(one.id(), form.version(), moment, window, caller);
            return Pages.to(at(one), "window");
        });
    }

    @GET
    @Path("/evaluations/{id}/rounds/{moment}/close")
    @Needs("training.organise")
    @Produces("text/html")
    public Page askToClose(@Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token) {
        Questionnaire one = desks().evaluations().find(RecordId.parse(id), caller);
        Labels labels = pages.labels(caller);
        About about = desks().evaluations().about(one.subject(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("questionnaire", one);
        parameters.put("round", one.round(Moment.of(token)));
        parameters.put("words", new EvaluationWords(labels, about));
        return pages.page(labels.get("round.close"), "round-close", way(about, labels), caller, parameters);
    }

    @POST
    @Path("/evaluations/{id}/rounds/{moment}/close")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response close(
            @Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token, FormData data) {
        Moment moment = Moment.of(token);
        Questionnaire one = desks().evaluations().find(RecordId.parse(id), caller);
        return act(one, data, moment.token() + "-closes", caller, form -> {
            desks().evaluations().seal(one.id(), form.version(), moment, caller);
            return Pages.to(at(one), "sealed");
        });
    }

    /** Shows the link once, in the answer to the act itself. */
    @POST
    @Path("/evaluations/{id}/rounds/{moment}/link")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response link(
            @Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token, FormData data) {
        Moment moment = Moment.of(token);
        Questionnaire one = desks().evaluations().find(RecordId.parse(id), caller);
        return act(one, data, moment.token() + "-participant", caller, form -> {
            RecordId participant = form.chosen(moment.token() + "-participant");
            String secret = desks().respondents().link(one.id(), moment, participant, caller);
            return Response.ok(page(one, "", form, "/training/answer?code=" + secret, caller))
                    .build();
        });
    }

    @POST
    @Path("/evaluations/{id}/rounds/{moment}/revoke")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response revoke(
            @Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token, FormData data) {
        Questionnaire one = desks().evaluations().find(RecordId.parse(id), caller);
        desks().respondents().revokeLinks(one.id(), Moment.of(token), caller);
        return Pages.to(at(one), "links-revoked");
    }

    /** Does it; what is refused is told on the page of the questionnaire. */
    private Response act(Questionnaire one, FormData data, String field, Caller caller, Function<Form, Response> work) {
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            return work.apply(form);
        } catch (Refusal refusal) {
            Questionnaire now = desks().evaluations().find(one.id(), caller);
            form.refused(refusal, labels, Set.of(), field);
            return Response.status(422).entity(page(now, "", form, "", caller)).build();
        } catch (Stale stale) {
            Questionnaire now = desks().evaluations().find(one.id(), caller);
            form.stale(now.version(), labels, field);
            return Response.status(409).entity(page(now, "", form, "", caller)).build();
        }
    }
}
