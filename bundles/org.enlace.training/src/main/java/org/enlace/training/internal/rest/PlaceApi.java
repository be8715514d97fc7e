package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
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
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** Hosts' places for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.host")
@Produces("application/json")
public final class PlaceApi {
    private final Supplier<Desks> desks;

    public PlaceApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private Calls calls() {
        return desks.get().calls();
    }

    private PlaceJson json(HostOffer offer, Caller caller) {
        return PlaceJson.of(offer, calls().taken(offer.call(), caller).getOrDefault(offer.id(), 0));
    }

    @GET
    @Path("/calls/{id}/places")
    @Needs("training.read")
    @Describe(
            value = "Lists the places of a call by country and unit, those that were taken back last.",
            answers = PlaceJson.class)
    public List<PlaceJson> list(@Context Caller caller, @PathParam("id") String id) {
        RecordId call = RecordId.parse(id);
        Map<RecordId, Integer> taken = calls().taken(call, caller);
        return calls().places(call, caller).stream()
                .map(offer -> PlaceJson.of(offer, taken.getOrDefault(offer.id(), 0)))
                .toList();
    }

    @POST
    @Path("/calls/{id}/places")
    @Consumes("application/json")
    @Describe(value = "Offers a place in a call.", answers = PlaceJson.class, status = 201)
    public Response offer(@Context Caller caller, @PathParam("id") String id, PlaceJson.Content body) {
        HostOffer made =
                calls().offer(RecordId.parse(id), Given.needed(body, "body").place(), caller);
        return Response.created(URI.create("/api/training/places/" + made.id()))
                .entity(json(made, caller))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @GET
    @Path("/places/{id}")
    @Needs("training.read")
    @Describe(value = "Gives one place.", answers = PlaceJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        HostOffer offer = calls().place(RecordId.parse(id), caller);
        return VersionTag.answer(json(offer, caller), offer.version(), request);
    }

    @PUT
    @Path("/places/{id}")
    @Consumes("application/json")
    @Describe(value = "Changes a place; needs If-Match.", answers = PlaceJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            PlaceJson.Content body) {
        return changed(
                calls().reviseOffer(
                                RecordId.parse(id),
                                VersionTag.expectedInt(ifMatch),
                                Given.needed(body, "body").place(),
                                caller),
                caller);
    }

    @POST
    @Path("/places/{id}/withdraw")
    @GoesOn("retention")
    @Describe(value = "Takes a place back that no officer has; needs If-Match.", answers = PlaceJson.class)
    public Response withdraw(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(calls().withdrawOffer(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller), caller);
    }

    private Response changed(HostOffer offer, Caller caller) {
        return Response.ok(json(offer, caller))
                .tag(VersionTag.of(offer.version()))
                .build();
    }
}
