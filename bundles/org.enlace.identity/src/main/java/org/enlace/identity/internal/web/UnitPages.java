package org.enlace.identity.internal.web;

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
import org.enlace.identity.Unit;
import org.enlace.identity.Units;
import org.enlace.identity.internal.Asked;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** The units officers serve in. */
@Path("/officers/units")
@Needs("officers.manage")
public final class UnitPages {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Units units;
    private final Desk desk;

    UnitPages(Units units, Desk desk) {
        this.units = units;
        this.desk = desk;
    }

    @GET
    @Produces("text/html")
    @Needs("officers.read")
    public Page list(@Context Caller caller, @QueryParam("done") String done) {
        Labels labels = desk.labels(caller);
        return desk.ofOfficers(
                labels.get("page.units.title"),
                "units",
                labels,
                Map.of("caller", caller, "units", units.all(caller), "done", done == null ? "" : done));
    }

    @GET
    @Path("new")
    @StepUp
    @Produces("text/html")
    public Page fresh(@Context Caller caller) {
        return page(null, Form.empty(), caller);
    }

    @POST
    @Path("new")
    @StepUp
    @Consumes(FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        try {
            units.create(id(data.first("unit").strip()), data.first("name"), caller);
            return Desk.to("/officers/units?done=created");
        } catch (Refusal refusal) {
            return Desk.refused(page(null, Form.of(data).refused(refusal, "unit", desk.labels(caller)), caller));
        }
    }

    @GET
    @Path("{unit}")
    @StepUp
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("unit") String name) {
        Unit unit = units.find(Asked.unit(name), caller);
        return page(unit, filled(unit), caller);
    }

    @POST
    @Path("{unit}")
    @StepUp
    @Consumes(FORM)
    @Produces("text/html")
    public Response change(@Context Caller caller, @PathParam("unit") String name, FormData data) {
        UnitId id = Asked.unit(name);
        Labels labels = desk.labels(caller);
        try {
            units.change(id, Form.version(data), data.first("name"), data.has("closed"), caller);
            return Desk.to("/officers/units?done=changed");
        } catch (Refusal refusal) {
            return Desk.refused(page(units.find(id, caller), Form.of(data).refused(refusal, "name", labels), caller));
        } catch (Stale stale) {
            Unit now = units.find(id, caller);
            Form form = Form.of(data)
                    .with("version", String.valueOf(now.version()))
                    .wrong("name", labels.get("page.stale"));
            return Response.status(409).entity(page(now, form, caller)).build();
        }
    }

    @POST
    @Path("{unit}/remove")
    @StepUp
    @Consumes(FORM)
    @Produces("text/html")
    public Response remove(@Context Caller caller, @PathParam("unit") String name, FormData data) {
        UnitId id = Asked.unit(name);
        try {
            units.remove(id, Form.version(data), caller);
            return Desk.to("/officers/units?done=removed");
        } catch (Refusal refusal) {
            Unit now = units.find(id, caller);
            return Desk.refused(page(now, filled(now).refused(refusal, "name", desk.labels(caller)), caller));
        }
    }

    private static Form filled(Unit unit) {
        Form form = Form.empty().with("version", String.valueOf(unit.version())).with("name", unit.name());
        return unit.closed() ? form.with("closed", "yes") : form;
    }

    private static UnitId id(String typed) {
        try {
            return new UnitId(typed);
        } catch (Refusal refusal) {
            throw refusal.at("unit");
        }
    }

    /** @param unit null for a new one */
    private Page page(Unit unit, Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("unit", unit);
        parameters.put("form", form);
        return new Page(
                unit == null ? labels.get("page.unit.new.title") : unit.name(),
                List.of(
                        new Page.Crumb(labels.get("page.officers.title"), "/officers"),
                        new Page.Crumb(labels.get("page.units.title"), "/officers/units")),
                desk.fill("unit", labels, parameters));
    }
}
