package org.enlace.audit.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.AuditTrail;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** Files that verify without the node: the log or a part of it, and all that concerns one person. */
@Path("/audit")
@Needs("audit.export")
@StepUp
public final class ExportPage {
    private final AuditTrail trail;
    private final AuditProofs proofs;
    private final Room room;

    ExportPage(AuditTrail trail, AuditProofs proofs, Room room) {
        this.trail = trail;
        this.proofs = proofs;
        this.room = room;
    }

    @GET
    @Path("/export")
    public Response export(@Context Caller caller, @Context UriInfo address) {
        AuditFilter filter = Query.filter(address.getQueryParameters()::getFirst, caller.zone());
        StreamingOutput body = out -> proofs.export(filter, out, caller);
        return Download.of("enlace-audit.jsonl", "application/x-ndjson", body).build();
    }

    @GET
    @Path("/{id}/proof")
    public Response proof(@Context Caller caller, @PathParam("id") String id) {
        RecordId entry = RecordId.parse(id);
        trail.find(entry, caller);
        StreamingOutput body = out -> proofs.export(entry, out, caller);
        return Download.of("enlace-entry-" + entry + ".jsonl", "application/x-ndjson", body)
                .build();
    }

    @GET
    @Path("/person")
    @Needs("audit.persons")
    @Produces("text/html")
    public Page ask(@Context Caller caller) {
        Words words = room.words(caller);
        return new Page(
                words.get("person.title"),
                List.of(room.home(caller)),
                room.fill("person", Map.of("words", words, "caller", caller)));
    }

    @GET
    @Path("/person/export")
    @Needs("audit.persons")
    public Response person(@Context Caller caller, @QueryParam("person") String person) {
        if (person == null || person.isBlank()) {
            throw new org.enlace.platform.Refusal("audit.person", "Say whose data are wanted, such as officer:sample")
                    .at("person");
        }
        StreamingOutput body = out -> proofs.export(person, out, caller);
        return Download.of("enlace-person.jsonl", "application/x-ndjson", body).build();
    }
}
