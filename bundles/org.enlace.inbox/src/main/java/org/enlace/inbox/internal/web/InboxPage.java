package org.enlace.inbox.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.InboxFilter.DueIn;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.FilterWords;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.OwnPath;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Field;
import org.enlace.web.ui.Filter;
import org.enlace.web.ui.Link;

/** What waits for the officer, and what is done with it here: seen, put off, taken back. */
@Path("/inbox")
@Needs("inbox.read")
public final class InboxPage {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int PAGE = 25;
    private static final Set<String> DONE = Set.of("seen", "snoozed", "awake");

    private final Tray tray;
    private final Room room;
    private final boolean digests;

    /** @param digests whether officers are told by mail what waits */
    InboxPage(Tray tray, Room room, boolean digests) {
        this.tray = tray;
        this.room = room;
        this.digests = digests;
    }

    @GET
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("kind") String kind,
            @QueryParam("source") String source,
            @QueryParam("due") String due,
            @QueryParam("snoozed") String snoozed,
            @QueryParam("after") String after,
            @QueryParam("done") String done) {
        InboxFilter filter = FilterWords.read(kind, source, due, snoozed);
        String cursor = after == null || after.isEmpty() ? null : after;
        return page(filter, cursor, done != null && DONE.contains(done) ? done : "", "", caller);
    }

    private Page page(InboxFilter filter, String cursor, String done, String error, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, String> sources = tray.sources(caller);
        Tray.Part part = tray.part(filter, cursor, PAGE, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("part", part);
        parameters.put("filter", filter(filter, sources, labels));
        parameters.put("narrowed", !filter.equals(InboxFilter.ALL) || cursor != null);
        parameters.put("snoozed", filter.snoozed());
        parameters.put("next", part.next() == null ? null : FilterWords.address(Room.HOME, filter, part.next()));
        parameters.put("back", FilterWords.address(Room.HOME, filter, null));
        parameters.put("done", done);
        parameters.put("error", error);
        parameters.put("digests", digests && caller.actingFor().isEmpty());
        parameters.put("now", Instant.now());
        parameters.put("tomorrow", LocalDate.now(caller.zone()).plusDays(1));
        return new Page(labels.get("inbox.title"), room.fill("inbox", parameters, caller));
    }

    private static Filter filter(InboxFilter filter, Map<String, String> sources, Labels labels) {
        List<Choice> kinds = new ArrayList<>(List.of(Choice.of("", labels.get("filter.any"))));
        for (ItemKind kind : ItemKind.values()) {
            kinds.add(Choice.of(kind.token(), labels.get("kind." + kind.token())));
        }
        List<Choice> from = new ArrayList<>(List.of(Choice.of("", labels.get("filter.any"))));
        sources.forEach((use, label) -> from.add(Choice.of(use, label)));
        List<Choice> dues = new ArrayList<>();
        for (DueIn due : DueIn.values()) {
            dues.add(Choice.of(due == DueIn.ANY ? "" : due.token(), labels.get("due." + due.token())));
        }
        List<Choice> states =
                List.of(Choice.of("", labels.get("state.waiting")), Choice.of("yes", labels.get("state.snoozed")));
        Content fields = Ui.join(
                select("kind", filter.kind().map(ItemKind::token).orElse(""), kinds, labels),
                select("source", filter.use().orElse(""), from, labels),
                select("due", filter.due() == DueIn.ANY ? "" : filter.due().token(), dues, labels),
                select("snoozed", filter.snoozed() ? "yes" : "", states, labels));
        return new Filter(Room.HOME, fields, selected(filter, sources, labels), Room.HOME);
    }

    private static Content select(String name, String value, List<Choice> choices, Labels labels) {
        return Ui.select(Field.named(name, labels.get("filter." + name)).value(value), choices);
    }

    private static List<Link> selected(InboxFilter filter, Map<String, String> sources, Labels labels) {
        List<Link> links = new ArrayList<>();
        filter.kind()
                .ifPresent(kind -> links.add(without(
                        labels.get("kind." + kind.token()),
                        new InboxFilter(java.util.Optional.empty(), filter.use(), filter.due(), filter.snoozed()))));
        filter.use()
                .ifPresent(use -> links.add(without(
                        sources.getOrDefault(use, use),
                        new InboxFilter(filter.kind(), java.util.Optional.empty(), filter.due(), filter.snoozed()))));
        if (filter.due() != DueIn.ANY) {
            links.add(without(
                    labels.get("due." + filter.due().token()),
                    new InboxFilter(filter.kind(), filter.use(), DueIn.ANY, filter.snoozed())));
        }
        if (filter.snoozed()) {
            links.add(without(
                    labels.get("state.snoozed"), new InboxFilter(filter.kind(), filter.use(), filter.due(), false)));
        }
        return links;
    }

    private static Link without(String label, InboxFilter rest) {
        return new Link(label, FilterWords.address(Room.HOME, rest, null));
    }

    @POST
    @Path("/{item}/see")
    @Consumes(FORM)
    public Response see(@Context Caller caller, @PathParam("item") String item, FormData form) {
        tray.see(RecordId.parse(item), caller);
        return back(form, "seen");
    }

    @POST
    @Path("/{item}/wake")
    @Consumes(FORM)
    public Response wake(@Context Caller caller, @PathParam("item") String item, FormData form) {
        tray.wake(RecordId.parse(item), caller);
        return back(form, "awake");
    }

    @POST
    @Path("/{item}/snooze")
    @Consumes(FORM)
    @Produces("text/html")
    public Response snooze(@Context Caller caller, @PathParam("item") String item, FormData form) {
        try {
            tray.snooze(RecordId.parse(item), day(form.first("until"), caller), caller);
        } catch (Refusal refusal) {
            if (!refusal.field().equals(java.util.Optional.of("until"))) {
                throw refusal;
            }
            String error = room.labels(caller).of(refusal);
            return Response.status(422)
                    .entity(page(InboxFilter.ALL, null, "", error, caller))
                    .build();
        }
        return back(form, "snoozed");
    }

    /** When a day begins, where the officer is. */
    private static Instant day(String text, Caller caller) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1970 && day.getYear() <= 9_999) {
                return day.atStartOfDay(caller.zone()).toInstant();
            }
        } catch (DateTimeException e) {
            // Refused below, like a year out of range.
        }
        throw new Refusal("inbox.day", "\"" + text + "\" is no day; choose one such as 2026-12-01", text).at("until");
    }

    private static Response back(FormData form, String done) {
        URI list = OwnPath.of(form.first("back"))
                .filter(uri -> uri.getRawPath().equals(Room.HOME))
                .orElse(URI.create(Room.HOME));
        String query = list.getRawQuery() == null ? "?done=" : "?" + list.getRawQuery() + "&done=";
        return Response.seeOther(URI.create(Room.HOME + query + done)).build();
    }
}
