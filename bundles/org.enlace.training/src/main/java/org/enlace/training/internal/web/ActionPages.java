package org.enlace.training.internal.web;

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
import java.util.Set;
import java.util.function.BiFunction;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Subject;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One action, for its owner and whoever organises: done, not to be done any more, open again. */
@Path("/training")
@Needs("training.read")
public final class ActionPages {
    private static final List<String> DONE =
            List.of("action-done", "action-dropped", "action-reopened", "action-saved");

    private final OutcomeRoom room;

    ActionPages(OutcomeRoom room) {
        this.room = room;
    }

    @GET
    @Path("/actions/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        ActionPoint action = room.desks().actions().find(RecordId.parse(id), caller);
        return page(action, Pages.done(room.pages().labels(caller), done, DONE), new Form(), caller);
    }

    @POST
    @Path("/actions/{id}/done")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response done(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return change(id, data, "action-done", caller, (record, version) -> room.desks()
                .actions()
                .done(record, version, caller));
    }

    @POST
    @Path("/actions/{id}/reopen")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response reopen(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return change(id, data, "action-reopened", caller, (record, version) -> room.desks()
                .actions()
                .reopen(record, version, caller));
    }

    @POST
    @Path("/actions/{id}/drop")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response drop(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return change(id, data, "action-dropped", caller, (record, version) -> room.desks()
                .actions()
                .drop(record, version, caller));
    }

    private Response change(
            String id, FormData data, String done, Caller caller, BiFunction<RecordId, Integer, ActionPoint> act) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        return OutcomeRoom.done(
                () -> {
                    act.apply(record, form.version());
                    return Pages.to("/training/actions/" + record, done);
                },
                form,
                room.pages().labels(caller),
                Set.of(),
                "decide",
                shown -> page(room.desks().actions().find(record, caller), "", shown, caller),
                () -> room.desks().actions().find(record, caller).version());
    }

    private Page page(ActionPoint action, String done, Form form, Caller caller) {
        Labels labels = room.pages().labels(caller);
        Subject subject = action.subject();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("action", action);
        parameters.put("owner", labels.owner(action.task().owner()));
        parameters.put(
                "state",
                labels.state(action, action.overdue(room.desks().actions().today(subject.series()))));
        parameters.put("mayDo", room.desks().actions().mayDo(action, caller));
        parameters.put("path", OutcomeRoom.path(subject));
        parameters.put("caption", room.title(subject, caller));
        parameters.put("form", form);
        parameters.put("done", done);
        return room.page(labels.get("action.title"), "action", subject, true, caller, parameters);
    }
}
