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
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FilePanels;
import org.enlace.files.OwnerRef;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Programme;
import org.enlace.training.Series;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.Materials;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One series with its sessions, seats and materials; and its end. */
@Path("/training")
@Needs("training.read")
public final class SeriesPages {
    private static final List<String> DONE = List.of("created", "saved", "closed", "shared", "narrowed");

    private final Pages pages;
    private final Supplier<FilePanels> panels;

    SeriesPages(Pages pages, Supplier<FilePanels> panels) {
        this.pages = pages;
        this.panels = panels;
    }

    @GET
    @Path("/series/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("files") String files) {
        Desks desks = pages.desks();
        Series series = desks.trainings().series(RecordId.parse(id), caller);
        Labels labels = pages.labels(caller);
        Optional<Programme> programme =
                series.content().programme().map(one -> desks.trainings().programme(one, caller));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("programme", programme.orElse(null));
        parameters.put("sessions", desks.sessions().of(series.id(), caller));
        parameters.put("counts", desks.nominations().counts(series.id(), caller));
        parameters.put("done", Pages.done(labels, done, DONE));
        parameters.put("shared", desks.shares().find(series.id(), caller).orElse(null));
        parameters.put("partners", desks.shares().partners(series.id(), caller));
        parameters.put("own", desks.country());
        parameters.put("panel", panels.get().of(new OwnerRef(Materials.NAME, series.id()), files, caller));
        return pages.page(series.content().title(), "series", List.of(), caller, parameters);
    }

    @GET
    @Path("/series/{id}/close")
    @Needs("training.organise")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String id) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        return asking(series, new Form().put("version", series.version()), caller);
    }

    @POST
    @Path("/series/{id}/close")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response close(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            Series closed = pages.desks().trainings().closeSeries(record, form.version(), form.get("note"), caller);
            return Pages.to(Pages.at(closed), "closed");
        } catch (Refusal refusal) {
            Series now = pages.desks().trainings().series(record, caller);
            Page page = asking(now, form.refused(refusal, labels, Set.of("note"), "note"), caller);
            return Response.status(422).entity(page).build();
        } catch (Stale stale) {
            Series now = pages.desks().trainings().series(record, caller);
            Page page = asking(now, form.stale(now.version(), labels, "note"), caller);
            return Response.status(409).entity(page).build();
        }
    }

    private Page asking(Series series, Form form, Caller caller) {
        String title = pages.labels(caller).get("close.title");
        return pages.page(title, "close", List.of(Pages.crumb(series)), caller, Map.of("series", series, "form", form));
    }
}
