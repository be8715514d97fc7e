package org.enlace.protocols.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
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
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.Duty;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.web.Chosen;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Outcome;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.ui.ChosenForm;

/** Says of several items who sees to them and until when, after a question, and takes it back. */
@Path("/protocols/{id}/implementation")
@Needs("protocols.implement")
public final class AssignPages {
    static final String ASSIGN = "assign";
    private static final String PLACE = "implementation";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ChecklistRoom room;
    private final Implementations implementations;
    private final RecordIds ids;
    private final Reading reading;

    AssignPages(ChecklistRoom room, Protocols protocols, RecordIds ids) {
        this.room = room;
        this.ids = ids;
        implementations = room.implementations();
        reading = new Reading(protocols, room.room());
    }

    @GET
    @Path("/chosen")
    @Produces("text/html")
    public Response ask(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam(Chosen.ACT) String act,
            @QueryParam(Chosen.RECORD) List<String> items,
            @QueryParam("back") String back) {
        return reading.answer(id, PLACE, caller, protocol -> {
            ChecklistView view = ChecklistView.back(protocol.id(), back);
            Checklist checklist = implementations.get(protocol.id(), caller);
            try {
                Chosen chosen = Chosen.read(act, items, Set.of(ASSIGN));
                return Response.ok(question(protocol, checklist, chosen, view, Typed.blank(Map.of()), caller))
                        .build();
            } catch (Refusal refusal) {
                String error = room.labels(caller).of(refusal);
                return ChecklistRoom.refused(room.list(protocol, view, "", "", error, caller));
            }
        });
    }

    private Page question(
            Protocol protocol, Checklist checklist, Chosen chosen, ChecklistView view, Typed typed, Caller caller) {
        Labels labels = room.labels(caller);
        String title = labels.get("checklist.assign.ask", chosen.records().size());
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("labels", labels);
        inputs.put("typed", typed);
        inputs.put("units", room.units(typed.get("unit"), caller));
        Content fields = room.room().fill("duty", inputs);
        Map<RecordId, String> titles = titles(checklist, caller);
        ChosenForm form = new ChosenForm(
                view.home() + "/chosen",
                chosen,
                chosen.records().stream()
                        .map(item -> titles.getOrDefault(item, labels.get("checklist.assign.gone")))
                        .toList(),
                view.address(),
                fields,
                labels.get("checklist.assign.do"),
                false);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", title);
        parameters.put("typed", typed);
        parameters.put("form", form);
        return room.page(title, protocol, true, "assign", parameters, caller);
    }

    private static Map<RecordId, String> titles(Checklist checklist, Caller caller) {
        Map<RecordId, String> titles = new HashMap<>();
        checklist
                .lines()
                .forEach(line -> titles.put(line.item().id(), line.requirement().text(caller.language())));
        return titles;
    }

    @POST
    @Path("/chosen")
    @Consumes(FORM)
    @Produces("text/html")
    public Response act(@Context Caller caller, @PathParam("id") String id, FormData form) {
        return reading.answer(id, PLACE, caller, protocol -> act(protocol, form, caller));
    }

    private Response act(Protocol protocol, FormData form, Caller caller) {
        Checklist checklist = implementations.get(protocol.id(), caller);
        ChecklistView view = ChecklistView.back(protocol.id(), form.first("back"));
        Chosen chosen = Chosen.read(form.first(Chosen.ACT), form.all(Chosen.RECORD), Set.of(ASSIGN));
        Labels labels = room.labels(caller);
        Typed typed = Typed.of(form);
        Duty given;
        try {
            given = new Duty(
                    typed.get("unit").isBlank()
                            ? null
                            : new UnitId(typed.get("unit").strip()),
                    typed.day("due"));
            if (given.equals(Duty.NONE)) {
                throw new Refusal(
                                "checklist.assign-nothing",
                                "Neither a unit nor a day is given; choose at least one of them")
                        .at("unit");
            }
        } catch (Refusal refusal) {
            typed.refused(refusal, "unit", labels);
            return ChecklistRoom.refused(question(protocol, checklist, chosen, view, typed, caller));
        }
        RecordId step = ids.next();
        Outcome outcome = chosen.each(
                item -> implementations.assign(protocol.id(), item, given, step, caller),
                titles(checklist, caller),
                room.room().texts(),
                caller.language());
        if (outcome.allDone()) {
            return Room.to(view.address("done", "assigned", "step", step.toString()));
        }
        Content undo = outcome.done().isEmpty()
                ? Ui.text("")
                : Ui.undo(caller.language(), "", view.home() + "/undo", step.toString(), view.address());
        return Response.ok(told(protocol, outcome, undo, view, caller)).build();
    }

    private Page told(Protocol protocol, Outcome outcome, Content undo, ChecklistView view, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("outcome", outcome);
        parameters.put("undo", undo);
        parameters.put("back", view.address());
        return room.page(
                room.labels(caller).get("checklist.assign.outcome"), protocol, true, "assigned", parameters, caller);
    }

    @POST
    @Path("/undo")
    @Consumes(FORM)
    @Produces("text/html")
    public Response undo(@Context Caller caller, @PathParam("id") String id, FormData form) {
        return reading.answer(id, PLACE, caller, protocol -> undo(protocol, form, caller));
    }

    private Response undo(Protocol protocol, FormData form, Caller caller) {
        Checklist checklist = implementations.get(protocol.id(), caller);
        ChecklistView view = ChecklistView.back(protocol.id(), form.first("back"));
        RecordId step = RecordId.parse(form.first("step"));
        List<RecordId> items = implementations.undoable(step, caller);
        if (items.isEmpty()) {
            String error = room.labels(caller).get("checklist.undo.nothing");
            return ChecklistRoom.refused(room.list(protocol, view, "", "", error, caller));
        }
        Outcome outcome = new Chosen("undo", items)
                .each(
                        item -> implementations.undo(step, item, caller),
                        titles(checklist, caller),
                        room.room().texts(),
                        caller.language());
        return outcome.allDone()
                ? Room.to(view.address("done", "unassigned"))
                : Response.ok(told(protocol, outcome, Ui.text(""), view, caller))
                        .build();
    }
}
