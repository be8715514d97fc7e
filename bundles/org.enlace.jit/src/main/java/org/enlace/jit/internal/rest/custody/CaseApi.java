package org.enlace.jit.internal.rest.custody;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.caseuco.CaseDocument;
import org.enlace.jit.internal.caseuco.CaseExports;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.Describe;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** Evidence in the terms of CASE and UCO 1.4.0, for programs of others. */
@Path("/api/jit/teams/{id}/evidence")
@Needs("jit.read")
@StepUp
@Produces(CaseDocument.MEDIA_TYPE)
public final class CaseApi {
    private final Supplier<Desks> desks;
    private final Function<ReferenceSet, List<ReferenceEntry>> reference;

    /** @param reference the records of a set of the reference data in force */
    public CaseApi(Supplier<Desks> desks, Function<ReferenceSet, List<ReferenceEntry>> reference) {
        this.desks = desks;
        this.reference = reference;
    }

    @GET
    @Path("/case.jsonld")
    @Describe(
            "Gives every item that the caller may read whole, its custody and its actors, as CASE/UCO 1.4.0 in JSON-LD; says how many items are left out.")
    public Response all(@Context Caller caller, @PathParam("id") String team) {
        return document(desks.get().chains().exports().begin(RecordId.parse(team), caller));
    }

    @GET
    @Path("/{item}/case.jsonld")
    @Describe("Gives an item, its custody and its actors, as CASE/UCO 1.4.0 in JSON-LD.")
    public Response one(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        return document(desks.get().chains().exports().begin(RecordId.parse(team), RecordId.parse(item), caller));
    }

    private Response document(CaseExports.Begun begun) {
        CaseDocument document = new CaseDocument(desks.get().chains().exports());
        List<ReferenceEntry> handling = reference.apply(ReferenceSet.HANDLING);
        StreamingOutput body = out -> document.write(begun, handling, out);
        return Download.of(begun.name() + CaseDocument.ENDING, CaseDocument.MEDIA_TYPE, body)
                .build();
    }
}
