package org.enlace.inbox.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.Acts;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.web.Chosen;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Outcome;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.ui.ChosenForm;

/** What is done with several items at one go, after a question, and what can be taken back. */
@Path("/inbox")
@Needs("inbox.read")
public final class ChosenPage {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Tray tray;
    private final Room room;
    private final InboxPage list;
    private final RecordIds ids;

    ChosenPage(Tray tray, Room room, InboxPage list, RecordIds ids) {
        this.tray = tray;
        this.room = room;
        this.list = list;
        this.ids = ids;
    }

    @GET
    @Path("/chosen")
    @Produces("text/html")
    public Response ask(
            @Context Caller caller,
            @QueryParam(Chosen.ACT) String act,
            @QueryParam(Chosen.RECORD) List<String> items,
            @QueryParam("back") String back) {
        Chosen chosen;
        try {
            chosen = Chosen.read(act, items, Acts.ALL);
        } catch (Refusal refusal) {
            return refused(list.page(
                    Back.filter(back), null, "", "", room.labels(caller).of(refusal), caller));
        }
        String tomorrow = LocalDate.now(caller.zone()).plusDays(1).toString();
        return Response.ok(question(chosen, Back.query(back), tomorrow, "", caller))
                .build();
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    private Page question(Chosen chosen, String back, String until, String error, Caller caller) {
        Labels labels = room.labels(caller);
        String title = labels.get("chosen." + chosen.act(), chosen.records().size());
        Map<RecordId, String> titles = Acts.titles(chosen.records(), tray, caller);
        Content fields = chosen.act().equals(Acts.SNOOZE)
                ? room.fill(
                        "until",
                        Map.of(
                                "until",
                                until,
                                "error",
                                error,
                                "tomorrow",
                                LocalDate.now(caller.zone()).plusDays(1)),
                        caller)
                : null;
        ChosenForm form = new ChosenForm(
                Room.HOME + "/chosen",
                chosen,
                chosen.records().stream()
                        .map(item -> titles.getOrDefault(item, labels.get("chosen.gone")))
                        .toList(),
                Room.HOME + back,
                fields,
                labels.get("chosen." + chosen.act() + ".button"),
                false);
        return page(title, "chosen", Map.of("form", form, "error", error), caller);
    }

    private Page page(String title, String template, Map<String, ?> parameters, Caller caller) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("title", title);
        Page.Crumb inbox = new Page.Crumb(room.labels(caller).get("inbox.title"), Room.HOME);
        return new Page(title, List.of(inbox), room.fill(template, all, caller));
    }

    @POST
    @Path("/chosen")
    @Consumes(FORM)
    @Produces("text/html")
    public Response act(@Context Caller caller, FormData form) {
        Chosen chosen = Chosen.read(form.first(Chosen.ACT), form.all(Chosen.RECORD), Acts.ALL);
        String back = Back.query(form.first("back"));
        Instant until = null;
        if (chosen.act().equals(Acts.SNOOZE)) {
            try {
                until = InboxPage.day(form.first("until"), caller);
            } catch (Refusal refusal) {
                String error = room.labels(caller).of(refusal);
                return refused(question(chosen, back, form.first("until"), error, caller));
            }
        }
        RecordId step = ids.next();
        Map<RecordId, String> titles = Acts.titles(chosen.records(), tray, caller);
        Outcome outcome =
                chosen.each(Acts.of(chosen.act(), until, step, tray, caller), titles, room.texts(), caller.language());
        if (outcome.allDone()) {
            return Back.to(back, InboxPage.done(chosen.act(), outcome.done().size()), step);
        }
        Content undo = outcome.done().isEmpty()
                ? Ui.text("")
                : Ui.undo(caller.language(), "", Room.HOME + "/undo", step.toString(), Room.HOME + back);
        return Response.ok(told(outcome, undo, caller)).build();
    }

    private Page told(Outcome outcome, Content undo, Caller caller) {
        return page(
                room.labels(caller).get("chosen.outcome"), "outcome", Map.of("outcome", outcome, "undo", undo), caller);
    }

    @GET
    @Path("/steps")
    @Produces("text/html")
    public Page steps(@Context Caller caller) {
        return page(room.labels(caller).get("steps.title"), "steps", Map.of("steps", tray.steps(caller)), caller);
    }

    @POST
    @Path("/undo")
    @Consumes(FORM)
    @Produces("text/html")
    public Response undo(@Context Caller caller, FormData form) {
        RecordId step = RecordId.parse(form.first("step"));
        Map<RecordId, String> titles = Acts.undoable(step, tray, caller);
        Outcome outcome = new Chosen("undo", List.copyOf(titles.keySet()))
                .each(item -> tray.undo(step, item, caller), titles, room.texts(), caller.language());
        return outcome.allDone()
                ? Back.to(
                        Back.query(form.first("back")),
                        InboxPage.done("undo", outcome.done().size()),
                        null)
                : Response.ok(told(outcome, Ui.text(""), caller)).build();
    }
}
