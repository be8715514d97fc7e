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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Series;
import org.enlace.training.outcome.CostKind;
import org.enlace.training.outcome.CostLine;
import org.enlace.training.outcome.Money;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** What a series cost, line by line. */
@Path("/training")
@Needs("training.organise")
public final class CostPages {
    private static final List<String> DONE = List.of("cost-added", "cost-dropped", "cost-kept");
    private static final Set<String> FIELDS = Set.of("kind", "amount", "currency", "note");

    private final OutcomeRoom room;

    CostPages(OutcomeRoom room) {
        this.room = room;
    }

    @GET
    @Path("/series/{id}/costs")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        Series series = room.pages().desks().trainings().series(RecordId.parse(id), caller);
        return page(series, new Form(), Pages.done(room.pages().labels(caller), done, DONE), caller);
    }

    @POST
    @Path("/series/{id}/costs")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response add(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series series = room.pages().desks().trainings().series(RecordId.parse(id), caller);
        Form form = Form.of(data);
        return OutcomeRoom.done(
                () -> {
                    CostLine.Content content = new CostLine.Content(
                            CostKind.of(form.get("kind")),
                            Money.typed(form.get("amount"), form.get("currency")),
                            form.get("note"));
                    room.desks().costs().add(series.id(), content, caller);
                    return Pages.to(Pages.at(series) + "/costs", "cost-added");
                },
                form,
                room.pages().labels(caller),
                FIELDS,
                "amount",
                shown -> page(series, shown, "", caller),
                () -> 0);
    }

    /** Takes a line back, or with {@code gone=no} brings it back. */
    @POST
    @Path("/costs/{id}/drop")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response drop(@Context Caller caller, @PathParam("id") String id, FormData data) {
        CostLine line = room.desks().costs().find(RecordId.parse(id), caller);
        Form form = Form.of(data);
        boolean gone = !form.get("gone").equals("no");
        room.desks().costs().drop(line.id(), form.version(), gone, caller);
        return Pages.to("/training/series/" + line.series() + "/costs", gone ? "cost-dropped" : "cost-kept");
    }

    private Page page(Series series, Form form, String done, Caller caller) {
        Labels labels = room.pages().labels(caller);
        List<CostLine> lines = room.desks().costs().of(series.id(), caller);
        Map<String, Long> totals = new TreeMap<>();
        lines.stream()
                .filter(line -> !line.dropped())
                .forEach(line -> totals.merge(
                        line.content().money().currency(),
                        line.content().money().minor(),
                        Long::sum));
        List<Choice> kinds = new ArrayList<>();
        for (CostKind kind : CostKind.values()) {
            kinds.add(Choice.of(kind.token(), labels.get("cost.kind." + kind.token()))
                    .selected(kind.token().equals(form.get("kind"))));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("lines", lines);
        parameters.put("totals", totals);
        parameters.put("kinds", kinds);
        parameters.put("form", form);
        parameters.put("done", done);
        return room.pages().page(labels.get("costs.title"), "costs", List.of(Pages.crumb(series)), caller, parameters);
    }
}
