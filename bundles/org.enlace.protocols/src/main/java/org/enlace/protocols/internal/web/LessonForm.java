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
import java.util.List;
import java.util.Map;
import org.enlace.drafts.DraftPanels;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Drafting a lesson learned from an accepted report: the form of a new record, filled with what the report and its document say. */
@Path("/protocols/{id}/experience")
@Needs("protocols.write")
public final class LessonForm {
    private final ExperienceRoom place;
    private final Experiences experiences;
    private final Reading reading;
    private final Drafts drafts;
    private final DraftPanels panels;
    private final LessonWords words;

    public LessonForm(ExperienceRoom place, Node node, Drafts drafts, DraftPanels panels) {
        this.place = place;
        this.drafts = drafts;
        this.panels = panels;
        experiences = place.experiences();
        reading = place.reading();
        words = new LessonWords(place, node);
    }

    @GET
    @Path("/{report}/lesson")
    @Produces("text/html")
    public Response begin(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("report") String report,
            @QueryParam("draft") String asked) {
        RecordId wanted = RecordId.parse(report);
        return reading.page(id, "experience/" + wanted + "/lesson", caller, protocol -> {
            Experience experience = accepted(protocol.id(), wanted, caller);
            return "continue".equals(asked)
                    ? drafts.find(address(experience), caller)
                            .map(kept -> form(
                                    protocol,
                                    experience,
                                    DraftFields.of(new FormData(kept.fields(), Map.of())),
                                    List.of(),
                                    true,
                                    caller))
                            .orElseGet(() -> fresh(protocol, experience, caller))
                    : fresh(protocol, experience, caller);
        });
    }

    private Page fresh(Protocol protocol, Experience experience, Caller caller) {
        return form(protocol, experience, words.of(protocol, experience, caller), List.of(), false, caller);
    }

    @POST
    @Path("/{report}/lesson")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response create(
            @Context Caller caller, @PathParam("id") String id, @PathParam("report") String report, FormData data) {
        Protocol protocol = place.protocols().find(RecordId.parse(id), caller);
        Experience experience = accepted(protocol.id(), RecordId.parse(report), caller);
        DraftFields typed = DraftFields.of(data);
        if (typed.asksForMore()) {
            return Response.ok(form(protocol, experience, typed.withMore(), List.of(), true, caller))
                    .build();
        }
        ProtocolDraft draft = typed.draft();
        List<Refusal> refusals = new ArrayList<>(place.protocols().check(draft));
        if (refusals.isEmpty()) {
            try {
                Protocol made =
                        experiences.draw(protocol.id(), experience.id(), typed.reference(), draft, null, caller);
                drafts.discard(address(experience), caller);
                return RecordPage.to(made.id(), "created");
            } catch (Refusal refusal) {
                refusals.add(refusal);
            }
        }
        return ExperienceRoom.refused(form(protocol, experience, typed, refusals, true, caller));
    }

    private Experience accepted(RecordId protocol, RecordId report, Caller caller) {
        Experience experience = experiences.find(protocol, report, caller);
        if (experience.state() != Experience.State.ACCEPTED) {
            throw Experience.state(experience, Experience.State.ACCEPTED);
        }
        return experience;
    }

    private static FormAddress address(Experience experience) {
        return new FormAddress(ExperienceWords.path(experience) + "/lesson");
    }

    private Page form(
            Protocol protocol,
            Experience experience,
            DraftFields typed,
            List<Refusal> refusals,
            boolean begun,
            Caller caller) {
        Labels labels = place.room().labels(caller);
        FormAddress address = address(experience);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "place",
                new FormPlace(
                        "experience.lesson.title",
                        address.value(),
                        ExperienceWords.path(experience),
                        0,
                        0,
                        false,
                        true,
                        false));
        parameters.put("both", null);
        parameters.put("guide", new Guide(typed.kind()));
        parameters.put("help", place.room().help(caller));
        parameters.put("typed", typed);
        parameters.put("offer", panels.offer(address, begun, caller));
        parameters.put("keeping", panels.keeping(address, begun, caller));
        parameters.put("errors", new FormErrors(refusals, labels));
        parameters.put("officers", place.room().people().officers(caller));
        parameters.put("units", place.room().people().units(caller));
        return place.page("experience.lesson.title", protocol, experience, "form", parameters, caller);
    }
}
