package org.enlace.training.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.training.exchange.Balance;
import org.enlace.training.exchange.Balances;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** The balance between countries for programs: the same use case and permission as the page. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class ReciprocityApi {
    private final Supplier<Desks> desks;

    public ReciprocityApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    /**
     * @param year    absent where the years are taken together
     * @param sent    days officers of country were with other
     * @param balance days received less days sent
     */
    record BalanceJson(String country, String other, Integer year, int sent, int received, int balance) {
        static BalanceJson of(Balance one) {
            return new BalanceJson(
                    one.country().value(),
                    one.other().value(),
                    one.year() == 0 ? null : one.year(),
                    one.sent(),
                    one.received(),
                    one.days());
        }
    }

    /**
     * @param lines  by country, other country and year
     * @param totals of the same pairs, the years together
     */
    record SheetJson(List<BalanceJson> lines, List<BalanceJson> totals) {}

    @GET
    @Path("/reciprocity")
    @Describe(
            value =
                    "Gives the days sent and received between countries, of one year or all; country: one country's view alone.",
            answers = SheetJson.class)
    public SheetJson show(
            @Context Caller caller, @QueryParam("year") String year, @QueryParam("country") String country) {
        var sheet = desks.get()
                .matching()
                .balances()
                .of(Balances.year(year), Optional.ofNullable(country).map(CountryCode::new), caller);
        return new SheetJson(
                sheet.lines().stream().map(BalanceJson::of).toList(),
                sheet.totals().stream().map(BalanceJson::of).toList());
    }
}
