package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Part;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** Calls for exchanges for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class CallApi {
    private final Supplier<Desks> desks;

    public CallApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private Calls calls() {
        return desks.get().calls();
    }

    @GET
    @Path("/calls")
    @Describe(
            value =
                    "Lists calls for exchanges, newest first; state is draft, open, closed or cancelled, q words of the title.",
            answers = CallJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("q") @DefaultValue("") String words) {
        Part<ExchangeCall> part = calls().list(state(state), words, Given.place(paging), paging.size(), caller);
        return paging.answer(part.items().stream().map(CallJson::of).toList(), Given.next(part));
    }

    private static Optional<ExchangeCall.State> state(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(ExchangeCall.State.values())
                .filter(state -> state.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "placement.word",
                                "\"" + token + "\" is none of draft, open, closed, cancelled; use one of them",
                                token,
                                "draft, open, closed, cancelled")
                        .at("state")));
    }

    @GET
    @Path("/calls/{id}")
    @Describe(value = "Gives one call.", answers = CallJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        ExchangeCall call = calls().find(RecordId.parse(id), caller);
        return VersionTag.answer(CallJson.of(call), call.version(), request);
    }

    @POST
    @Path("/calls")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Creates a call, as a draft.", answers = CallJson.class, status = 201)
    public Response create(@Context Caller caller, CallJson.Content body) {
        ExchangeCall made = calls().create(Given.needed(body, "body").call(), caller);
        return Response.created(URI.create("/api/training/calls/" + made.id()))
                .entity(CallJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/calls/{id}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Changes what a draft or an open call says; needs If-Match.", answers = CallJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CallJson.Content body) {
        return changed(calls().revise(
                        RecordId.parse(id),
                        VersionTag.expectedInt(ifMatch),
                        Given.needed(body, "body").call(),
                        caller));
    }

    @POST
    @Path("/calls/{id}/publish")
    @Needs("training.organise")
    @Describe(value = "Opens a draft to applications; needs If-Match.", answers = CallJson.class)
    public Response publish(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(calls().publish(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/calls/{id}/close")
    @Needs("training.organise")
    @GoesOn("retention")
    @Describe(value = "Takes no application any more; needs If-Match.", answers = CallJson.class)
    public Response close(@Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(calls().close(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/calls/{id}/reopen")
    @Needs("training.organise")
    @Describe(value = "Opens a closed call again, until its deadline; needs If-Match.", answers = CallJson.class)
    public Response reopen(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(calls().reopen(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/calls/{id}/cancel")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(
            value = "Cancels a call for good, and withdraws what was handed in for it; needs If-Match.",
            answers = CallJson.class)
    public Response cancel(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CallJson.Reason body) {
        String reason = Given.needed(body, "body").reason();
        return changed(calls().cancel(RecordId.parse(id), VersionTag.expectedInt(ifMatch), reason, caller));
    }

    private static Response changed(ExchangeCall call) {
        return Response.ok(CallJson.of(call)).tag(VersionTag.of(call.version())).build();
    }

    @GET
    @Path("/calls/{id}/sharing")
    @Describe(
            value =
                    "Tells which countries have a call of this node and, to those who may share it, how it stands there.",
            answers = SharingJson.class)
    public Response sharing(@Context Caller caller, @PathParam("id") String id) {
        RecordId call = RecordId.parse(id);
        var shared = desks.get().callShares().find(call, caller);
        return Response.ok(SharingJson.of(call, shared, desks.get().callShares().partners(call, caller)))
                .tag(VersionTag.of(shared.map(SharedRecord::version).orElse(0L)))
                .build();
    }

    @PUT
    @Path("/calls/{id}/sharing")
    @Needs("training.share")
    @Consumes("application/json")
    @Describe(
            value = "Shares a call with countries, or with more of them; needs If-Match, \"v0\" the first time.",
            answers = SharingJson.class)
    public Response share(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            SharingJson.Share body) {
        desks.get().callShares().share(RecordId.parse(id), VersionTag.expected(ifMatch), body.countries(), caller);
        return sharing(caller, id);
    }
}
