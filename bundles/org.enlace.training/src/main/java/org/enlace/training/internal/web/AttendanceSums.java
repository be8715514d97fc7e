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
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Series;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Attendances.Measured;
import org.enlace.training.attendance.Fulfilment;
import org.enlace.training.attendance.Measure;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** What everybody attended of a series, and by what that is measured. */
@Path("/training")
@Needs("training.nominate")
public final class AttendanceSums {
    private static final Set<String> FIELDS = Set.of("late", "early", "share", "opens");
    private static final int LINES = 50;

    private final Pages pages;

    AttendanceSums(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/series/{id}/attendance")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("done") @DefaultValue("") String done) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        Measured now = pages.desks().attendances().measure(series.id(), caller);
        String said = Pages.done(pages.labels(caller), done, List.of("measure"));
        return page(series, now, filled(now), after, view.equals("print"), said, caller);
    }

    private static Form filled(Measured now) {
        return new Form()
                .put("version", now.version())
                .put("late", now.measure().late())
                .put("early", now.measure().early())
                .put("share", now.measure().share())
                .put("opens", now.measure().opens());
    }

    private Page page(Series series, Measured now, Form form, String after, boolean whole, String done, Caller caller) {
        Attendances attendances = pages.desks().attendances();
        List<Fulfilment> all = attendances.fulfilment(series.id(), caller);
        int from = 0;
        for (int at = 0; at < all.size(); at++) {
            from = all.get(at).nomination().id().toString().equals(after) ? at + 1 : from;
        }
        int end = whole ? all.size() : Math.min(all.size(), from + LINES);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("measure", now.measure());
        parameters.put("usual", now.version() == 0);
        parameters.put("people", all.size());
        parameters.put("sums", all.subList(from, end));
        parameters.put(
                "next", end < all.size() ? all.get(end - 1).nomination().id().toString() : null);
        parameters.put("form", form);
        parameters.put("done", done);
        return pages.page(
                pages.labels(caller).get("sums.title"),
                "attendance-sums",
                List.of(Pages.crumb(series)),
                caller,
                parameters);
    }

    @POST
    @Path("/series/{id}/attendance")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response setMeasure(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        Attendances attendances = pages.desks().attendances();
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        int status = 422;
        try {
            Measure measure = read(form, labels);
            if (measure != null) {
                attendances.setMeasure(series.id(), form.version(), measure, caller);
                return Pages.to(Pages.at(series) + "/attendance", "measure");
            }
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "late");
        } catch (Stale stale) {
            form.stale(attendances.measure(series.id(), caller).version(), labels, "late");
            status = 409;
        }
        Measured now = attendances.measure(series.id(), caller);
        return Response.status(status)
                .entity(page(series, now, form, "", false, "", caller))
                .build();
    }

    private static Measure read(Form form, Labels labels) {
        Integer late = form.read("late", labels, () -> form.number("late", Measure.USUAL.late()));
        Integer early = form.read("early", labels, () -> form.number("early", Measure.USUAL.early()));
        Integer share = form.read("share", labels, () -> form.number("share", Measure.USUAL.share()));
        Integer opens = form.read("opens", labels, () -> form.number("opens", Measure.USUAL.opens()));
        return form.wrong() ? null : new Measure(late, early, share, opens);
    }
}
