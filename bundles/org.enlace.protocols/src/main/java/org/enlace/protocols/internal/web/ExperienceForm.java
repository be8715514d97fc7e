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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.documents.MarkdownFields;
import org.enlace.drafts.DraftPanels;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Experience;
import org.enlace.protocols.ExperienceText;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Protocol;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Reporting that a document was used. What was typed is never lost: a refused form comes back as it was. */
@Path("/protocols/{id}/experience")
@Needs("protocols.report")
public final class ExperienceForm {
    private static final List<String> NEEDED = List.of("context", "done", "results");
    private static final List<String> DAYS = List.of("usedFrom", "usedTo");

    private final ExperienceRoom place;
    private final Experiences experiences;
    private final Reading reading;
    private final Drafts drafts;
    private final DraftPanels panels;

    public ExperienceForm(ExperienceRoom place, Drafts drafts, DraftPanels panels) {
        this.place = place;
        this.drafts = drafts;
        this.panels = panels;
        experiences = place.experiences();
        reading = place.reading();
    }

    @GET
    @Path("/new")
    @Produces("text/html")
    public Response begin(@Context Caller caller, @PathParam("id") String id, @QueryParam("draft") String asked) {
        return reading.page(id, "experience/new", caller, protocol -> {
            if (protocol.withdrawn()) {
                throw Experience.outOfUse(protocol.reference());
            }
            return "continue".equals(asked)
                    ? drafts.find(address(protocol), caller)
                            .map(kept -> form(
                                    protocol, Typed.of(new FormData(kept.fields(), Map.of())), true, false, caller))
                            .orElseGet(() -> fresh(protocol, caller))
                    : fresh(protocol, caller);
        });
    }

    private Page fresh(Protocol protocol, Caller caller) {
        Map<String, String> preset = new LinkedHashMap<>();
        preset.put("edition", Integer.toString(protocol.control().edition()));
        caller.unit().ifPresent(unit -> preset.put("unit", unit.value()));
        return form(protocol, Typed.blank(preset), false, false, caller);
    }

    @POST
    @Path("/new")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response report(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Protocol protocol = place.protocols().find(RecordId.parse(id), caller);
        Typed typed = Typed.of(data);
        if (MarkdownFields.asked(data)) {
            return reading.page(id, "experience/new", caller, record -> form(record, typed, true, true, caller));
        }
        Labels labels = place.room().labels(caller);
        try {
            requireAll(typed, labels);
            Experience made = experiences.report(protocol.id(), text(typed), null, caller);
            drafts.discard(address(protocol), caller);
            return ExperienceRoom.to(made, "reported");
        } catch (Refusal refusal) {
            typed.refused(refusal, "edition", labels);
            return reading.answer(
                    id,
                    "experience/new",
                    caller,
                    record -> ExperienceRoom.refused(form(record, typed, true, false, caller)));
        }
    }

    /** All that is missing is told at once. */
    private static void requireAll(Typed typed, Labels labels) {
        Refusal last = null;
        for (String field : DAYS) {
            var parts = typed.date(field);
            if ((parts.year() + parts.month() + parts.day()).isBlank()) {
                last = missing(field);
                typed.refused(last, field, labels);
            }
        }
        for (String field : NEEDED) {
            if (typed.get(field).isBlank()) {
                last = missing(field);
                typed.refused(last, field, labels);
            }
        }
        if (last != null) {
            throw last;
        }
    }

    private static Refusal missing(String field) {
        return new Refusal("protocol.required", "\"" + field + "\" is missing; give it a value", field).at(field);
    }

    private static ExperienceText text(Typed typed) {
        LocalDate from = typed.day("usedFrom");
        LocalDate to = typed.day("usedTo");
        String unit = typed.get("unit").strip();
        String edition = typed.get("edition");
        return new ExperienceText(
                edition.matches("\\d{1,6}") ? Integer.parseInt(edition) : 0,
                from,
                to,
                unit.isEmpty() ? null : new UnitId(unit),
                typed.get("context"),
                typed.get("done"),
                typed.get("results"),
                typed.get("worked"),
                typed.get("failed"),
                typed.get("wanted"),
                count(typed, "timesUsed"),
                count(typed, "identified"),
                count(typed, "assisted"));
    }

    private static Integer count(Typed typed, String field) {
        String text = typed.get(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw ExperienceText.number(field, text);
        }
        return Integer.valueOf(text);
    }

    private static FormAddress address(Protocol protocol) {
        return new FormAddress("/protocols/" + protocol.id() + "/experience/new");
    }

    /**
     * @param begun whether something was typed already
     * @param shown whether what was typed is shown as it will look
     */
    private Page form(Protocol protocol, Typed typed, boolean begun, boolean shown, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("typed", typed);
        parameters.put("shown", shown);
        parameters.put("numbers", experiences.editions(protocol.id(), caller));
        parameters.put("units", place.room().people().units(caller));
        parameters.put("fields", place.fields());
        parameters.put("offer", panels.offer(address(protocol), begun, caller));
        parameters.put("keeping", panels.keeping(address(protocol), begun, caller));
        return place.page("experience.new", protocol, null, "experience-form", parameters, caller);
    }
}
