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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.web.ExchangeTokens;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** Applications for exchanges until the host has answered, for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class ApplicationApi {
    private final Supplier<Desks> desks;

    public ApplicationApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private Applications all() {
        return desks.get().applications();
    }

    @GET
    @Path("/applications")
    @Describe(
            value =
                    "Lists the applications the caller may see, the first handed in first; call, stage and q narrow it, own=yes gives"
                            + " the caller's own.",
            answers = ApplicationJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("call") @DefaultValue("") String call,
            @QueryParam("stage") @DefaultValue("") String stage,
            @QueryParam("own") @DefaultValue("") String own,
            @QueryParam("q") @DefaultValue("") String words) {
        Set<Stage> stages = stage.isEmpty() ? Set.of() : Set.of(ExchangeTokens.stage(stage));
        Optional<RecordId> of = call.isEmpty() ? Optional.empty() : Optional.of(RecordId.parse(call));
        Applications.Query query = new Applications.Query(of, stages, own.equals("yes"), words);
        Part<Application> part = all().list(query, Given.place(paging), paging.size(), caller);
        return paging.answer(
                part.items().stream()
                        .map(one -> ApplicationJson.of(one, all().moves(one, caller)))
                        .toList(),
                Given.next(part));
    }

    @GET
    @Path("/applications/{id}")
    @Describe(value = "Gives one application.", answers = ApplicationJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Application one = all().find(RecordId.parse(id), caller);
        return VersionTag.answer(ApplicationJson.of(one, all().moves(one, caller)), one.version(), request);
    }

    @GET
    @Path("/applications/{id}/steps")
    @Describe(
            value = "Gives the course of an application, the first step first.",
            answers = ApplicationJson.StepJson.class)
    public List<ApplicationJson.StepJson> steps(@Context Caller caller, @PathParam("id") String id) {
        return all().steps(RecordId.parse(id), caller).stream()
                .map(ApplicationJson.StepJson::of)
                .toList();
    }

    @POST
    @Path("/calls/{id}/applications")
    @Needs("training.apply")
    @Consumes("application/json")
    @Describe(value = "Applies to a call.", answers = ApplicationJson.class, status = 201)
    public Response apply(@Context Caller caller, @PathParam("id") String id, ApplicationJson.Content body) {
        Application made = all().apply(
                        RecordId.parse(id),
                        Given.needed(body, "body").form(caller, desks.get().country()),
                        caller);
        return Response.created(URI.create("/api/training/applications/" + made.id()))
                .entity(ApplicationJson.of(made, all().moves(made, caller)))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/applications/{id}")
    @Needs("training.apply")
    @Consumes("application/json")
    @Describe(
            value = "Says something else, until somebody has decided; needs If-Match.",
            answers = ApplicationJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ApplicationJson.Content body) {
        var form = Given.needed(body, "body").form(caller, desks.get().country());
        return changed(all().revise(RecordId.parse(id), VersionTag.expectedInt(ifMatch), form, caller), caller);
    }

    @POST
    @Path("/applications/{id}/withdraw")
    @Needs("training.apply")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(value = "Withdraws an application before the travel; needs If-Match.", answers = ApplicationJson.class)
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CallJson.Reason body) {
        String reason = Given.needed(body, "body").reason();
        return changed(all().withdraw(RecordId.parse(id), VersionTag.expectedInt(ifMatch), reason, caller), caller);
    }

    @POST
    @Path("/applications/{id}/endorse")
    @Needs("training.endorse")
    @Describe(value = "Endorses an application of the own country; needs If-Match.", answers = ApplicationJson.class)
    public Response endorse(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().endorse(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/applications/{id}/refuse")
    @Needs("training.endorse")
    @Consumes("application/json")
    @Describe(value = "Does not endorse it, with a reason; needs If-Match.", answers = ApplicationJson.class)
    public Response refuse(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CallJson.Reason body) {
        String reason = Given.needed(body, "body").reason();
        return changed(all().refuse(RecordId.parse(id), VersionTag.expectedInt(ifMatch), reason, caller), caller);
    }

    @POST
    @Path("/applications/{id}/propose")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Proposes a place by hand; needs If-Match.", answers = ApplicationJson.class)
    public Response propose(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ApplicationJson.Proposing body) {
        HostOffer offer = desks.get()
                .calls()
                .place(RecordId.parse(Given.needed(body, "body").place()), caller);
        int days = desks.get().calls().find(offer.call(), caller).call().days();
        LocalDate first = PeriodJson.day(body.first(), "first");
        Placement placement =
                new Placement(offer.id(), offer.place().country(), new Period(first, first.plusDays(days - 1L)));
        return changed(all().propose(RecordId.parse(id), VersionTag.expectedInt(ifMatch), placement, caller), caller);
    }

    @POST
    @Path("/applications/{id}/accept")
    @Needs("training.organise")
    @Describe(value = "Accepts a proposed place; the host is asked. Needs If-Match.", answers = ApplicationJson.class)
    public Response accept(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().accept(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/applications/{id}/discard")
    @Needs("training.organise")
    @Describe(value = "Takes a proposed place back; needs If-Match.", answers = ApplicationJson.class)
    public Response discard(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().discard(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/applications/{id}/confirm")
    @Needs("training.host")
    @Describe(value = "The host confirms; needs If-Match.", answers = ApplicationJson.class)
    public Response confirm(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().confirm(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/applications/{id}/decline")
    @Needs("training.host")
    @Consumes("application/json")
    @Describe(value = "The host declines, with a reason; needs If-Match.", answers = ApplicationJson.class)
    public Response decline(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CallJson.Reason body) {
        String reason = Given.needed(body, "body").reason();
        return changed(all().decline(RecordId.parse(id), VersionTag.expectedInt(ifMatch), reason, caller), caller);
    }

    @POST
    @Path("/applications/{id}/look-again")
    @Needs("training.organise")
    @Describe(
            value = "Looks for another place after the host declined; needs If-Match.",
            answers = ApplicationJson.class)
    public Response lookAgain(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().lookAgain(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    private Response changed(Application application, Caller caller) {
        return Response.ok(ApplicationJson.of(application, all().moves(application, caller)))
                .tag(VersionTag.of(application.version()))
                .build();
    }
}
