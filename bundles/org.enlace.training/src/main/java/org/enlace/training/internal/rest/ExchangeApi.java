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
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.web.ExchangeTokens;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** The course of an exchange for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class ExchangeApi {
    private final Supplier<Desks> desks;

    public ExchangeApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private Applications all() {
        return desks.get().applications();
    }

    @PUT
    @Path("/applications/{id}/preparation/{item}")
    @Consumes("application/json")
    @Describe(
            value =
                    "Notes a point of the checklist (programme, travel, insurance, visa) as open, ready or not-needed; needs"
                            + " If-Match.",
            answers = ApplicationJson.class)
    public Response tick(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("item") String item,
            @HeaderParam("If-Match") String ifMatch,
            CourseJson.Ticking body) {
        RecordId record = RecordId.parse(id);
        Preparation.Item point = ExchangeTokens.item(item);
        String state = ExchangeTokens.tick(Given.needed(body, "body").state());
        int version = VersionTag.expectedInt(ifMatch);
        return changed(
                state.equals("open")
                        ? all().untick(record, version, point, caller)
                        : all().tick(record, version, point, state.equals("ready"), caller),
                caller);
    }

    @POST
    @Path("/applications/{id}/prepared")
    @Needs("training.endorse")
    @Describe(value = "All is prepared; needs If-Match.", answers = ApplicationJson.class)
    public Response prepared(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().prepared(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/applications/{id}/hold")
    @Needs("training.host")
    @Describe(value = "The exchange was held; needs If-Match.", answers = ApplicationJson.class)
    public Response hold(@Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().hold(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @PUT
    @Path("/applications/{id}/papers/{paper}")
    @GoesOn("custody")
    @Consumes("application/json")
    @Describe(
            value = "Hands a file of the application in as its report, evaluation or expenses; needs If-Match.",
            answers = ApplicationJson.class)
    public Response handIn(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("paper") String paper,
            @HeaderParam("If-Match") String ifMatch,
            CourseJson.HandingIn body) {
        RecordId file = RecordId.parse(Given.needed(body, "body").file());
        return changed(
                all().handIn(
                                RecordId.parse(id),
                                VersionTag.expectedInt(ifMatch),
                                ExchangeTokens.paper(paper),
                                file,
                                caller),
                caller);
    }

    @GET
    @Path("/applications/{id}/expenses")
    @Describe(
            value = "Gives what an exchange cost, with totals by currency.",
            answers = ApplicationJson.ExpensesJson.class)
    public ApplicationJson.ExpensesJson expenses(@Context Caller caller, @PathParam("id") String id) {
        return ApplicationJson.ExpensesJson.of(all().expenses(RecordId.parse(id), caller));
    }

    @PUT
    @Path("/applications/{id}/expenses")
    @GoesOn("custody")
    @Consumes("application/json")
    @Describe(
            value = "Keeps what an exchange cost, all lines together; needs If-Match.",
            answers = ApplicationJson.class)
    public Response setExpenses(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ApplicationJson.ExpensesJson body) {
        var lines = Given.list(Given.needed(body, "body").lines()).stream()
                .map(ApplicationJson.ExpenseJson::expense)
                .toList();
        return changed(all().setExpenses(RecordId.parse(id), VersionTag.expectedInt(ifMatch), lines, caller), caller);
    }

    @POST
    @Path("/applications/{id}/reported")
    @Needs("training.organise")
    @Describe(value = "All papers are in; needs If-Match.", answers = ApplicationJson.class)
    public Response reported(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().reported(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @POST
    @Path("/applications/{id}/certify")
    @Needs("training.organise")
    @Describe(value = "Gives the certificate; needs If-Match.", answers = ApplicationJson.class)
    public Response certify(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(all().certify(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    @PUT
    @Path("/applications/{id}/follow-ups/{due}")
    @Consumes("application/json")
    @Describe(
            value = "Answers the follow-up at three-months or six-months; needs If-Match.",
            answers = ApplicationJson.class)
    public Response answer(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("due") String due,
            @HeaderParam("If-Match") String ifMatch,
            CourseJson.Answering body) {
        return changed(
                all().answer(
                                RecordId.parse(id),
                                VersionTag.expectedInt(ifMatch),
                                ExchangeTokens.due(due),
                                Given.needed(body, "body").used(),
                                caller),
                caller);
    }

    @POST
    @Path("/applications/{id}/end")
    @Consumes("application/json")
    @Describe(
            value = "Ends an exchange whose follow-ups were answered, with what came of it; needs If-Match.",
            answers = ApplicationJson.class)
    public Response end(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CourseJson.Ending body) {
        String product = body == null ? null : body.product();
        Optional<RecordId> came = Optional.ofNullable(product).map(RecordId::parse);
        return changed(all().followedUp(RecordId.parse(id), VersionTag.expectedInt(ifMatch), came, caller), caller);
    }

    private Response changed(Application application, Caller caller) {
        return Response.ok(ApplicationJson.of(application, all().moves(application, caller)))
                .tag(VersionTag.of(application.version()))
                .build();
    }
}
