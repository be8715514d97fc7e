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
import org.enlace.training.internal.EvaluationFiles;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** What a questionnaire gave as a file to keep. */
@Path("/training")
@Needs("training.export")
@StepUp
public final class EvaluationExport {
    private final Supplier<Desks> desks;

    public EvaluationExport(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/evaluations/{id}/results.xlsx")
    public Response xlsx(@Context Caller caller, @PathParam("id") String id) {
        return figures(id, TableFormat.XLSX, caller);
    }

    @GET
    @Path("/evaluations/{id}/results.csv")
    public Response csv(@Context Caller caller, @PathParam("id") String id) {
        return figures(id, TableFormat.CSV, caller);
    }

    @GET
    @Path("/evaluations/{id}/answers.xlsx")
    public Response sheetsXlsx(@Context Caller caller, @PathParam("id") String id) {
        return sheets(id, TableFormat.XLSX, caller);
    }

    @GET
    @Path("/evaluations/{id}/answers.csv")
    public Response sheetsCsv(@Context Caller caller, @PathParam("id") String id) {
        return sheets(id, TableFormat.CSV, caller);
    }

    private Response figures(String id, TableFormat format, Caller caller) {
        return file(desks.get().evaluation().files().figures(RecordId.parse(id), format, caller), format);
    }

    private Response sheets(String id, TableFormat format, Caller caller) {
        return file(desks.get().evaluation().files().sheets(RecordId.parse(id), format, caller), format);
    }

    private Response file(EvaluationFiles.Ready ready, TableFormat format) {
        StreamingOutput body = out -> desks.get().evaluation().files().write(ready, format, out);
        return Download.of(ready.name() + "." + format.ending(), format.mediaType(), body)
                .build();
    }
}
