package org.enlace.training.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.training.internal.outcome.OutcomeDesks;
import org.enlace.training.overview.Overviews;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** The figures of a year for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.organise")
@Produces("application/json")
public final class OverviewApi {
    private final Supplier<OutcomeDesks> desks;

    public OverviewApi(Supplier<OutcomeDesks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/overview")
    @Describe(
            value = "Gives the figures of a year, this one where none is given, and what waits now.",
            answers = OverviewJson.class)
    public OverviewJson overview(@Context Caller caller, @QueryParam("year") String year) {
        Overviews overviews = desks.get().overviews();
        return OverviewJson.of(overviews.year(year(year), caller), overviews.waiting(caller));
    }

    @GET
    @Path("/plan")
    @Needs("training.read")
    @Describe(value = "Lists the sessions that begin in a year.", answers = OverviewJson.HappeningJson.class)
    public List<OverviewJson.HappeningJson> plan(@Context Caller caller, @QueryParam("year") String year) {
        return desks.get().overviews().plan(year(year), caller).stream()
                .map(OverviewJson.HappeningJson::of)
                .toList();
    }

    private int year(String typed) {
        if (typed == null || typed.isBlank()) {
            return desks.get().overviews().today().getYear();
        }
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            String shown = typed.length() > 60 ? typed.substring(0, 60) : typed;
            throw new Refusal("training.overview-year", "\"" + shown + "\" is no year", shown, "2000", "2100")
                    .at("year");
        }
    }
}
