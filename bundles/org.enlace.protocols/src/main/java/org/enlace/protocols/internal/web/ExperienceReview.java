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
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experience.State;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Experiences.Move;
import org.enlace.protocols.Protocol;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Deciding on a report of use, and what it moves. */
@Path("/protocols/{id}/experience")
@Needs("protocols.review")
public final class ExperienceReview {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ACCEPT = "accept";
    private static final String DECLINE = "decline";

    private final ExperienceRoom place;
    private final Experiences experiences;
    private final Reading reading;

    public ExperienceReview(ExperienceRoom place) {
        this.place = place;
        experiences = place.experiences();
        reading = place.reading();
    }

    @GET
    @Path("/{report}/review")
    @Produces("text/html")
    public Response judge(@Context Caller caller, @PathParam("id") String id, @PathParam("report") String report) {
        return asked("review", id, report, caller);
    }

    @GET
    @Path("/{report}/evidence")
    @Produces("text/html")
    public Response weigh(@Context Caller caller, @PathParam("id") String id, @PathParam("report") String report) {
        return asked("evidence", id, report, caller);
    }

    private Response asked(String act, String id, String report, Caller caller) {
        RecordId wanted = RecordId.parse(report);
        return reading.page(id, "experience/" + wanted + "/" + act, caller, protocol -> {
            Experience experience = experiences.find(protocol.id(), wanted, caller);
            State needed = act.equals("review") ? State.SUBMITTED : State.ACCEPTED;
            if (experience.state() != needed) {
                throw Experience.state(experience, needed);
            }
            return form(act, protocol, wanted, Typed.blank(Map.of()), caller);
        });
    }

    @POST
    @Path("/{report}/review")
    @Consumes(FORM)
    @Produces("text/html")
    public Response decide(
            @Context Caller caller, @PathParam("id") String id, @PathParam("report") String report, FormData data) {
        Typed typed = Typed.of(data);
        RecordId protocol = RecordId.parse(id);
        RecordId wanted = RecordId.parse(report);
        return done("review", id, wanted, "decision", typed, caller, () -> switch (typed.get("decision")) {
            case ACCEPT -> {
                Optional<Move> move =
                        typed.get("level").isEmpty() ? Optional.empty() : Optional.of(move(typed, "levelReason"));
                yield ExperienceRoom.to(
                        experiences.accept(protocol, wanted, RecordPage.version(data), move, caller), "accepted");
            }
            case DECLINE ->
                ExperienceRoom.to(
                        experiences.decline(protocol, wanted, RecordPage.version(data), typed.get("reason"), caller),
                        "declined");
            default -> throw new Refusal("experience.decision-missing", "Say whether the report counts").at("decision");
        });
    }

    @POST
    @Path("/{report}/evidence")
    @Consumes(FORM)
    @Produces("text/html")
    public Response move(
            @Context Caller caller, @PathParam("id") String id, @PathParam("report") String report, FormData data) {
        Typed typed = Typed.of(data);
        RecordId wanted = RecordId.parse(report);
        return done("evidence", id, wanted, "level", typed, caller, () -> {
            experiences.assess(RecordId.parse(id), wanted, move(typed, "levelReason"), caller);
            return Room.to("/protocols/" + RecordId.parse(id) + "/experience/" + wanted + "?done=assessed");
        });
    }

    private static Move move(Typed typed, String reason) {
        String steps = typed.get("steps");
        Optional<EvidenceLevel> level = EvidenceLevel.of(typed.get("level"));
        if (level.isEmpty()) {
            throw missing("level");
        }
        if (typed.get(reason).isBlank()) {
            throw missing(reason);
        }
        return new Move(steps.matches("\\d{1,9}") ? Integer.parseInt(steps) : 0, level.get(), typed.get(reason));
    }

    private static Refusal missing(String field) {
        return new Refusal("protocol.required", "\"" + field + "\" is missing; give it a value", field).at(field);
    }

    /** What is refused, or came after somebody else's act, comes back with the form, as it was typed. */
    private Response done(
            String act, String id, RecordId report, String field, Typed typed, Caller caller, Supplier<Response> work) {
        String to = "experience/" + report + "/" + act;
        Labels labels = place.room().labels(caller);
        try {
            return work.get();
        } catch (Refusal refusal) {
            typed.refused(refusal, field, labels);
            return reading.answer(
                    id, to, caller, protocol -> ExperienceRoom.refused(form(act, protocol, report, typed, caller)));
        } catch (Stale stale) {
            typed.overtaken(field, labels);
            return reading.answer(
                    id, to, caller, protocol -> ExperienceRoom.overtaken(form(act, protocol, report, typed, caller)));
        }
    }

    private Page form(String act, Protocol protocol, RecordId report, Typed typed, Caller caller) {
        Experience experience = experiences.find(protocol.id(), report, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("typed", typed);
        parameters.put("act", act);
        parameters.put("markdown", place.markdown());
        parameters.put("evidence", experiences.evidence(protocol.id(), caller));
        return place.page(
                "experience." + act + ".title", protocol, experience, "experience-review", parameters, caller);
    }
}
