package org.enlace.jit.internal.rest.loan;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.function.Supplier;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.loan.Borrowed;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** Copies of digital evidence that other countries lend to this one, for programs: the same use cases as the pages. */
@Path("/api/jit/teams/{id}/borrowed")
@Needs("jit.read")
@Produces("application/json")
public final class BorrowedApi {
    private final Supplier<LoanArea> area;

    public BorrowedApi(Supplier<LoanArea> area) {
        this.area = area;
    }

    private BorrowedJson json(Borrowed one) {
        return BorrowedJson.of(
                one,
                area.get().copies().codes(one.offer().item()),
                area.get().copies().limited(one).orElse(null));
    }

    @GET
    @Describe(
            value =
                    "Gives the copies of digital evidence that other countries lend to this one in a team, newest first.",
            answers = BorrowedJson.All.class)
    public BorrowedJson.All list(@Context Caller caller, @PathParam("id") String team) {
        return new BorrowedJson.All(area.get().copies().borrowed(RecordId.parse(team), caller).stream()
                .map(this::json)
                .toList());
    }

    @POST
    @Path("/{copy}/acknowledge")
    @Describe(value = "Says that one has a copy; its country is told.", answers = BorrowedJson.class)
    public BorrowedJson acknowledge(
            @Context Caller caller, @PathParam("id") String team, @PathParam("copy") String copy) {
        return json(area.get().copies().acknowledge(RecordId.parse(team), RecordId.parse(copy), caller));
    }
}
