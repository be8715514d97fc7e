package org.enlace.training.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.internal.CertificateBundle;
import org.enlace.training.internal.Desks;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** The certificates of a series in one file. */
@Path("/training")
@Needs("training.export")
@StepUp
public final class CertificateExport {
    private final Supplier<Desks> desks;

    public CertificateExport(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/series/{id}/certificates.zip")
    public Response zip(@Context Caller caller, @PathParam("id") String id, @Context UriInfo address) {
        CertificateBundle bundle = desks.get().certificates().bundle();
        List<Certificate.Valid> all = bundle.begin(RecordId.parse(id), caller);
        URI node = address.getBaseUri();
        StreamingOutput body = out -> bundle.zip(all, node, out);
        return Download.of("certificates.zip", "application/zip", body).build();
    }
}
