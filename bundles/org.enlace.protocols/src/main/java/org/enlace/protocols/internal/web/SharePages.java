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
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.platform.Tlp;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Shares;
import org.enlace.protocols.Shares.Partner;
import org.enlace.protocols.Shares.Terms;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Sharing a protocol with other countries: to whom and how, what they will see, and taking it back. */
@Path("/protocols/{id}/share")
@Needs("protocols.share")
public final class SharePages {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Shares shares;
    private final Protocols protocols;
    private final Room room;
    private final Reading reading;

    public SharePages(Shares shares, Protocols protocols, Room room) {
        this.shares = shares;
        this.protocols = protocols;
        this.room = room;
        reading = new Reading(protocols, room);
    }

    @GET
    @Produces("text/html")
    public Response begin(@Context Caller caller, @PathParam("id") String id) {
        return reading.page(id, "share", caller, protocol -> {
            Map<String, String> preset = new HashMap<>();
            Optional<SharedRecord> shared = shares.find(protocol.id(), caller);
            preset.put(
                    "handling",
                    shared.map(SharedRecord::handling).orElse(Handling.GENERAL).codes().stream()
                            .map(Enum::name)
                            .collect(Collectors.joining(" ")));
            shared.flatMap(record -> record.handling().condition()).ifPresent(words -> preset.put("condition", words));
            shared.flatMap(SharedRecord::tlp).ifPresent(label -> preset.put("tlp", label.label()));
            Typed typed = Typed.blank(preset);
            shares.obstacle(protocol.id(), caller)
                    .ifPresent(refusal -> typed.refused(refusal, "audience", room.labels(caller)));
            return form(protocol, typed, caller);
        });
    }

    /** Shows what will be shared with whom, and once that was seen shares it, or goes back to what was chosen. */
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
            Terms terms = terms(data);
            long version = version(data, "version");
            if (version(data, "record") != protocol.version()) {
                throw new Stale(Protocols.KIND, protocol.id().toString());
            }
            if (data.first("confirmed").equals("yes")) {
                shares.share(protocol.id(), version, terms, caller);
                return RecordPage.to(protocol.id(), "shared");
            }
            shares.check(protocol.id(), version, terms, caller);
            return Response.ok(confirmation(protocol, version, terms, caller)).build();
        } catch (Refusal refusal) {
            return refused(form(protocol, typed.refused(refusal, "audience", room.labels(caller)), caller));
        }
    }

    static Terms terms(FormData data) {
        Set<HandlingCode> codes = new TreeSet<>();
        data.all("handling").forEach(code -> codes.add(HandlingCode.parse(code)));
        String tlp = data.first("tlp");
        try {
            return new Terms(
                    countries(data, "audience"),
                    new Handling(codes, Optional.of(data.first("condition").replace("\r\n", "\n"))),
                    tlp.isEmpty() ? Optional.empty() : Optional.of(Tlp.parse(tlp)));
        } catch (Refusal refusal) {
            throw refusal.code().equals("handling.condition")
                    ? refusal.at("condition")
                    : refusal.code().startsWith("handling.") ? refusal.at("handling") : refusal;
        }
    }

    static Set<CountryCode> countries(FormData data, String field) {
        Set<CountryCode> countries = new TreeSet<>();
        data.all(field).forEach(code -> countries.add(new CountryCode(code)));
        return countries;
    }

    static long version(FormData data, String field) {
        String text = data.first(field);
        if (!text.matches("\\d{1,9}")) {
            throw new Refusal(
                    "protocol.parameter",
                    "\"" + text + "\" is no version; open the record again and repeat the change",
                    text,
                    field,
                    "0, 1, 2 …");
        }
        return Long.parseLong(text);
    }

    private Page form(Protocol protocol, Typed typed, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("typed", typed);
        return page("share.title", "share", protocol, parameters, caller);
    }

    private Page confirmation(Protocol protocol, long version, Terms terms, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("terms", terms);
        parameters.put("version", version);
        return page("share.confirm.title", "sharing", protocol, parameters, caller);
    }

    @GET
    @Path("/narrow")
    @Produces("text/html")
    public Response whom(@Context Caller caller, @PathParam("id") String id) {
        return reading.page(id, "share/narrow", caller, protocol -> narrowing(protocol, Typed.blank(Map.of()), caller));
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
                    .map(SharedRecord::audience)
                    .orElse(Set.of()));
            Set<CountryCode> out = countries(data, "out");
            left.removeAll(out);
            shares.narrow(protocol.id(), version(data, "version"), left, data.first("reason"), caller);
            return RecordPage.to(protocol.id(), "narrowed");
        } catch (Refusal refusal) {
            Refusal shown = refusal.field().equals(Optional.of("audience")) ? refusal.at("out") : refusal;
            return refused(narrowing(protocol, Typed.of(data).refused(shown, "out", room.labels(caller)), caller));
        }
    }

    private Page narrowing(Protocol protocol, Typed typed, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("typed", typed);
        return page("share.narrow.title", "narrow", protocol, parameters, caller);
    }

    private Page page(String title, String template, Protocol protocol, Map<String, Object> parameters, Caller caller) {
        Protocol.requireOwn(protocol);
        Labels labels = room.labels(caller);
        List<Partner> partners = shares.partners(protocol.id(), caller);
        parameters.put("labels", labels);
        parameters.put("protocol", protocol);
        parameters.put("partners", partners);
        parameters.put("shared", shares.find(protocol.id(), caller).orElse(null));
        return new Page(
                labels.get(title),
                List.of(new Page.Crumb(labels.get("list.title"), "/protocols"), RecordPage.crumb(protocol)),
                room.fill(template, parameters));
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }
}
