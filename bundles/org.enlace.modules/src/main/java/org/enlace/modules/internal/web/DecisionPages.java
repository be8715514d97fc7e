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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.Decisions;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;

/** What one officer proposed and another decides. */
@Path("/modules/decisions")
@Needs("modules.read")
public final class DecisionPages {
    private final Decisions decisions;
    private final KnownModules modules;
    private final Room room;

    DecisionPages(Decisions decisions, KnownModules modules, Room room) {
        this.decisions = decisions;
        this.modules = modules;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @Context Paging paging) {
        List<Decision> part =
                decisions.list(Optional.ofNullable(paging.after()).map(RecordId::parse), paging.size() + 1, caller);
        boolean more = part.size() > paging.size();
        List<Decision> shown = more ? part.subList(0, paging.size()) : part;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("decisions", shown);
        parameters.put("modules", modules);
        parameters.put(
                "next", more ? paging.next(shown.get(shown.size() - 1).id().toString()) : null);
        return room.ofDecisions(room.labels(caller).get("decisions.title"), "decisions", caller, parameters);
    }

    @GET
    @Path("{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        return page(decisions.find(RecordId.parse(id), caller), done, new Form(), caller);
    }

    @POST
    @Path("{id}/accept")
    @Needs("modules.manage")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response accept(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, "accepted", data, caller, record -> decisions.accept(record, Form.version(data), caller));
    }

    @POST
    @Path("{id}/again")
    @Needs("modules.manage")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response again(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, "accepted", data, caller, record -> decisions.again(record, Form.version(data), caller));
    }

    @POST
    @Path("{id}/refuse")
    @Needs("modules.manage")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response refuse(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(
                id,
                "refused",
                data,
                caller,
                record -> decisions.refuse(record, Form.version(data), data.first("reason"), caller));
    }

    @POST
    @Path("{id}/withdraw")
    @Needs("modules.manage")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response withdraw(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, "withdrawn", data, caller, record -> decisions.withdraw(record, Form.version(data), caller));
    }

    private interface Step {
        Decision take(RecordId id);
    }

    private Response act(String id, String done, FormData data, Caller caller, Step step) {
        RecordId record = RecordId.parse(id);
        Labels labels = room.labels(caller);
        Form form = Form.of(data);
        try {
            Decision after = step.take(record);
            String shown = after.state() instanceof Decision.State.Failed
                    ? ""
                    : "?done=" + (after.waits() ? "supported" : done);
            return Room.to("/modules/decisions/" + record + shown);
        } catch (Refusal refusal) {
            form.refused(refusal, "decision", labels);
            return Room.refused(page(decisions.find(record, caller), "", form, caller));
        } catch (Stale stale) {
            form.wrong("decision", labels.get("form.stale"));
            return Response.status(409)
                    .entity(page(decisions.find(record, caller), "", form, caller))
                    .build();
        }
    }

    private Page page(Decision decision, String done, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        String title = labels.get(
                "decision.title", labels.kind(decision), modules.title(decision.module(), caller.language()));
        return room.ofDecisions(
                title,
                "decision",
                caller,
                Map.of(
                        "title", title,
                        "decision", decision,
                        "seconds",
                                decision.waits()
                                        ? labels.seconds(decision, decisions.acceptors(decision, caller))
                                        : List.of(),
                        "form", form,
                        "done", labels.done("decision", done).orElse("")));
    }
}
