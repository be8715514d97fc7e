package org.enlace.jit.internal.rest.loan;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.loan.Loan;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** Digital evidence that this country lends to others, for programs: the same use cases as the pages. */
@Path("/api/jit/teams/{id}/loans")
@Needs("jit.read")
@Produces("application/json")
public final class LoanApi {
    private final Supplier<LoanArea> area;

    public LoanApi(Supplier<LoanArea> area) {
        this.area = area;
    }

    private LoanDesk desk() {
        return area.get().desk();
    }

    private LoanJson whole(Loan loan, Caller caller) {
        return LoanJson.of(
                loan,
                area.get().copies().codes(loan.item()),
                area.get().copies().uses(loan.item()),
                desk().copies(loan.team(), loan.id(), caller));
    }

    @GET
    @Describe(
            value = "Gives what this country lends of digital evidence in a team, newest first.",
            answers = LoanJson.All.class)
    public LoanJson.All list(@Context Caller caller, @PathParam("id") String team) {
        return new LoanJson.All(
                desk().settings().days(),
                desk().settings().source(),
                desk().list(RecordId.parse(team), caller).stream()
                        .map(one -> LoanJson.of(
                                one,
                                area.get().copies().codes(one.item()),
                                area.get().copies().uses(one.item()),
                                null))
                        .toList());
    }

    @POST
    @Consumes("application/json")
    @Describe(
            value =
                    "Asks to lend files of an item to other countries; another officer approves it before anything is sent.",
            answers = LoanJson.class,
            status = 201)
    public Response ask(@Context Caller caller, @PathParam("id") String team, LoanJson.New body) {
        Loan loan = desk().ask(RecordId.parse(team), Given.needed(body, "body").given(), "", caller);
        return Response.created(URI.create("/api/jit/teams/" + team + "/loans/" + loan.id()))
                .entity(whole(loan, caller))
                .build();
    }

    @GET
    @Path("/{loan}")
    @Describe(value = "Gives a loan and how far each copy is.", answers = LoanJson.class)
    public LoanJson find(@Context Caller caller, @PathParam("id") String team, @PathParam("loan") String id) {
        return whole(desk().find(RecordId.parse(team), RecordId.parse(id), caller), caller);
    }

    @POST
    @Path("/{loan}/approve")
    @Consumes("application/json")
    @StepUp
    @Describe(
            value = "Approves a loan that another officer asked for; its copies are offered then.",
            answers = LoanJson.class)
    public LoanJson approve(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("loan") String id,
            LoanJson.Approval body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return whole(desk().approve(RecordId.parse(team), RecordId.parse(id), version, caller), caller);
    }

    @POST
    @Path("/{loan}/withdraw")
    @Consumes("application/json")
    @Describe(value = "Withdraws what one asked for, before anybody decided.", answers = LoanJson.class)
    public LoanJson withdraw(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("loan") String id,
            LoanJson.Approval body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return whole(desk().withdraw(RecordId.parse(team), RecordId.parse(id), version, caller), caller);
    }

    @POST
    @Path("/{loan}/decline")
    @Consumes("application/json")
    @StepUp
    @Describe(value = "Declines a loan that another officer asked for, with a reason.", answers = LoanJson.class)
    public LoanJson decline(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("loan") String id,
            LoanJson.Reasoned body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return whole(desk().decline(RecordId.parse(team), RecordId.parse(id), version, body.reason(), caller), caller);
    }

    @POST
    @Path("/{loan}/take-back")
    @Consumes("application/json")
    @StepUp
    @Describe(
            value = "Takes every copy of a loan back, with a reason; what is there is erased there.",
            answers = LoanJson.class)
    public LoanJson takeBack(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("loan") String id,
            LoanJson.Reasoned body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return whole(desk().takeBack(RecordId.parse(team), RecordId.parse(id), version, body.reason(), caller), caller);
    }
}
