package org.enlace.calendar.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlace.calendar.Agenda;
import org.enlace.calendar.Feeds;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.CalendarTime;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.ui.Choice;

/** The officer's dates, what is coming or a month at a time, and the addresses by which a calendar program reads them. */
@Path("/calendar")
@Needs("calendar.read")
public final class CalendarPage {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DONE = "revoked";

    private final Supplier<Agenda> agenda;
    private final Supplier<Feeds> feeds;
    private final Room room;
    private final Clock clock;

    CalendarPage(Supplier<Agenda> agenda, Supplier<Feeds> feeds, Room room, Clock clock) {
        this.agenda = agenda;
        this.feeds = feeds;
        this.room = room;
        this.clock = clock;
    }

    /** The dates of one day, in their order. */
    public record Day(LocalDate day, List<Agenda.Date> dates) {}

    @GET
    @Produces("text/html")
    public Page month(@Context Caller caller, @QueryParam("month") String month, @QueryParam("done") String done) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), caller.zone());
        boolean coming = month == null || month.isEmpty();
        YearMonth shown = coming ? YearMonth.from(today) : month(month);
        YearMonth last = coming ? shown.plusMonths(1) : shown;
        LocalDate from = coming ? today : shown.atDay(1);
        Agenda.Dates dates = agenda.get().between(from, last.plusMonths(1).atDay(1), caller);
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("days", days(dates.dates(), from, caller));
        parameters.put("more", dates.more());
        parameters.put(
                "span",
                coming ? labels.get("calendar.span", labels.month(shown), labels.month(last)) : labels.month(shown));
        parameters.put("coming", coming);
        YearMonth before = coming ? shown : shown.minusMonths(1);
        parameters.put("before", before.getYear() < CalendarTime.FIRST_YEAR ? null : before);
        parameters.put("after", last.plusMonths(1).getYear() > CalendarTime.LAST_YEAR ? null : last.plusMonths(1));
        parameters.put("feeds", feeds.get().own(caller));
        parameters.put("acting", caller.actingFor().isPresent());
        parameters.put("sources", agenda.get().sources(caller));
        parameters.put("choices", choices(caller, labels));
        parameters.put("done", DONE.equals(done));
        return new Page(labels.get("calendar.title"), room.fill("calendar", parameters, caller));
    }

    private List<Choice> choices(Caller caller, Labels labels) {
        Map<String, String> sources = agenda.get().sources(caller);
        List<Choice> choices = new ArrayList<>();
        if (sources.size() > 1) {
            choices.add(Choice.of("", labels.get("feed.all")));
            sources.forEach((name, label) -> choices.add(Choice.of(name, label)));
        }
        return choices;
    }

    /** What began before the first day that is shown stands on that day. */
    private static List<Day> days(List<Agenda.Date> dates, LocalDate from, Caller caller) {
        Map<LocalDate, List<Agenda.Date>> byDay = new TreeMap<>();
        for (Agenda.Date date : dates) {
            LocalDate day = LocalDate.ofInstant(date.when().begins(caller.zone()), caller.zone());
            byDay.computeIfAbsent(day.isBefore(from) ? from : day, unknown -> new ArrayList<>())
                    .add(date);
        }
        return byDay.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private static YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= CalendarTime.FIRST_YEAR && month.getYear() <= CalendarTime.LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException e) {
            // Refused below, like a year out of range.
        }
        throw new Refusal(
                        "calendar.month",
                        "\"" + text + "\" is no month of the years " + CalendarTime.FIRST_YEAR + " to "
                                + CalendarTime.LAST_YEAR + "; choose one such as 2026-11",
                        text,
                        String.valueOf(CalendarTime.FIRST_YEAR),
                        String.valueOf(CalendarTime.LAST_YEAR))
                .at("month");
    }

    @POST
    @Path("/feeds")
    @StepUp
    @Consumes(FORM)
    @Produces("text/html")
    public Page subscribe(@Context Caller caller, @Context UriInfo uri, FormData form) {
        String source = form.first("source");
        Feeds.Made made =
                feeds.get().make(source == null || source.isEmpty() ? Optional.empty() : Optional.of(source), caller);
        Labels labels = room.labels(caller);
        return new Page(
                labels.get("made.title"),
                List.of(new Page.Crumb(labels.get("calendar.title"), Room.HOME)),
                room.fill(
                        "made",
                        Map.of(
                                "address",
                                uri.getBaseUri().resolve(made.path()).toString(),
                                "what",
                                made.feed()
                                        .source()
                                        .map(name ->
                                                agenda.get().sources(caller).getOrDefault(name, name))
                                        .orElseGet(() -> labels.get("feed.all"))),
                        caller));
    }

    @POST
    @Path("/feeds/revoke")
    @Consumes(FORM)
    public Response revoke(@Context Caller caller, FormData form) {
        String feed = form.first("feed");
        feeds.get().revoke(feed == null ? "" : feed, caller);
        return Response.seeOther(URI.create(Room.HOME + "?done=" + DONE)).build();
    }
}
