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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.InboxFilter.DueIn;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.Acts;
import org.enlace.inbox.internal.FilterWords;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
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
    private static final String SEVERAL = "all-";
    private static final Map<String, String> DONE =
            Map.of(Acts.SEE, "seen", Acts.SNOOZE, "snoozed", Acts.WAKE, "awake", "undo", "undone");

    private final Tray tray;
    private final Room room;
    private final RecordIds ids;
    private final boolean digests;

    /** @param digests whether officers are told by mail what waits */
    InboxPage(Tray tray, Room room, RecordIds ids, boolean digests) {
        this.tray = tray;
        this.room = room;
        this.ids = ids;
        this.digests = digests;
    }

    /** What the list says once an act was done, with one item or with several. */
    static String done(String act, int items) {
        return (items > 1 ? SEVERAL : "") + DONE.get(act);
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
            @QueryParam("done") String done,
            @QueryParam("step") String step) {
        InboxFilter filter = FilterWords.read(kind, source, due, snoozed);
        String cursor = after == null || after.isEmpty() ? null : after;
        String one = done != null && done.startsWith(SEVERAL) ? done.substring(SEVERAL.length()) : done;
        String told = one != null && DONE.containsValue(one) ? done : "";
        return page(filter, cursor, told, told.isEmpty() ? "" : step(step), "", caller);
    }

    /** A step that a page was told of; empty where it is none. */
    private static String step(String text) {
        return RecordId.read(text).map(RecordId::toString).orElse("");
    }

    /**
     * @param step  what can be taken back; empty for nothing
     * @param error what is wrong; empty where nothing is
     */
    Page page(InboxFilter filter, String cursor, String done, String step, String error, Caller caller) {
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
        parameters.put("step", step);
        parameters.put("acts", acts(filter, part, labels));
        parameters.put("error", error);
        parameters.put("digests", digests && caller.actingFor().isEmpty());
        parameters.put("now", Instant.now());
        parameters.put("tomorrow", LocalDate.now(caller.zone()).plusDays(1));
        return new Page(labels.get("inbox.title"), room.fill("inbox", parameters, caller));
    }

    /** What can be done with the items that are shown; none where nothing of it waits for the reader. */
    private static List<Choice> acts(InboxFilter filter, Tray.Part part, Labels labels) {
        if (part.items().stream().allMatch(waiting -> waiting.absent().isPresent())) {
            return List.of();
        }
        return filter.snoozed()
                ? List.of(Choice.of(Acts.WAKE, labels.get("wake.button")))
                : List.of(
                        Choice.of(Acts.SEE, labels.get("see.button")),
                        Choice.of(Acts.SNOOZE, labels.get("snooze.button")));
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
        RecordId step = ids.next();
        tray.see(RecordId.parse(item), step, caller);
        return back(form, "seen", step);
    }

    @POST
    @Path("/{item}/wake")
    @Consumes(FORM)
    public Response wake(@Context Caller caller, @PathParam("item") String item, FormData form) {
        RecordId step = ids.next();
        tray.wake(RecordId.parse(item), step, caller);
        return back(form, "awake", step);
    }

    @POST
    @Path("/{item}/snooze")
    @Consumes(FORM)
    @Produces("text/html")
    public Response snooze(@Context Caller caller, @PathParam("item") String item, FormData form) {
        RecordId step = ids.next();
        try {
            tray.snooze(RecordId.parse(item), day(form.first("until"), caller), step, caller);
        } catch (Refusal refusal) {
            if (!refusal.field().equals(java.util.Optional.of("until"))) {
                throw refusal;
            }
            String error = room.labels(caller).of(refusal);
            return Response.status(422)
                    .entity(page(Back.filter(form.first("back")), null, "", "", error, caller))
                    .build();
        }
        return back(form, "snoozed", step);
    }

    /** When a day begins, where the officer is. */
    static Instant day(String text, Caller caller) {
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

    private static Response back(FormData form, String done, RecordId step) {
        return Back.to(Back.query(form.first("back")), done, step);
    }
}
