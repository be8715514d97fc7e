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
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.matching.MatchingFiles;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** A run of the matching as a file to keep, with the names of those who applied. */
@Path("/training/exchanges/calls/{call}/matching/runs/{number}")
@Needs("training.export")
@StepUp
public final class MatchingExport {
    private final Supplier<Desks> desks;

    public MatchingExport(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/proposals.xlsx")
    public Response xlsx(@Context Caller caller, @PathParam("call") String call, @PathParam("number") int number) {
        return file(TableFormat.XLSX, call, number, caller);
    }

    @GET
    @Path("/proposals.csv")
    public Response csv(@Context Caller caller, @PathParam("call") String call, @PathParam("number") int number) {
        return file(TableFormat.CSV, call, number, caller);
    }

    private Response file(TableFormat format, String call, int number, Caller caller) {
        MatchingFiles files = desks.get().matching().files();
        MatchingRun run = files.begin(RecordId.parse(call), number, format, caller);
        StreamingOutput body = out -> files.write(run, format, out, caller);
        return Download.of("proposals-" + run.number() + "." + format.ending(), format.mediaType(), body)
                .build();
    }
}
