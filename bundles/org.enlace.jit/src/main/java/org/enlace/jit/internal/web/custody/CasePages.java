package org.enlace.jit.internal.web.custody;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.enlace.jit.internal.caseuco.CaseDocument;
import org.enlace.jit.internal.caseuco.CaseExports;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** Evidence as a file for forensic programs, in the terms of CASE and UCO 1.4.0. */
@Path("/jit")
@Needs("jit.read")
@StepUp
public final class CasePages {
    private final EvidenceChains chains;

    public CasePages(EvidenceChains chains) {
        this.chains = chains;
    }

    private CaseExports exports() {
        return chains.pages().desks().chains().exports();
    }

    @GET
    @Path("/teams/{id}/work/evidence/case.jsonld")
    public Response all(@Context Caller caller, @PathParam("id") String team) {
        return document(exports().begin(RecordId.parse(team), caller));
    }

    @GET
    @Path("/teams/{id}/work/evidence/{item}/case.jsonld")
    public Response one(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        return document(exports().begin(RecordId.parse(team), RecordId.parse(item), caller));
    }

    private Response document(CaseExports.Begun begun) {
        CaseDocument document = new CaseDocument(exports());
        List<ReferenceEntry> handling = chains.way().reference().records(ReferenceSet.HANDLING);
        StreamingOutput body = out -> document.write(begun, handling, out);
        return Download.of(begun.name() + CaseDocument.ENDING, CaseDocument.MEDIA_TYPE, body)
                .build();
    }
}
