package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** Holidays for programs: the same use cases and permissions as the page. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class HolidayApi {
    private final Supplier<Desks> desks;
    private final Clock clock;

    public HolidayApi(Supplier<Desks> desks, Clock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    @GET
    @Path("/holidays/{country}")
    @Describe(value = "Gives the holidays of a country from this year on, by day.", answers = HolidayJson.class)
    public List<HolidayJson> of(@Context Caller caller, @PathParam("country") String country) {
        LocalDate from = LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfYear(1);
        return desks.get().holidays().of(new CountryCode(country), from, caller).stream()
                .map(HolidayJson::of)
                .toList();
    }

    @PUT
    @Path("/holidays/{country}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(
            value = "Takes the holidays of a country: those known of the years they lie in are replaced.",
            answers = HolidayJson.TakenJson.class)
    public HolidayJson.TakenJson take(
            @Context Caller caller, @PathParam("country") String country, HolidayJson.Taking body) {
        return new HolidayJson.TakenJson(
                desks.get().holidays().take(new CountryCode(country), Given.needed(body.lines(), "lines"), caller));
    }
}
