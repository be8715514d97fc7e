package org.enlace.jit.internal.rest.custody;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.stamping.StampDesk.Kept;
import org.enlace.jit.internal.work.EventWords;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** The chain of custody of an item of evidence, for programs: the same use cases and the same doors as the pages. */
@Path("/api/jit/teams/{id}/evidence/{item}/custody")
@Needs("jit.read")
@Produces("application/json")
public final class CustodyApi {
    private final Supplier<Desks> desks;

    public CustodyApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Describe(
            value =
                    "Gives all that happened to an item, in order, verified anew: where it is, and what is wrong with the chain.",
            answers = CustodyJson.class)
    public CustodyJson log(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        RecordId of = RecordId.parse(team);
        RecordId id = RecordId.parse(item);
        CustodyLog log = desks.get().custody().log(of, id, caller);
        EvidenceDoor items = desks.get().work().items();
        EvidenceDoor.Item found = items.find(of, id, caller);
        String number = EvidenceNumber.of(desks.get().signing().name(of), found.entry())
                .map(EvidenceNumber::toString)
                .orElse(null);
        List<CustodyEvent> events =
                log.events().stream().map(SealedEvent::event).toList();
        List<Kept> stamps = desks.get().chains().stamps().of(id, log.events());
        return CustodyJson.of(found, number, log, stamps, items.words(of, id, events, caller));
    }

    @POST
    @Consumes("application/json")
    @Describe(
            value = "Writes down what happened to an item that this country holds, or received; it is never changed.",
            answers = CustodyJson.EventJson.class,
            status = 201)
    public Response write(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            CustodyJson.New body) {
        SealedEvent made = desks.get()
                .custody()
                .write(
                        RecordId.parse(team),
                        RecordId.parse(item),
                        Given.needed(body, "body").event(),
                        caller);
        return Response.created(URI.create("/api/jit/teams/" + team + "/evidence/" + item + "/custody"))
                .entity(CustodyJson.EventJson.of(made, EventWords.PLAIN))
                .build();
    }
}
