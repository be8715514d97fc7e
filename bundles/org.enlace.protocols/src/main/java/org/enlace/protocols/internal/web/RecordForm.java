package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Writing a new record and editing one. What was typed is never lost: a refused or outdated form comes back as it was. */
@Path("/protocols")
@Needs("protocols.write")
public final class RecordForm {
    private final Protocols protocols;
    private final Room room;
    private final Reading reading;

    public RecordForm(Protocols protocols, Room room) {
        this.protocols = protocols;
        this.room = room;
        reading = new Reading(protocols, room);
    }

    @GET
    @Path("/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller) {
        return form(null, 0, DraftFields.beginning(caller.language()), List.of(), caller);
    }

    @POST
    @Path("/new")
    @Consumes("application/x-www-form-urlencoded")
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
    public Response edit(@Context Caller caller, @PathParam("id") String id) {
        return reading.page(
                id,
                "edit",
                caller,
                protocol -> form(protocol, protocol.version(), DraftFields.of(protocol), List.of(), caller));
    }

    @POST
    @Path("/{id}/edit")
    @Consumes("application/x-www-form-urlencoded")
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

    /** @param protocol the record as it is now, or null for a new one; it may have moved on since {@code version} */
    private Page form(Protocol protocol, int version, DraftFields typed, List<Refusal> refusals, Caller caller) {
        Labels labels = room.labels(caller);
        List<Page.Crumb> way = new ArrayList<>();
        way.add(new Page.Crumb(labels.get("list.title"), "/protocols"));
        if (protocol != null) {
            way.add(RecordPage.crumb(protocol));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("protocol", protocol);
        parameters.put("stale", protocol != null && protocol.version() != version);
        parameters.put("typed", typed);
        parameters.put("errors", new FormErrors(refusals, labels));
        parameters.put("officers", room.people().officers(caller));
        parameters.put("units", room.people().units(caller));
        return new Page(labels.get(protocol == null ? "form.new" : "form.edit"), way, room.fill("form", parameters));
    }
}
