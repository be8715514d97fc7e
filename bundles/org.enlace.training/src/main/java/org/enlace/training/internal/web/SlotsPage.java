package org.enlace.training.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Series;
import org.enlace.training.SlotFinder.Slot;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Looks for the times that suit the most of the invited countries. */
@Path("/training")
@Needs("training.read")
public final class SlotsPage {
    private static final int SHOWN = 10;
    private static final int DAYS = 14;
    private static final int MINUTES = 90;
    private static final int AHEAD = 7;

    private final Pages pages;
    private final Clock clock;

    SlotsPage(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Path("/series/{id}/slots")
    @Produces("text/html")
    public Page find(@Context Caller caller, @PathParam("id") String id, @Context UriInfo uri) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        Labels labels = pages.labels(caller);
        Form form = Form.of(new FormData(uri.getQueryParameters(), Map.of()));
        LocalDate next = LocalDate.now(clock.withZone(series.content().zone())).plusDays(AHEAD);
        if (!form.hasDay("from")) {
            form.putDay("from", next);
        }
        LocalDate from = form.read("from", labels, () -> form.day("from"));
        Integer days = form.read("days", labels, () -> form.number("days", DAYS));
        Integer minutes = form.read("minutes", labels, () -> form.number("minutes", MINUTES));
        List<Slot> slots = List.of();
        if (!form.wrong()) {
            form.put("days", days).put("minutes", minutes);
            try {
                slots = pages.desks().sessions().slots(series.id(), from, days, minutes, SHOWN, caller);
            } catch (Refusal refusal) {
                form.refused(refusal, labels, Set.of("from", "days", "minutes"), "days");
            }
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("form", form);
        parameters.put("minutes", minutes == null ? MINUTES : minutes);
        parameters.put("slots", slots);
        return pages.page(labels.get("slots.title"), "slots", List.of(Pages.crumb(series)), caller, parameters);
    }
}
