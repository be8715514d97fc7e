package org.enlace.jit.internal.web.custody;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Item;

/** Writes an event into the chain of custody of an item: first which, then its form; before the item is gone, it asks once more. */
@Path("/jit")
@Needs("jit.read")
public final class EventPages {
    private static final String CONFIRMED = "confirmed";
    private static final String AGAIN = "again";

    private final EvidenceChains chains;

    public EventPages(EvidenceChains chains) {
        this.chains = chains;
    }

    /** What a page of these is about. */
    private record Spot(TeamView view, Seen seen, CustodyLog log, CustodyWords words) {
        String path() {
            return ChainView.path(seen.entry());
        }

        List<EventKind> next() {
            boolean begun = !(log.state() instanceof CustodyLog.Unknown);
            return ChainView.next(
                    seen.entry(), log.state(), view, begun || view.allows(EntryKind.Area.EVIDENCE.writing()));
        }
    }

    private Spot spot(String team, String id, Caller caller) {
        TeamView view = chains.way().enter(team, caller);
        view.require(EntryKind.Area.CLOSING.writing());
        Seen seen = chains.item(view, id);
        CustodyLog log = chains.log(view, seen.entry().id());
        return new Spot(view, seen, log, chains.words(view, seen, log));
    }

    private static Response back(Spot spot) {
        return Response.seeOther(URI.create(WorkWords.path(spot.seen().entry())))
                .build();
    }

    @GET
    @Path("/teams/{id}/work/evidence/{item}/events/new")
    @Produces("text/html")
    public Response choose(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String id) {
        Spot spot = spot(team, id, caller);
        if (spot.next().isEmpty()) {
            return back(spot);
        }
        List<Item> kinds = new ArrayList<>();
        for (EventKind kind : spot.next()) {
            kinds.add(Item.of(spot.words().kind(kind), spot.path() + "/events/new/" + kind.token())
                    .summary(spot.words().hint(kind)));
        }
        String title = spot.words().get("custody.choose.title");
        return Response.ok(page(
                        spot,
                        title,
                        "custody/choose",
                        Map.of(
                                "title",
                                title,
                                "kinds",
                                kinds,
                                "state",
                                spot.words().state(spot.log().state()))))
                .build();
    }

    private Page page(Spot spot, String title, String template, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("seen", spot.seen());
        all.put("number", chains.number(spot.seen()));
        all.put("path", spot.path());
        return chains.way()
                .page(
                        title,
                        template,
                        "evidence",
                        List.of(
                                chains.way().crumb(spot.view(), EntryKind.EVIDENCE),
                                new Page.Crumb(
                                        spot.seen().title(),
                                        WorkWords.path(spot.seen().entry()))),
                        spot.view(),
                        all);
    }

    private static EventKind kind(String token) {
        return EventKind.of(token).orElseThrow(() -> new NotFound("jit-custody-kind", token));
    }

    /**
     * @param corrects the hash of the event that is corrected, for that kind alone
     * @param content  the stored file whose hash it is about; empty for none
     */
    @GET
    @Path("/teams/{id}/work/evidence/{item}/events/new/{kind}")
    @Produces("text/html")
    public Response ask(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String id,
            @PathParam("kind") String token,
            @QueryParam("corrects") @DefaultValue("") String corrects,
            @QueryParam("content") @DefaultValue("") String content) {
        EventKind kind = kind(token);
        Spot spot = spot(team, id, caller);
        EventBeginning beginning = beginning(spot, kind);
        Optional<CustodyEvent> named = beginning.named(corrects);
        boolean answers = EventFields.of(kind).stream().anyMatch(EventFields::event);
        if (answers ? named.isEmpty() : !spot.next().contains(kind)) {
            // It came by an old address: the item's page says how things are now.
            return back(spot);
        }
        Form form = beginning.blank(named.orElse(null));
        StoredHashes.of(chains.pages(), spot.view(), spot.seen()).fill(form, kind, content, spot.words());
        return Response.ok(asking(spot, kind, named, form)).build();
    }

    private static EventBeginning beginning(Spot spot, EventKind kind) {
        return new EventBeginning(kind, spot.seen().entry(), spot.log(), spot.words());
    }

    private Page asking(Spot spot, EventKind kind, Optional<CustodyEvent> named, Form form) {
        EventForm event = new EventForm(kind, spot.words());
        String title = spot.words().get("custody.form.title", spot.words().kind(kind));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", title);
        parameters.put("kind", kind);
        parameters.put("form", form);
        parameters.put("errors", event.errors(form));
        parameters.put("controls", event.controls(form));
        parameters.put(
                "stored",
                StoredHashes.of(chains.pages(), spot.view(), spot.seen()).links(kind, spot.words()));
        parameters.put("lead", spot.words().hint(kind));
        parameters.put("about", named.map(one -> about(spot, one)).orElse(null));
        return page(spot, title, "custody/form", parameters);
    }

    /** What it answers or corrects, as it stands in the chain. */
    private EventView about(Spot spot, CustodyEvent named) {
        return chains.view(spot.view(), spot.seen(), spot.log(), spot.words()).events().stream()
                .filter(one -> one.hash().equals(named.hash()))
                .findFirst()
                .orElseThrow();
    }

    @POST
    @Path("/teams/{id}/work/evidence/{item}/events/new/{kind}")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response write(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String id,
            @PathParam("kind") String token,
            FormData data) {
        EventKind kind = kind(token);
        Spot spot = spot(team, id, caller);
        Form form = Form.of(data);
        EventForm event = new EventForm(kind, spot.words());
        Optional<CustodyEvent> named = beginning(spot, kind).named(form.get(EventField.CORRECTS.token()));
        if (data.has(PersonFields.FILL) || data.has(AGAIN)) {
            event.fill(form);
            return Response.ok(asking(spot, kind, named, form)).build();
        }
        Optional<NewEvent> written = event.read(form);
        if (written.isPresent()) {
            if (kind.last() && !data.has(CONFIRMED)) {
                return Response.ok(confirming(spot, kind, form, data)).build();
            }
            try {
                chains.way()
                        .custody()
                        .write(spot.view().team(), spot.seen().entry().id(), written.get(), caller);
                return Pages.to(WorkWords.path(spot.seen().entry()), "event");
            } catch (Refusal refusal) {
                event.refused(form, refusal);
            }
        }
        return Response.status(422).entity(asking(spot, kind, named, form)).build();
    }

    /** What was typed goes along, so that nothing of it is lost. */
    private Page confirming(Spot spot, EventKind kind, Form form, FormData data) {
        Map<String, String> typed = new HashMap<>();
        data.names().forEach(name -> typed.put(name, form.get(name)));
        String title = spot.words().get("custody.confirm." + kind.token(), chains.number(spot.seen()));
        return page(spot, title, "custody/confirm", Map.of("title", title, "kind", kind, "typed", typed));
    }
}
