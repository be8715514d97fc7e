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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Nominations;
import org.enlace.training.Trainings;
import org.enlace.training.internal.outcome.OutcomeDesks;
import org.enlace.training.internal.rest.OutcomeJson.ActionJson;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.Subject;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** What was noted of series and sessions, and the actions agreed, for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class OutcomeApi {
    private final Supplier<OutcomeDesks> desks;

    public OutcomeApi(Supplier<OutcomeDesks> desks) {
        this.desks = desks;
    }

    private Subject series(String id, Caller caller) {
        return desks.get().outcomes().series(RecordId.parse(id), caller);
    }

    private Subject session(String id, Caller caller) {
        return desks.get().outcomes().session(RecordId.parse(id), caller);
    }

    private static boolean named(Caller caller) {
        return caller.holds(Trainings.ORGANISE) || caller.holds(Nominations.NOMINATE);
    }

    @GET
    @Path("/series/{id}/outcome")
    @Describe(value = "Gets what was noted of a series; version 0 where nothing was.", answers = OutcomeJson.class)
    public Response ofSeries(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        return noted(series(id, caller), request, caller);
    }

    @GET
    @Path("/sessions/{id}/outcome")
    @Describe(value = "Gets what was noted of a session; version 0 where nothing was.", answers = OutcomeJson.class)
    public Response ofSession(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        return noted(session(id, caller), request, caller);
    }

    private Response noted(Subject subject, Request request, Caller caller) {
        Outcome outcome = desks.get().outcomes().find(subject, caller);
        return VersionTag.answer(OutcomeJson.of(outcome), outcome.version(), request);
    }

    @PUT
    @Path("/series/{id}/outcome")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Notes what came of a series; needs If-Match.", answers = OutcomeJson.class)
    public Response noteSeries(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            OutcomeJson.Noting body) {
        return note(series(id, caller), ifMatch, body, caller);
    }

    @PUT
    @Path("/sessions/{id}/outcome")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Notes what came of a session; needs If-Match.", answers = OutcomeJson.class)
    public Response noteSession(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            OutcomeJson.Noting body) {
        return note(session(id, caller), ifMatch, body, caller);
    }

    private Response note(Subject subject, String ifMatch, OutcomeJson.Noting body, Caller caller) {
        Outcome noted = desks.get().outcomes().note(subject, VersionTag.expectedInt(ifMatch), body.text(), caller);
        return Response.ok(OutcomeJson.of(noted))
                .tag(VersionTag.of(noted.version()))
                .build();
    }

    @GET
    @Path("/series/{id}/actions")
    @Describe(value = "Lists the actions of a series without those of its sessions.", answers = ActionJson.class)
    public List<ActionJson> actionsOfSeries(@Context Caller caller, @PathParam("id") String id) {
        return actions(series(id, caller), caller);
    }

    @GET
    @Path("/sessions/{id}/actions")
    @Describe(value = "Lists the actions of a session.", answers = ActionJson.class)
    public List<ActionJson> actionsOfSession(@Context Caller caller, @PathParam("id") String id) {
        return actions(session(id, caller), caller);
    }

    private List<ActionJson> actions(Subject subject, Caller caller) {
        return desks.get().actions().of(subject, caller).stream()
                .map(one -> ActionJson.of(one, named(caller)))
                .toList();
    }

    @POST
    @Path("/series/{id}/actions")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Agrees an action of a series.", answers = ActionJson.class, status = 201)
    public Response agreeSeries(@Context Caller caller, @PathParam("id") String id, OutcomeJson.Agreeing body) {
        return agree(series(id, caller), body, caller);
    }

    @POST
    @Path("/sessions/{id}/actions")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Agrees an action of a session.", answers = ActionJson.class, status = 201)
    public Response agreeSession(@Context Caller caller, @PathParam("id") String id, OutcomeJson.Agreeing body) {
        return agree(session(id, caller), body, caller);
    }

    private Response agree(Subject subject, OutcomeJson.Agreeing body, Caller caller) {
        ActionPoint made = desks.get().actions().agree(subject, body.task(), caller);
        return Response.created(URI.create("/api/training/actions/" + made.id()))
                .entity(ActionJson.of(made, true))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @GET
    @Path("/actions/{id}")
    @Describe(value = "Gets one action.", answers = ActionJson.class)
    public Response action(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        ActionPoint action = desks.get().actions().find(RecordId.parse(id), caller);
        return VersionTag.answer(ActionJson.of(action, named(caller)), action.version(), request);
    }

    @PUT
    @Path("/actions/{id}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Changes an open action; needs If-Match.", answers = ActionJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            OutcomeJson.Agreeing body) {
        return changed(
                desks.get().actions().revise(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.task(), caller),
                caller);
    }

    @POST
    @Path("/actions/{id}/done")
    @Describe(
            value = "Says that an action is done, for its owner and organisers; needs If-Match.",
            answers = ActionJson.class)
    public Response done(@Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(desks.get().actions().done(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/actions/{id}/drop")
    @Needs("training.organise")
    @Describe(value = "Says that an action is not to be done any more; needs If-Match.", answers = ActionJson.class)
    public Response drop(@Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(desks.get().actions().drop(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/actions/{id}/reopen")
    @Describe(
            value = "Opens an action again, for its owner and organisers; needs If-Match.",
            answers = ActionJson.class)
    public Response reopen(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(
                desks.get().actions().reopen(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    private static Response changed(ActionPoint action, Caller caller) {
        return Response.ok(ActionJson.of(action, named(caller)))
                .tag(VersionTag.of(action.version()))
                .build();
    }
}
