package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Owner;
import org.enlace.training.outcome.Subject;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Agreeing an action, and changing what was agreed. */
@Path("/training")
@Needs("training.organise")
public final class ActionForm {
    private static final Set<String> FIELDS = Set.of("text", "officer", "owner", "country", "due");

    private final OutcomeRoom room;

    ActionForm(OutcomeRoom room) {
        this.room = room;
    }

    @GET
    @Path("/series/{id}/outcome/actions/new")
    @Produces("text/html")
    public Page series(@Context Caller caller, @PathParam("id") String id) {
        return page(room.series(id, caller), null, new Form(), caller);
    }

    @GET
    @Path("/sessions/{id}/outcome/actions/new")
    @Produces("text/html")
    public Page session(@Context Caller caller, @PathParam("id") String id) {
        return page(room.session(id, caller), null, new Form(), caller);
    }

    @POST
    @Path("/series/{id}/outcome/actions/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response ofSeries(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return agree(room.series(id, caller), data, caller);
    }

    @POST
    @Path("/sessions/{id}/outcome/actions/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response ofSession(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return agree(room.session(id, caller), data, caller);
    }

    private Response agree(Subject subject, FormData data, Caller caller) {
        Form form = Form.of(data);
        Labels labels = room.pages().labels(caller);
        ActionPoint.Task task = task(form, labels);
        if (task == null) {
            return Response.status(422)
                    .entity(page(subject, null, form, caller))
                    .build();
        }
        return OutcomeRoom.done(
                () -> {
                    room.desks().actions().agree(subject, task, caller);
                    return Pages.to(OutcomeRoom.path(subject), "agreed");
                },
                form,
                labels,
                FIELDS,
                "text",
                shown -> page(subject, null, shown, caller),
                () -> 0);
    }

    @GET
    @Path("/actions/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        ActionPoint action = room.desks().actions().find(RecordId.parse(id), caller);
        ActionPoint.Task task = action.task();
        Form form = new Form()
                .put("version", action.version())
                .put("text", task.text())
                .putDay("due", task.due());
        if (task.owner() instanceof Owner.Officer owner) {
            form.put("officer", owner.officer());
        } else if (task.owner() instanceof Owner.Elsewhere owner) {
            form.put("owner", owner.name()).put("country", owner.country());
        }
        return page(action.subject(), action, form, caller);
    }

    @POST
    @Path("/actions/{id}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        ActionPoint action = room.desks().actions().find(RecordId.parse(id), caller);
        Form form = Form.of(data);
        Labels labels = room.pages().labels(caller);
        ActionPoint.Task task = task(form, labels);
        if (task == null) {
            return Response.status(422)
                    .entity(page(action.subject(), action, form, caller))
                    .build();
        }
        return OutcomeRoom.done(
                () -> {
                    room.desks().actions().revise(action.id(), form.version(), task, caller);
                    return Pages.to("/training/actions/" + action.id(), "action-saved");
                },
                form,
                labels,
                FIELDS,
                "text",
                shown -> page(action.subject(), action, shown, caller),
                () -> room.desks().actions().find(action.id(), caller).version());
    }

    /** All faults at once; null where there are some. An account given means an officer; else a name and a country. */
    private static ActionPoint.Task task(Form form, Labels labels) {
        LocalDate day = form.read("due", labels, () -> form.day("due"));
        Owner owner = form.get("officer").isBlank()
                ? elsewhere(form, labels)
                : form.read(
                        "officer",
                        labels,
                        () -> new Owner.Officer(
                                new OfficerId(form.get("officer").strip())));
        Owner some = new Owner.Officer(new OfficerId("x"));
        form.read("text", labels, () -> new ActionPoint.Task(form.get("text"), some, LocalDate.of(2027, 1, 1)));
        if (day != null) {
            form.read("due", labels, () -> new ActionPoint.Task("-", some, day));
        }
        return form.wrong() ? null : new ActionPoint.Task(form.get("text"), owner, day);
    }

    private static Owner elsewhere(Form form, Labels labels) {
        CountryCode country = form.read("country", labels, () -> new CountryCode(form.get("country")));
        return form.read(
                "owner",
                labels,
                () -> new Owner.Elsewhere(form.get("owner"), country == null ? new CountryCode("CO") : country));
    }

    private Page page(Subject subject, ActionPoint action, Form form, Caller caller) {
        Labels labels = room.pages().labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        String title = labels.get(action == null ? "action.new" : "action.edit");
        parameters.put("title", title);
        parameters.put("caption", room.title(subject, caller));
        parameters.put("form", form);
        parameters.put(
                "path",
                action == null
                        ? OutcomeRoom.path(subject) + "/actions/new"
                        : "/training/actions/" + action.id() + "/edit");
        parameters.put("back", action == null ? OutcomeRoom.path(subject) : "/training/actions/" + action.id());
        return room.page(title, "action-form", subject, true, caller, parameters);
    }
}
