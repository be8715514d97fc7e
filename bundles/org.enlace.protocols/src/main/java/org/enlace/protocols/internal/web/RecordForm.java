package org.enlace.protocols.internal.web;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.Comparisons;
import org.enlace.drafts.Draft;
import org.enlace.drafts.DraftPanels;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.web.FormData;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Writing a new record and editing one. What was typed is never lost: a refused or outdated form comes back as it was. */
@Path("/protocols")
@Needs("protocols.write")
public final class RecordForm {
    private static final FormAddress NEW = new FormAddress("/protocols/new");

    /** A text of some hundred pages comes back with what is wrong with it, not as a body that is too large. */
    static final long BODY = 4L << 20;

    private static final String CONTINUE = "continue";

    private final Protocols protocols;
    private final Room room;
    private final Reading reading;
    private final Drafts drafts;
    private final DraftPanels panels;
    private final Overtaken overtaken;

    public RecordForm(Protocols protocols, Room room, Drafts drafts, DraftPanels panels, Comparisons comparisons) {
        overtaken = new Overtaken(comparisons);
        this.protocols = protocols;
        this.room = room;
        this.drafts = drafts;
        this.panels = panels;
        reading = new Reading(protocols, room);
    }

    @GET
    @Path("/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller, @QueryParam("draft") String asked, @QueryParam("type") String type) {
        Optional<DraftFields> draft = draft(NEW, asked, caller);
        return draft.isPresent()
                ? form(null, 0, draft.get(), List.of(), caller)
                : fresh(null, 0, DraftFields.beginning(caller.language(), type), caller);
    }

    @POST
    @Path("/new")
    @Consumes("application/x-www-form-urlencoded")
    @MaxBody(BODY)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData form) {
        DraftFields typed = DraftFields.of(form);
        if (typed.asksForMore()) {
            return Response.ok(form(null, 0, typed.withMore(), List.of(), caller))
                    .build();
        }
        ProtocolDraft draft = typed.draft();
        List<Refusal> refusals = new ArrayList<>(protocols.check(draft));
        if (refusals.isEmpty()) {
            try {
                Protocol made = protocols.create(typed.reference(), draft, null, caller);
                drafts.discard(NEW, caller);
                return RecordPage.to(made.id(), "created");
            } catch (Refusal refusal) {
                refusals.add(refusal);
            }
        }
        return refused(form(null, 0, typed, refusals, caller));
    }

    @GET
    @Path("/{id}/edit")
    @Produces("text/html")
    public Response edit(@Context Caller caller, @PathParam("id") String id, @QueryParam("draft") String asked) {
        return reading.page(id, "edit", caller, protocol -> edited(protocol, asked, caller));
    }

    private Page edited(Protocol protocol, String asked, Caller caller) {
        Protocol.requireOwn(protocol);
        FormAddress address = address(protocol);
        Optional<Draft> kept = CONTINUE.equals(asked) ? drafts.find(address, caller) : Optional.empty();
        if (kept.isEmpty()) {
            return fresh(protocol, protocol.version(), DraftFields.of(protocol), caller);
        }
        FormData data = new FormData(kept.get().fields(), Map.of());
        String version = data.first("version");
        return form(
                protocol,
                version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
                DraftFields.of(data),
                List.of(),
                caller);
    }

    private Optional<DraftFields> draft(FormAddress form, String asked, Caller caller) {
        return CONTINUE.equals(asked)
                ? drafts.find(form, caller).map(kept -> DraftFields.of(new FormData(kept.fields(), Map.of())))
                : Optional.empty();
    }

    private static FormAddress address(Protocol protocol) {
        return protocol == null ? NEW : new FormAddress("/protocols/" + protocol.id() + "/edit");
    }

    @POST
    @Path("/{id}/edit")
    @Consumes("application/x-www-form-urlencoded")
    @MaxBody(BODY)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData form) {
        RecordId record = RecordId.parse(id);
        int version = RecordPage.version(form);
        DraftFields typed = DraftFields.of(form);
        Protocol current = protocols.find(record, caller);
        if (typed.asksForMore()) {
            return Response.ok(form(current, version, typed.withMore(), List.of(), caller))
                    .build();
        }
        ProtocolDraft draft = typed.draft();
        List<Refusal> refusals = new ArrayList<>(protocols.check(draft));
        if (refusals.isEmpty()) {
            try {
                protocols.revise(record, version, draft, caller);
                drafts.discard(address(current), caller);
                return RecordPage.to(record, "saved");
            } catch (Refusal refusal) {
                refusals.add(refusal);
            } catch (Stale stale) {
                return Response.status(409)
                        .entity(form(protocols.find(record, caller), version, typed, List.of(), caller))
                        .build();
            }
        }
        return refused(form(current, version, typed, refusals, caller));
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    /** Nothing was typed yet. */
    private Page fresh(Protocol protocol, int version, DraftFields typed, Caller caller) {
        return form(protocol, version, typed, List.of(), false, caller);
    }

    /** With what was typed. */
    private Page form(Protocol protocol, int version, DraftFields typed, List<Refusal> refusals, Caller caller) {
        return form(protocol, version, typed, refusals, true, caller);
    }

    /** @param protocol the record as it is now, or null for a new one; it may have moved on since {@code version} */
    private Page form(
            Protocol protocol, int version, DraftFields typed, List<Refusal> refusals, boolean begun, Caller caller) {
        Labels labels = room.labels(caller);
        List<Page.Crumb> way = new ArrayList<>();
        way.add(new Page.Crumb(labels.get("list.title"), "/protocols"));
        if (protocol != null) {
            way.add(RecordPage.crumb(protocol));
        }
        FormPlace place = protocol == null ? FormPlace.fresh() : FormPlace.of(protocol, version);
        Content both = place.stale() && refusals.isEmpty() ? both(protocol, typed, labels, caller) : null;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("place", place.stale() && both == null ? place.on(version) : place);
        parameters.put("both", both);
        parameters.put("typed", typed);
        parameters.put("guide", new Guide(typed.kind()));
        parameters.put("help", room.help(caller));
        parameters.put("offer", panels.offer(address(protocol), begun, caller));
        parameters.put("keeping", panels.keeping(address(protocol), begun, caller));
        parameters.put("errors", new FormErrors(refusals, labels));
        parameters.put("officers", room.people().officers(caller));
        parameters.put("units", room.people().units(caller));
        return new Page(labels.get(protocol == null ? "form.new" : "form.edit"), way, room.fill("form", parameters));
    }

    /** What somebody else saved beside what was typed; null where one of them cannot be shown, or not without a reason. */
    private Content both(Protocol protocol, DraftFields typed, Labels labels, Caller caller) {
        ProtocolDraft mine = typed.draft();
        if (!mine.refusals().isEmpty()) {
            return null;
        }
        try {
            Protocol theirs = protocols.open(protocol.id(), null, caller);
            return overtaken.shown(
                    theirs.content(),
                    mine.content(),
                    room.people().name(theirs.changed().officer()),
                    labels);
        } catch (Refusal reasonNeeded) {
            return null;
        }
    }
}
