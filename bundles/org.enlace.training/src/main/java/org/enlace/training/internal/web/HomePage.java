package org.enlace.training.internal.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.calendar.CalendarFiles;
import org.enlace.platform.Caller;
import org.enlace.training.Part;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.Session;
import org.enlace.training.internal.SessionDates;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Item;

/** What waits for the caller's answer, the coming sessions and the series, open or closed; and the calendar of all sessions. */
@Path("/training")
@Needs("training.read")
public final class HomePage {
    private static final int COMING = 5;
    private static final int AHEAD = 90;
    private static final int BACK = 60;
    private static final int FORWARD = 400;

    private final Pages pages;
    private final Supplier<CalendarFiles> files;
    private final Clock clock;

    HomePage(Pages pages, Supplier<CalendarFiles> files, Clock clock) {
        this.pages = pages;
        this.files = files;
        this.clock = clock;
    }

    @GET
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("of") @DefaultValue("") String of,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        boolean closed = state.equals("closed");
        Labels labels = pages.labels(caller);
        Part<Series> part = pages.desks()
                .trainings()
                .seriesList(Optional.empty(), closed, foreign(of), Pages.place(after, before), Pages.LINES, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("closed", closed);
        parameters.put(
                "items", part.items().stream().map(one -> item(one, labels)).toList());
        parameters.put("coming", closed ? List.of() : coming(labels, caller));
        parameters.put(
                "answers",
                closed ? List.of() : pages.desks().evaluation().answering().open(caller));
        parameters.put("of", foreign(of).isPresent() ? of : "");
        Pages.around(parameters, part, path(closed, foreign(of).isPresent() ? of : ""));
        return pages.page(labels.get("module.title"), "home", List.of(), caller, parameters);
    }

    /** Those of others, or ours; empty for both. */
    private static Optional<Boolean> foreign(String of) {
        return of.equals("others") || of.equals("ours") ? Optional.of(of.equals("others")) : Optional.empty();
    }

    private static String path(boolean closed, String of) {
        String path = closed ? Pages.HOME + "?state=closed" : Pages.HOME;
        return of.isEmpty() ? path : path + (closed ? "&" : "?") + "of=" + of;
    }

    private List<Item> coming(Labels labels, Caller caller) {
        Instant now = clock.instant();
        List<Item> items = new ArrayList<>();
        for (Session session :
                pages.desks().sessions().between(now, now.plus(AHEAD, ChronoUnit.DAYS), COMING, caller)) {
            items.add(Item.of(session.content().title(), Pages.at(session))
                    .tags(labels.state(session))
                    .facts(labels.reader(session.content().time())));
        }
        return items;
    }

    static Item item(Series series, Labels labels) {
        SeriesContent content = series.content();
        return Item.of(content.title(), Pages.at(series))
                .tags(labels.tags(series))
                .facts(
                        labels.get("kind." + content.kind().token()),
                        content.organiser(),
                        labels.languages(content.languages()))
                .in(content.languages().get(0));
    }

    /** For whoever is signed in; a calendar program subscribes to a secret address of the calendar. */
    @GET
    @Path("/calendar.ics")
    public Response calendar(@Context Caller caller, @Context UriInfo uri, @HeaderParam("If-None-Match") String known) {
        Instant now = clock.instant();
        byte[] text = files.get()
                .of(
                        pages.labels(caller).get("calendar.sessions"),
                        SessionDates.events(
                                pages.desks(),
                                pages.texts(),
                                now.minus(BACK, ChronoUnit.DAYS),
                                now.plus(FORWARD, ChronoUnit.DAYS),
                                caller),
                        Optional.of(uri.getBaseUri()));
        String tag = '"' + files.get().tag(text) + '"';
        Response.ResponseBuilder answer =
                tag.equals(known) ? Response.notModified() : Response.ok(text).type(CalendarFiles.TYPE);
        return answer.header("ETag", tag)
                .header("Content-Disposition", "inline; filename=\"training.ics\"")
                .build();
    }
}
