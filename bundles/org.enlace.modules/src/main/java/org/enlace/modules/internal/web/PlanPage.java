package org.enlace.modules.internal.web;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.web.Plans.Planned;
import org.enlace.modules.internal.work.Order;
import org.enlace.modules.internal.work.Work;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** What a change would do, and the button that makes it. */
@Path("/modules")
@Needs("modules.read")
public final class PlanPage {
    private final ModulePages.Parts parts;
    private final Plans plans;
    private final Room room;

    PlanPage(ModulePages.Parts parts, Plans plans, Room room) {
        this.parts = parts;
        this.plans = plans;
        this.room = room;
    }

    static String address(String id, String operation) {
        return "/modules/" + id + "/plan?operation=" + operation;
    }

    static String address(String id, String operation, String version) {
        return address(id, operation) + "&version=" + URLEncoder.encode(version, StandardCharsets.UTF_8);
    }

    @GET
    @Path("{id}/plan")
    @Produces("text/html")
    public Page plan(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("operation") @DefaultValue("install") String operation,
            @QueryParam("version") @DefaultValue("") String version) {
        return page(ModuleIds.require(id), operation, version, new Form(), caller);
    }

    @POST
    @Path("{id}/changes")
    @Needs("modules.manage")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response begin(@Context Caller caller, @PathParam("id") String id, FormData data) {
        String operation = data.first("operation");
        String to = data.first("to");
        try {
            Order order = plans.order(ModuleIds.require(id), operation, data.first("from"), to, caller);
            return Room.to(
                    "/modules/changes/" + parts.works().begin(order, caller).id());
        } catch (Refusal refusal) {
            if (refusal.code().equals("module.operation")) {
                throw refusal;
            }
            Form form = new Form().refused(refusal, "plan", room.labels(caller));
            return Room.refused(page(id, operation, to, form, caller));
        }
    }

    /** Going back although records were written since: another officer has to accept that. */
    @POST
    @Path("{id}/loss")
    @Needs("modules.manage")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response propose(@Context Caller caller, @PathParam("id") String id, FormData data) {
        try {
            Decision decision = parts.remains().proposeRollback(ModuleIds.require(id), data.first("reason"), caller);
            return Room.to("/modules/decisions/" + decision.id());
        } catch (Refusal refusal) {
            Form form = Form.of(data).refused(refusal, "reason", room.labels(caller));
            return Room.refused(page(id, "rollback", "", form, caller));
        }
    }

    /** While something is changed, what a change would do cannot be told: it waits for its turn. */
    private Page page(String id, String operation, String version, Form form, Caller caller) {
        ModuleWords words = new ModuleWords(room.labels(caller));
        Optional<Work> running = parts.works().last().filter(work -> work.view().running());
        if (running.isPresent()) {
            return room.ofModules(
                    words.get("plan.busy.title"),
                    "module-busy",
                    caller,
                    Map.of("words", words, "work", running.get(), "form", form));
        }
        Planned planned = plans.plan(id, operation, version, caller);
        String title = words.title(planned.operation(), words.in(planned.title(), id));
        boolean lossy = planned.operation() == Operation.ROLLBACK
                && planned.obstacles().size() == 1
                && planned.obstacles().get(0).code().equals("module.later-writes");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("title", title);
        parameters.put("planned", planned);
        parameters.put("form", form);
        parameters.put("lossy", lossy);
        parameters.put(
                "obstacles",
                planned.obstacles().stream()
                        .map(obstacle -> Remedy.of(obstacle, id, words))
                        .toList());
        parameters.put(
                "rows",
                planned.plan()
                        .map(plan -> new PlanRows(planned, plan, words).all())
                        .orElse(List.of()));
        return room.ofModules(title, "module-plan", caller, parameters);
    }
}
