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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.files.FilePanels;
import org.enlace.files.OwnerRef;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.ItemDraft;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.Evidence;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The checklist of what the country adopted: the list, the gap analysis, an item. */
@Path("/protocols/{id}/implementation")
@Needs("protocols.read")
public final class ImplementationPages {
    private static final String PLACE = "implementation";
    private static final Set<String> DONE = Set.of("saved", "assigned", "unassigned", "imported");

    private final ChecklistRoom room;
    private final Implementations implementations;
    private final Protocols protocols;
    private final FilePanels files;
    private final Reading reading;

    ImplementationPages(ChecklistRoom room, Protocols protocols, FilePanels files) {
        this.room = room;
        this.protocols = protocols;
        this.files = files;
        implementations = room.implementations();
        reading = new Reading(protocols, room.room());
    }

    @GET
    @Produces("text/html")
    public Response list(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("standing") String standing,
            @QueryParam("unit") String unit,
            @QueryParam("overdue") String overdue,
            @QueryParam("after") String after,
            @QueryParam("done") String done,
            @QueryParam("step") String step) {
        ChecklistView view = ChecklistView.of(RecordId.parse(id), standing, unit, overdue, after);
        String did = done != null && DONE.contains(done) ? done : "";
        String back = step == null || step.isEmpty() ? "" : RecordId.parse(step).toString();
        return reading.page(id, PLACE, caller, protocol -> room.list(protocol, view, did, back, "", caller));
    }

    /** What is missing and what is done about it, all items on one page to be printed. */
    @GET
    @Path("/gaps")
    @Produces("text/html")
    public Response gaps(@Context Caller caller, @PathParam("id") String id) {
        return reading.page(id, PLACE + "/gaps", caller, protocol -> {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("caller", caller);
            parameters.put("checklist", implementations.get(protocol.id(), caller));
            parameters.put("today", implementations.today());
            parameters.put("people", room.room().people());
            return room.page(room.labels(caller).get("checklist.gaps"), protocol, true, "gaps", parameters, caller);
        });
    }

    @GET
    @Path("/{item}")
    @Produces("text/html")
    public Response item(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("item") String item,
            @QueryParam("done") String done,
            @QueryParam("files") String filesDone) {
        RecordId record = RecordId.parse(item);
        return reading.page(id, PLACE, caller, protocol -> {
            Checklist checklist = implementations.get(protocol.id(), caller);
            Typed typed = Typed.blank(preset(of(checklist, record)));
            return item(protocol, checklist, record, typed, "saved".equals(done), filesDone, caller);
        });
    }

    private static ChecklistItem of(Checklist checklist, RecordId item) {
        return checklist
                .line(item)
                .map(Checklist.Line::item)
                .or(() -> checklist.gone().stream()
                        .filter(gone -> gone.id().equals(item))
                        .findFirst())
                .orElseThrow(() -> new NotFound(ChecklistItem.KIND, item.toString()));
    }

    private static Map<String, String> preset(ChecklistItem item) {
        ItemDraft draft = ItemDraft.of(item);
        Map<String, String> preset = new LinkedHashMap<>();
        preset.put("standing", draft.standing());
        put(preset, "reason", draft.reason());
        put(preset, "unit", draft.unit());
        put(preset, "currentState", draft.currentState());
        put(preset, "gap", draft.gap());
        put(preset, "action", draft.action());
        put(preset, "evidence", draft.evidence());
        preset.put("links", String.join("\n", draft.links()));
        if (draft.due() != null) {
            String[] parts = draft.due().split("-");
            preset.put("due-year", parts[0]);
            preset.put("due-month", Integer.toString(Integer.parseInt(parts[1])));
            preset.put("due-day", Integer.toString(Integer.parseInt(parts[2])));
        }
        return preset;
    }

    private static void put(Map<String, String> preset, String name, String value) {
        if (value != null) {
            preset.put(name, value);
        }
    }

    private Page item(
            Protocol protocol,
            Checklist checklist,
            RecordId record,
            Typed typed,
            boolean saved,
            String filesDone,
            Caller caller) {
        ChecklistItem item = of(checklist, record);
        Labels labels = room.labels(caller);
        String title = checklist
                .line(record)
                .map(line -> line.requirement().text(caller.language()))
                .orElse(item.core().requirement());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("caller", caller);
        parameters.put("people", room.room().people());
        parameters.put("checklist", checklist);
        parameters.put("item", item);
        parameters.put("title", title);
        parameters.put("typed", typed);
        parameters.put("saved", saved);
        parameters.put("today", implementations.today());
        parameters.put("units", room.units(typed.get("unit"), caller));
        parameters.put("history", implementations.history(record, caller));
        parameters.put("files", files.of(new OwnerRef(Evidence.NAME, record), filesDone, caller));
        return room.page(labels.get("checklist.item"), protocol, true, "item", parameters, caller);
    }

    @POST
    @Path("/{item}")
    @Needs("protocols.implement")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response save(
            @Context Caller caller, @PathParam("id") String id, @PathParam("item") String item, FormData data) {
        Protocol protocol = protocols.find(RecordId.parse(id), caller);
        Checklist checklist = implementations.get(protocol.id(), caller);
        RecordId record = RecordId.parse(item);
        ChecklistItem now = of(checklist, record);
        Typed typed = Typed.of(data);
        Labels labels = room.labels(caller);
        try {
            ItemDraft draft = draft(data, typed, ItemDraft.of(now));
            List<Refusal> refusals = draft.refusals();
            if (!refusals.isEmpty()) {
                refusals.forEach(refusal -> typed.refused(refusal, "standing", labels));
                return refused(protocol, record, typed, 422, caller);
            }
            implementations.change(record, RecordPage.version(data), draft, caller);
            return Room.to(ChecklistView.home(protocol.id()) + "/" + record + "?done=saved");
        } catch (Refusal refusal) {
            return refused(protocol, record, typed.refused(refusal, "standing", labels), 422, caller);
        } catch (Stale stale) {
            return refused(protocol, record, typed.overtaken("standing", labels), 409, caller);
        }
    }

    /** What was typed; where a field was not in the form, what stands there. */
    private static ItemDraft draft(FormData data, Typed typed, ItemDraft now) {
        return new ItemDraft(
                typed.get("standing"),
                typed.get("reason"),
                data.has("unit") ? typed.get("unit") : now.unit(),
                data.has("due-year") ? day(typed) : now.due(),
                data.has("currentState") ? typed.get("currentState") : now.currentState(),
                data.has("gap") ? typed.get("gap") : now.gap(),
                data.has("action") ? typed.get("action") : now.action(),
                data.has("evidence") ? typed.get("evidence") : now.evidence(),
                data.has("links") ? Arrays.asList(typed.get("links").split("\\s+")) : now.links());
    }

    static String day(Typed typed) {
        return typed.day("due") == null ? null : typed.day("due").toString();
    }

    private Response refused(Protocol protocol, RecordId record, Typed typed, int status, Caller caller) {
        return reading.answer(protocol.id().toString(), PLACE, caller, opened -> Response.status(status)
                .entity(item(opened, implementations.get(opened.id(), caller), record, typed, false, null, caller))
                .build());
    }
}
