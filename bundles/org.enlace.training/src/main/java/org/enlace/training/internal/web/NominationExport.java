package org.enlace.training.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.function.Supplier;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.internal.Desks;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** The nominations of a series as a file to keep. */
@Path("/training")
@Needs("training.export")
@StepUp
public final class NominationExport {
    private final Supplier<Desks> desks;

    public NominationExport(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/series/{id}/nominations.xlsx")
    public Response xlsx(@Context Caller caller, @PathParam("id") String id) {
        return file(TableFormat.XLSX, id, caller);
    }

    @GET
    @Path("/series/{id}/nominations.csv")
    public Response csv(@Context Caller caller, @PathParam("id") String id) {
        return file(TableFormat.CSV, id, caller);
    }

    private Response file(TableFormat format, String id, Caller caller) {
        RecordId series = RecordId.parse(id);
        desks.get().files().begin(series, format, caller);
        StreamingOutput body = out -> desks.get().files().write(series, format, out, caller);
        return Download.of("nominations." + format.ending(), format.mediaType(), body)
                .build();
    }
}
