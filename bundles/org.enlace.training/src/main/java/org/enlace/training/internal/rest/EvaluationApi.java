package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Span;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Window;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.web.EvaluationExport;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** Questionnaires and what they gave, for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class EvaluationApi {
    private static final String ONE = "/evaluations/{id}";

    private final Supplier<Desks> desks;
    private final EvaluationExport files;

    public EvaluationApi(Supplier<Desks> desks, EvaluationExport files) {
        this.desks = desks;
        this.files = files;
    }

    private Evaluations evaluations() {
        return desks.get().evaluation().evaluations();
    }

    private QuestionnaireJson json(Questionnaire one, Caller caller) {
        return QuestionnaireJson.of(one, evaluations().about(one.subject(), caller), caller.holds(Trainings.ORGANISE));
    }

    private Response changed(Questionnaire one, Caller caller) {
        return Response.ok(json(one, caller)).tag(VersionTag.of(one.version())).build();
    }

    @GET
    @Path("/series/{id}/evaluations")
    @Describe(value = "Lists the questionnaires of a series, by level.", answers = QuestionnaireJson.class)
    public List<QuestionnaireJson> all(@Context Caller caller, @PathParam("id") String id) {
        return evaluations().of(Subject.series(RecordId.parse(id)), caller).stream()
                .map(one -> json(one, caller))
                .toList();
    }

    @POST
    @Path("/series/{id}/evaluations")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Makes a questionnaire of a template.", answers = QuestionnaireJson.class, status = 201)
    public Response make(@Context Caller caller, @PathParam("id") String id, QuestionnaireJson.Begin body) {
        Questionnaire made = evaluations().make(Subject.series(RecordId.parse(id)), body.template(), caller);
        return Response.created(URI.create("/api/training/evaluations/" + made.id()))
                .entity(json(made, caller))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @GET
    @Path(ONE)
    @Describe(value = "Gives one questionnaire.", answers = QuestionnaireJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Questionnaire one = evaluations().find(RecordId.parse(id), caller);
        return VersionTag.answer(json(one, caller), one.version(), request);
    }

    @PUT
    @Path(ONE)
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(
            value = "Changes what it asks, while nobody has answered; needs If-Match.",
            answers = QuestionnaireJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            QuestionnaireJson.Content body) {
        return changed(
                evaluations().revise(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.content(), caller),
                caller);
    }

    @DELETE
    @Path(ONE)
    @Needs("training.organise")
    @Describe("Removes a questionnaire that nobody has answered; needs If-Match.")
    public Response remove(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        evaluations().remove(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller);
        return Response.noContent().build();
    }

    @PUT
    @Path(ONE + "/rounds/{moment}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(
            value = "Says from when to when it can be answered; both days left out, the usual ones. Needs If-Match.",
            answers = QuestionnaireJson.class)
    public Response schedule(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("moment") String token,
            @HeaderParam("If-Match") String ifMatch,
            QuestionnaireJson.Days body) {
        Moment moment = Moment.of(token);
        Window window = body.opens() == null && body.closes() == null
                ? Window.usual(moment)
                : new Window.Fixed(new Span(day(body.opens(), "opens"), day(body.closes(), "closes")));
        return changed(
                evaluations().schedule(RecordId.parse(id), VersionTag.expectedInt(ifMatch), moment, window, caller),
                caller);
    }

    private static LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(Given.needed(text, field));
        } catch (DateTimeException e) {
            String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw new Refusal("training.day", "\"" + cut + "\" is no day; write it like 2027-03-01", cut).at(field);
        }
    }

    @POST
    @Path(ONE + "/rounds/{moment}/close")
    @Needs("training.organise")
    @Describe(
            value = "Closes a round now and for good; its results can be seen then. Needs If-Match.",
            answers = QuestionnaireJson.class)
    public Response close(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("moment") String token,
            @HeaderParam("If-Match") String ifMatch) {
        return changed(
                evaluations().seal(RecordId.parse(id), VersionTag.expectedInt(ifMatch), Moment.of(token), caller),
                caller);
    }

    @POST
    @Path(ONE + "/rounds/{moment}/links")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(
            value = "Makes a link by which one person answers once, where the questionnaire is not anonymous.",
            answers = QuestionnaireJson.LinkJson.class)
    public QuestionnaireJson.LinkJson link(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("moment") String token,
            QuestionnaireJson.LinkFor body) {
        String secret = desks.get()
                .evaluation()
                .respondents()
                .link(RecordId.parse(id), Moment.of(token), RecordId.parse(body.participant()), caller);
        return new QuestionnaireJson.LinkJson("/training/answer?code=" + secret);
    }

    @DELETE
    @Path(ONE + "/rounds/{moment}/links")
    @Needs("training.organise")
    @GoesOn("retention")
    @Describe(value = "Takes back all links of a round.", answers = QuestionnaireJson.Revoked.class)
    public QuestionnaireJson.Revoked revoke(
            @Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token) {
        return new QuestionnaireJson.Revoked(
                desks.get().evaluation().respondents().revokeLinks(RecordId.parse(id), Moment.of(token), caller));
    }

    @GET
    @Path(ONE + "/results")
    @Describe(
            value = "Gives what it gave: of an anonymous one when the round is over and five have answered.",
            answers = ResultJson.class)
    public ResultJson results(@Context Caller caller, @PathParam("id") String id) {
        return ResultJson.of(evaluations().results(RecordId.parse(id), caller));
    }

    @GET
    @Path(ONE + "/results.xlsx")
    @Needs("training.export")
    @StepUp
    @Describe("Gives the results as a spreadsheet.")
    public Response xlsx(@Context Caller caller, @PathParam("id") String id) {
        return files.xlsx(caller, id);
    }

    @GET
    @Path(ONE + "/results.csv")
    @Needs("training.export")
    @StepUp
    @Describe("Gives the results as a table.")
    public Response csv(@Context Caller caller, @PathParam("id") String id) {
        return files.csv(caller, id);
    }

    @GET
    @Path(ONE + "/answers/{moment}")
    @Needs("training.organise")
    @Describe(
            value = "Gives who answered what, where the questionnaire is not anonymous.",
            answers = ResultJson.SheetJson.class)
    public List<ResultJson.SheetJson> sheets(
            @Context Caller caller, @PathParam("id") String id, @PathParam("moment") String token) {
        return evaluations().sheets(RecordId.parse(id), Moment.of(token), caller).entrySet().stream()
                .map(ResultJson.SheetJson::of)
                .toList();
    }

    @GET
    @Path("/evaluations")
    @Describe(
            value = "Lists the questionnaires that wait for the caller's answer.",
            answers = ResultJson.OpenJson.class)
    public List<ResultJson.OpenJson> open(@Context Caller caller) {
        return desks.get().evaluation().answering().open(caller).stream()
                .map(open -> new ResultJson.OpenJson(
                        open.questionnaire().id().toString(),
                        open.round().moment().token(),
                        open.title(),
                        open.span().closes().toString()))
                .toList();
    }

    @POST
    @Path(ONE + "/answer/{moment}")
    @Consumes("application/json")
    @Describe(
            "Answers a questionnaire as the caller, once; needs If-Match, with the version whose questions were asked.")
    public Response answer(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("moment") String token,
            @HeaderParam("If-Match") String ifMatch,
            QuestionnaireJson.AnswersJson body) {
        desks.get()
                .evaluation()
                .answering()
                .answer(
                        RecordId.parse(id),
                        Moment.of(token),
                        VersionTag.expectedInt(ifMatch),
                        Given.needed(body.answers(), "answers"),
                        caller);
        return Response.noContent().build();
    }
}
