package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.AdoptionShares;
import org.enlace.protocols.AdoptionShares.Choice;
import org.enlace.protocols.AdoptionShares.Told;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Shares.Terms;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Letting other countries know what this one decided: whom, how much of it, what they will read, and taking it back. */
@Path("/protocols/{id}/adoption/share")
@Needs("protocols.share")
public final class AdoptionSharePages {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String HERE = "adoption/share";

    private final AdoptionShares shares;
    private final Adoptions adoptions;
    private final Protocols protocols;
    private final Room room;
    private final Reading reading;

    public AdoptionSharePages(AdoptionShares shares, Adoptions adoptions, Protocols protocols, Room room) {
        this.shares = shares;
        this.adoptions = adoptions;
        this.protocols = protocols;
        this.room = room;
        reading = new Reading(protocols, room);
    }

    @GET
    @Produces("text/html")
    public Response begin(@Context Caller caller, @PathParam("id") String id) {
        return reading.page(id, HERE, caller, protocol -> {
            Typed typed = Typed.blank(preset(protocol, shares.find(protocol.id(), caller)));
            shares.obstacle(protocol.id(), caller)
                    .ifPresent(refusal -> typed.refused(refusal, "audience", room.labels(caller)));
            return form(protocol, typed, caller);
        });
    }

    /** At first the owner is suggested, and everything that may be told. */
    private static Map<String, String> preset(Protocol protocol, Optional<Told> told) {
        Map<String, String> preset = new HashMap<>();
        Optional<SharedRecord> record = told.map(Told::record);
        preset.put(
                "handling",
                record.map(SharedRecord::handling).orElse(Handling.GENERAL).codes().stream()
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")));
        record.flatMap(one -> one.handling().condition()).ifPresent(words -> preset.put("condition", words));
        record.flatMap(SharedRecord::tlp).ifPresent(label -> preset.put("tlp", label.label()));
        Choice choice = told.map(Told::choice).orElse(new Choice(true, true));
        preset.put("tell", (choice.reservations() ? "reservations " : "") + (choice.progress() ? "progress" : ""));
        if (told.isEmpty()) {
            preset.put("audience", protocol.owner().value());
        }
        return preset;
    }

    /** Shows what will be told to whom, and once that was seen tells it, or goes back to what was chosen. */
    @POST
    @Consumes(FORM)
    @Produces("text/html")
    public Response share(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Protocol protocol = protocols.find(RecordId.parse(id), caller);
        Typed typed = Typed.of(data);
        if (data.has("change")) {
            return Response.ok(form(protocol, typed, caller)).build();
        }
        try {
            Terms terms = SharePages.terms(data);
            Choice choice = choice(data);
            long version = SharePages.version(data, "version");
            if (data.first("confirmed").equals("yes")) {
                shares.share(protocol.id(), version, terms, choice, caller);
                return to(protocol, "shared");
            }
            shares.check(protocol.id(), version, terms, choice, caller);
            return Response.ok(confirmation(protocol, version, terms, choice, caller))
                    .build();
        } catch (Refusal refusal) {
            return refused(form(protocol, typed.refused(refusal, "audience", room.labels(caller)), caller));
        }
    }

    private static Choice choice(FormData data) {
        return new Choice(
                data.all("tell").contains("reservations"), data.all("tell").contains("progress"));
    }

    private Page form(Protocol protocol, Typed typed, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("typed", typed);
        return page("adoption.share.title", "tell", protocol, parameters, caller);
    }

    private Page confirmation(Protocol protocol, long version, Terms terms, Choice choice, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("terms", terms);
        parameters.put("choice", choice);
        parameters.put("version", version);
        return page("adoption.share.confirm", "telling", protocol, parameters, caller);
    }

    @GET
    @Path("/narrow")
    @Produces("text/html")
    public Response whom(@Context Caller caller, @PathParam("id") String id) {
        return reading.page(
                id, HERE + "/narrow", caller, protocol -> narrowing(protocol, Typed.blank(Map.of()), caller));
    }

    @POST
    @Path("/narrow")
    @GoesOn("retention")
    @Consumes(FORM)
    @Produces("text/html")
    public Response narrow(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Protocol protocol = protocols.find(RecordId.parse(id), caller);
        try {
            Set<CountryCode> left = new TreeSet<>(shares.find(protocol.id(), caller)
                    .map(told -> told.record().audience())
                    .orElse(Set.of()));
            left.removeAll(SharePages.countries(data, "out"));
            shares.narrow(protocol.id(), SharePages.version(data, "version"), left, data.first("reason"), caller);
            return to(protocol, "narrowed");
        } catch (Refusal refusal) {
            Refusal shown = refusal.field().equals(Optional.of("audience")) ? refusal.at("out") : refusal;
            return refused(narrowing(protocol, Typed.of(data).refused(shown, "out", room.labels(caller)), caller));
        }
    }

    private Page narrowing(Protocol protocol, Typed typed, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("typed", typed);
        return page("adoption.share.narrow", "untell", protocol, parameters, caller);
    }

    private Page page(String title, String template, Protocol protocol, Map<String, Object> parameters, Caller caller) {
        Labels labels = room.labels(caller);
        parameters.put("labels", labels);
        parameters.put("protocol", protocol);
        parameters.put("partners", shares.partners(protocol.id(), caller));
        parameters.put("told", shares.find(protocol.id(), caller).orElse(null));
        parameters.put("last", adoptions.find(protocol.id(), caller).orElse(null));
        return new Page(
                labels.get(title),
                List.of(
                        new Page.Crumb(labels.get("list.title"), "/protocols"),
                        RecordPage.crumb(protocol),
                        new Page.Crumb(labels.get("adoption.title"), "/protocols/" + protocol.id() + "/adoption")),
                room.fill(template, parameters));
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    private static Response to(Protocol protocol, String done) {
        return Room.to("/protocols/" + protocol.id() + "/adoption?done=" + done);
    }
}
