package org.enlace.jit.internal.web.retention;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.enlace.jit.internal.retention.RetentionDesk.Proof;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Download;
import org.enlace.web.Needs;

/** Certificates of erasure, to be taken along: to read, and as they were signed. */
@Path("/jit")
@Needs("jit.read")
public final class CertificatePages {
    private final CertificatePaper paper;
    private final RetentionFrame frame;

    CertificatePages(CertificatePaper paper, RetentionFrame frame) {
        this.paper = paper;
        this.frame = frame;
    }

    private static String name(Proof proof, String end) {
        String number = proof.certificate().number();
        return "erasure-" + (number.isEmpty() ? proof.certificate().item().toString() : number) + end;
    }

    @GET
    @Path("/teams/{id}/retention/{item}/certificate.pdf")
    public Response read(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        Proof proof = frame.desk().proof(RecordId.parse(team), RecordId.parse(item), caller);
        byte[] pdf = paper.print(proof, caller);
        frame.desk().taken(RecordId.parse(team), RecordId.parse(item), caller);
        return Download.of(name(proof, ".pdf"), "application/pdf", pdf).build();
    }

    /** What was signed, byte for byte. */
    @GET
    @Path("/teams/{id}/retention/{item}/certificate.json")
    public Response data(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        Proof proof = frame.desk().taken(RecordId.parse(team), RecordId.parse(item), caller);
        return Download.of(
                        name(proof, ".json"), "application/json", proof.sealed().bytes())
                .build();
    }
}
