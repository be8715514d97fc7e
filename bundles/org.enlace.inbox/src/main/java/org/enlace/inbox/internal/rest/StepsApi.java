package org.enlace.inbox.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.Acts;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.Chosen;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Outcome;

/** Acts on several items at one go, and taking them back, for programs. */
@Path("/api/inbox")
@Needs("inbox.read")
@Produces("application/json")
public final class StepsApi {
    private final Tray tray;
    private final RecordIds ids;
    private final Texts texts;

    public StepsApi(Tray tray, RecordIds ids, Texts texts) {
        this.tray = tray;
        this.ids = ids;
        this.texts = texts;
    }

    /**
     * @param act   see, snooze or wake
     * @param items 1 to 100
     * @param until for snooze
     */
    public record ChosenJson(String act, List<String> items, Instant until) {}

    /**
     * @param step    takes back what was done; null where nothing was
     * @param refused why not, for each that was not done
     */
    public record OutcomeJson(RecordId step, List<RecordId> done, List<RefusedJson> refused) {
        static OutcomeJson of(RecordId step, Outcome outcome) {
            return new OutcomeJson(
                    outcome.done().isEmpty() ? null : step,
                    outcome.done(),
                    outcome.refused().stream()
                            .map(one -> new RefusedJson(one.record(), one.why()))
                            .toList());
        }
    }

    /** @param why in the caller's language */
    public record RefusedJson(RecordId item, String why) {}

    /** @param items what it was done with and was not taken back */
    public record StepJson(RecordId id, String act, Instant done, List<ItemJson> items) {}

    /** @param items the last first */
    public record StepsJson(List<StepJson> items) {}

    @POST
    @Path("/chosen")
    @Consumes("application/json")
    @Describe(
            value = "Does see, snooze or wake with several items, one after the other, and tells what was refused.",
            answers = OutcomeJson.class)
    public OutcomeJson chosen(@Context Caller caller, ChosenJson body) {
        Chosen chosen = Chosen.read(body.act(), body.items() == null ? List.of() : body.items(), Acts.ALL);
        if (chosen.act().equals(Acts.SNOOZE) && body.until() == null) {
            throw new Refusal("inbox.until-missing", "\"until\" is missing; give a moment such as 2026-12-01T00:00:00Z")
                    .at("until");
        }
        RecordId step = ids.next();
        Outcome outcome = chosen.each(
                Acts.of(chosen.act(), body.until(), step, tray, caller), Map.of(), texts, caller.language());
        return OutcomeJson.of(step, outcome);
    }

    @GET
    @Path("/steps")
    @Describe(value = "Lists what was done in the last 24 hours and can be taken back.", answers = StepsJson.class)
    public StepsJson steps(@Context Caller caller) {
        return new StepsJson(tray.steps(caller).stream()
                .map(step -> new StepJson(
                        step.id(),
                        step.act(),
                        step.done(),
                        step.items().stream().map(ItemJson::of).toList()))
                .toList());
    }

    @POST
    @Path("/steps/{step}/undo")
    @Describe(value = "Takes back what a step did, where nothing changed since.", answers = OutcomeJson.class)
    public OutcomeJson undo(@Context Caller caller, @PathParam("step") String step) {
        RecordId id = RecordId.parse(step);
        Map<RecordId, String> titles = Acts.undoable(id, tray, caller);
        Outcome outcome = new Chosen("undo", List.copyOf(titles.keySet()))
                .each(item -> tray.undo(id, item, caller), titles, texts, caller.language());
        return OutcomeJson.of(null, outcome);
    }
}
