package org.enlace.protocols.internal.web;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.AdoptionShares;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Region;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** What the country decided about a document, and deciding it. */
@Path("/protocols/{id}/adoption")
@Needs("protocols.read")
public final class AdoptionPages {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> DONE =
            Set.of("study", "adopt", "decline", "keep", "denounce", "shared", "narrowed");
    private static final Set<Stage> ADOPTABLE = Set.of(Stage.EFFECTIVE, Stage.SUPERSEDED);

    private final Adoptions adoptions;
    private final AdoptionShares shares;
    private final Region region;
    private final Editions editions;
    private final Implementations implementations;
    private final Protocols protocols;
    private final Room room;
    private final Reading reading;
    private final AdoptionSummary summary;

    public AdoptionPages(
            Adoptions adoptions,
            AdoptionShares shares,
            Editions editions,
            Implementations implementations,
            Region region,
            Protocols protocols,
            AdoptionSummary summary,
            Room room) {
        this.adoptions = adoptions;
        this.shares = shares;
        this.region = region;
        this.editions = editions;
        this.implementations = implementations;
        this.protocols = protocols;
        this.summary = summary;
        this.room = room;
        reading = new Reading(protocols, room);
    }

    @GET
    @Produces("text/html")
    public Response show(@Context Caller caller, @PathParam("id") String id, @QueryParam("done") String done) {
        return reading.page(id, "adoption", caller, protocol -> shown(protocol, done, caller));
    }

    private Page shown(Protocol protocol, String done, Caller caller) {
        List<Adoption> history = adoptions.history(protocol.id(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("history", history);
        parameters.put("home", region.home());
        parameters.put("corrected", corrected(protocol, history, caller));
        parameters.put("told", shares.find(protocol.id(), caller).orElse(null));
        parameters.put("partners", shares.partners(protocol.id(), caller));
        parameters.put("progress", implementations.progress(protocol.id()).orElse(null));
        parameters.put("done", done != null && DONE.contains(done) ? done : "");
        parameters.put(
                "sections",
                history.isEmpty()
                        ? Map.of()
                        : summary.sections(protocol, history.get(0).edition(), caller));
        return page("adoption.title", protocol, "adoption", parameters, caller);
    }

    /** Whether its owner corrected the words of the very version that was decided about. */
    private boolean corrected(Protocol protocol, List<Adoption> history, Caller caller) {
        return protocol instanceof Protocol.Received
                && !history.isEmpty()
                && history.get(0).state().stands()
                && history.get(0).edition() == protocol.control().edition()
                && editions.text(protocol.id(), protocol.control().edition(), caller)
                        .filter(kept -> !kept.equals(protocol.content()))
                        .isPresent();
    }

    @POST
    @Path("/study")
    @Needs("protocols.adopt")
    @Consumes(FORM)
    public Response study(@Context Caller caller, @PathParam("id") String id, FormData data) {
        protocols.find(RecordId.parse(id), caller);
        adoptions.study(RecordId.parse(id), revision(data), caller);
        return to(id, "study");
    }

    @GET
    @Path("/adopt")
    @Needs("protocols.adopt")
    @Produces("text/html")
    public Response terms(@Context Caller caller, @PathParam("id") String id, @QueryParam("edition") String edition) {
        return reading.page(id, "adoption", caller, protocol -> {
            Map<String, String> preset = new LinkedHashMap<>();
            Optional<Adoption> last = adoptions.find(protocol.id(), caller);
            last.ifPresent(adoption -> preset.put("edition", Integer.toString(adoption.edition())));
            if (edition != null) {
                preset.put("edition", edition);
            }
            last.flatMap(Adoption::terms).ifPresent(terms -> preset(terms, preset));
            return adopt(protocol, Typed.blank(preset), caller);
        });
    }

    private static void preset(AdoptionTerms terms, Map<String, String> preset) {
        preset.put("kind", terms.kind().token());
        preset.put("authority", terms.authority());
        if (!terms.units().isEmpty()) {
            preset.put("units", terms.units().stream().map(UnitId::value).collect(Collectors.joining(" ")));
        }
        terms.reservations().forEach((section, words) -> preset.put("reservations." + section, words));
    }

    @POST
    @Path("/adopt")
    @Needs("protocols.adopt")
    @Consumes(FORM)
    @Produces("text/html")
    public Response adopt(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Protocol protocol = protocols.find(RecordId.parse(id), caller);
        Typed typed = Typed.of(data);
        try {
            adoptions.adopt(protocol.id(), revision(data), number(typed.get("edition")), terms(typed), caller);
            return to(id, "adopt");
        } catch (Refusal refusal) {
            Typed told = typed.refused(refusal, "edition", room.labels(caller));
            return reading.answer(id, "adoption", caller, record -> refused(adopt(record, told, caller)));
        } catch (Stale stale) {
            Typed told = typed.overtaken("edition", room.labels(caller));
            return reading.answer(id, "adoption", caller, record -> overtaken(adopt(record, told, caller)));
        }
    }

    private static AdoptionTerms terms(Typed typed) {
        return new AdoptionTerms(
                InstrumentKind.of(typed.get("kind")).orElse(null),
                typed.get("number"),
                typed.day("date"),
                typed.get("authority"),
                typed.names("units").stream().map(UnitId::new).toList(),
                typed.day("from"),
                typed.below("reservations"));
    }

    private Page adopt(Protocol protocol, Typed typed, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        List<Integer> numbers = new ArrayList<>();
        for (Edition edition : editions.of(protocol.id(), caller)) {
            if (ADOPTABLE.contains(edition.stage())) {
                numbers.add(edition.number().getAsInt());
            }
        }
        int current = protocol.control().edition();
        if (protocol instanceof Protocol.Received && !numbers.contains(current)) {
            numbers.add(0, current);
        }
        int chosen = number(typed.get("edition"));
        parameters.put("typed", typed);
        parameters.put("numbers", numbers);
        parameters.put("units", room.people().units(caller));
        parameters.put("sections", summary.sections(protocol, chosen, caller));
        return page("adoption.adopt.title", protocol, "adopt", parameters, caller);
    }

    @GET
    @Path("/decline")
    @Needs("protocols.adopt")
    @Produces("text/html")
    public Response whyDecline(@Context Caller caller, @PathParam("id") String id) {
        return why("decline", id, caller);
    }

    @GET
    @Path("/keep")
    @Needs("protocols.adopt")
    @Produces("text/html")
    public Response whyKeep(@Context Caller caller, @PathParam("id") String id) {
        return why("keep", id, caller);
    }

    @GET
    @Path("/denounce")
    @Needs("protocols.adopt")
    @Produces("text/html")
    public Response whyDenounce(@Context Caller caller, @PathParam("id") String id) {
        return why("denounce", id, caller);
    }

    private Response why(String act, String id, Caller caller) {
        return reading.page(id, "adoption", caller, protocol -> reason(protocol, act, Typed.blank(Map.of()), caller));
    }

    @POST
    @Path("/decline")
    @Needs("protocols.adopt")
    @Consumes(FORM)
    @Produces("text/html")
    public Response decline(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Typed typed = Typed.of(data);
        return decided(
                "decline",
                id,
                typed,
                caller,
                () -> adoptions.decline(RecordId.parse(id), revision(data), typed.get("reason"), caller));
    }

    @POST
    @Path("/keep")
    @Needs("protocols.adopt")
    @Consumes(FORM)
    @Produces("text/html")
    public Response keep(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Typed typed = Typed.of(data);
        return decided(
                "keep",
                id,
                typed,
                caller,
                () -> adoptions.keep(RecordId.parse(id), revision(data), typed.get("reason"), caller));
    }

    @POST
    @Path("/denounce")
    @Needs("protocols.adopt")
    @Consumes(FORM)
    @Produces("text/html")
    public Response denounce(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Typed typed = Typed.of(data);
        return decided(
                "denounce",
                id,
                typed,
                caller,
                () -> adoptions.denounce(
                        RecordId.parse(id), revision(data), typed.get("reason"), typed.day("last"), caller));
    }

    private Response decided(String act, String id, Typed typed, Caller caller, Supplier<Adoption> decision) {
        Protocol protocol = protocols.find(RecordId.parse(id), caller);
        try {
            decision.get();
            return to(id, act);
        } catch (Refusal refusal) {
            return refused(reason(protocol, act, typed.refused(refusal, "reason", room.labels(caller)), caller));
        } catch (Stale stale) {
            return overtaken(reason(protocol, act, typed.overtaken("reason", room.labels(caller)), caller));
        }
    }

    private Page reason(Protocol protocol, String act, Typed typed, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("typed", typed);
        parameters.put("act", act);
        return page("adoption." + act + ".title", protocol, "deciding", parameters, caller);
    }

    private Page page(String title, Protocol protocol, String template, Map<String, Object> parameters, Caller caller) {
        Labels labels = room.labels(caller);
        parameters.put("labels", labels);
        parameters.put("caller", caller);
        parameters.put("people", room.people());
        parameters.put("protocol", protocol);
        parameters.put("last", adoptions.find(protocol.id(), caller).orElse(null));
        List<Page.Crumb> way = new ArrayList<>();
        way.add(new Page.Crumb(labels.get("list.title"), "/protocols"));
        way.add(RecordPage.crumb(protocol));
        if (!template.equals("adoption")) {
            way.add(new Page.Crumb(labels.get("adoption.title"), "/protocols/" + protocol.id() + "/adoption"));
        }
        return new Page(labels.get(title), way, room.fill(template, parameters));
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    private static Response overtaken(Page page) {
        return Response.status(409).entity(page).build();
    }

    private static Response to(String id, String done) {
        return Room.to("/protocols/" + RecordId.parse(id) + "/adoption?done=" + done);
    }

    /** How many decisions there were when the form was opened. */
    private static int revision(FormData data) {
        return RecordPage.version(data);
    }

    /** A version's number as typed; one that no version has where it is none. */
    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
