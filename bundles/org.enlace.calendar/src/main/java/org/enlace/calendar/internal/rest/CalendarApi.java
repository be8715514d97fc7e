package org.enlace.calendar.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.calendar.Agenda;
import org.enlace.calendar.Feeds;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;

/**
 * The calendar for programs: the same use cases and permissions as the page. An address is made and revoked and never changed, so no
 * version is asked for.
 */
@Path("/api/calendar")
@Needs("calendar.read")
@Produces("application/json")
public final class CalendarApi {
    private static final int MONTH = 31;

    private final Supplier<Agenda> agenda;
    private final Supplier<Feeds> feeds;
    private final Clock clock;

    public CalendarApi(Supplier<Agenda> agenda, Supplier<Feeds> feeds, Clock clock) {
        this.agenda = agenda;
        this.feeds = feeds;
        this.clock = clock;
    }

    @GET
    @Path("/dates")
    @Describe(
            value = "Lists the caller's dates from a day (today) to the day before another (31 days later), at most 800"
                    + " days, by when they begin.",
            answers = DateJson.class,
            list = true)
    public Response dates(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("from") String from,
            @QueryParam("until") String until) {
        LocalDate first = day("from", from).orElseGet(() -> LocalDate.ofInstant(clock.instant(), caller.zone()));
        LocalDate end = day("until", until).orElseGet(() -> first.plusDays(MONTH));
        List<Agenda.Date> all = agenda.get().between(first, end, caller).dates();
        List<Agenda.Date> rest = paging.after() == null
                ? all
                : all.stream()
                        .filter(date -> key(date, caller).compareTo(paging.after()) > 0)
                        .toList();
        List<Agenda.Date> part = rest.subList(0, Math.min(paging.size(), rest.size()));
        return paging.answer(
                part.stream().map(date -> DateJson.of(date, caller)).toList(),
                part.size() < rest.size() ? key(part.get(part.size() - 1), caller) : null);
    }

    /** Orders as the dates are ordered. */
    private static String key(Agenda.Date date, Caller caller) {
        return String.format(
                Locale.ROOT,
                "%012d %s %s",
                date.when().begins(caller.zone()).getEpochSecond() + 100_000_000L,
                date.event().uid(),
                date.day());
    }

    private static Optional<LocalDate> day(String name, String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9_999) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // Refused below, like a year out of range.
        }
        throw new Refusal("calendar.day", "\"" + text + "\" is no day; write one such as 2026-11-26", text).at(name);
    }

    @GET
    @Path("/feeds")
    @Describe(
            value = "Lists the caller's addresses for calendar programs, without what is secret.",
            answers = FeedJson[].class)
    public List<FeedJson> feeds(@Context Caller caller) {
        return feeds.get().own(caller).stream().map(FeedJson::of).toList();
    }

    @POST
    @Path("/feeds")
    @StepUp
    @Consumes("application/json")
    @Describe(
            value =
                    "Makes an address for a calendar program, which is told this once; one that gave the same is revoked.",
            answers = MadeJson.class,
            status = 201)
    public Response subscribe(@Context Caller caller, NewFeedJson body) {
        Feeds.Made made =
                feeds.get().make(Optional.ofNullable(body.source()).filter(source -> !source.isEmpty()), caller);
        return Response.status(201)
                .entity(new MadeJson(FeedJson.of(made.feed()), made.path()))
                .build();
    }

    @DELETE
    @Path("/feeds/{feed}")
    @Describe(value = "Revokes one of the caller's addresses.", status = 204)
    public void revoke(@Context Caller caller, @PathParam("feed") String feed) {
        feeds.get().revoke(feed, caller);
    }
}
