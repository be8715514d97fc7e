package org.enlace.identity.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.enlace.identity.Unit;
import org.enlace.identity.Units;
import org.enlace.identity.internal.Asked;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** Units for programs. There are few: a list has one part. */
@Path("/api/units")
@Needs("officers.manage")
@Produces("application/json")
public final class UnitApi {
    private final Units units;

    public UnitApi(Units units) {
        this.units = units;
    }

    @GET
    @Needs("officers.read")
    @Describe(value = "Lists the units, all in one part.", answers = UnitJson.class, list = true)
    public Response list(@Context Caller caller, @Context Paging paging) {
        return paging.answer(units.all(caller).stream().map(UnitJson::of).toList(), null);
    }

    @GET
    @Path("/{unit}")
    @Needs("officers.read")
    @Describe(value = "Gives one unit.", answers = UnitJson.class)
    public Response find(@Context Caller caller, @PathParam("unit") String name, @Context Request request) {
        Unit unit = units.find(Asked.unit(name), caller);
        return VersionTag.answer(UnitJson.of(unit), unit.version(), request);
    }

    @POST
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Makes a unit.", answers = UnitJson.class, status = 201)
    public Response create(@Context Caller caller, NewUnitJson body) {
        Unit made = units.create(id(body.unit()), body.name(), caller);
        return Response.created(URI.create("/api/units/" + made.id()))
                .entity(UnitJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/{unit}")
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Renames, closes or opens a unit; needs If-Match.", answers = UnitJson.class)
    public Response change(
            @Context Caller caller,
            @PathParam("unit") String name,
            @HeaderParam("If-Match") String ifMatch,
            ChangedUnitJson body) {
        Unit unit = units.change(Asked.unit(name), Versions.of(ifMatch), body.name(), body.closed(), caller);
        return Response.ok(UnitJson.of(unit)).tag(VersionTag.of(unit.version())).build();
    }

    @DELETE
    @Path("/{unit}")
    @StepUp
    @Describe(value = "Removes a unit nobody serves in; needs If-Match.", status = 204)
    public void remove(
            @Context Caller caller, @PathParam("unit") String name, @HeaderParam("If-Match") String ifMatch) {
        units.remove(Asked.unit(name), Versions.of(ifMatch), caller);
    }

    private static UnitId id(String typed) {
        try {
            return new UnitId(typed);
        } catch (Refusal refusal) {
            throw refusal.at("unit");
        }
    }

    record NewUnitJson(String unit, String name) {}

    record ChangedUnitJson(String name, boolean closed) {}

    record UnitJson(String unit, int version, String name, boolean closed, int members) {
        static UnitJson of(Unit unit) {
            return new UnitJson(unit.id().value(), unit.version(), unit.name(), unit.closed(), unit.members());
        }
    }
}
