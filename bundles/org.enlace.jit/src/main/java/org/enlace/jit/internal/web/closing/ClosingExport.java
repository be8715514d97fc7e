package org.enlace.jit.internal.web.closing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.enlace.documents.TableFormat;
import org.enlace.jit.internal.closing.ClosingDesk.Sheet;
import org.enlace.jit.internal.closing.ClosingFiles;
import org.enlace.jit.internal.closing.ClosingFiles.Part;
import org.enlace.jit.internal.statistics.StatisticsFiles;
import org.enlace.jit.statistics.TeamStatistics;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** What came of a team, and figures over all, as files to keep. */
@Path("/jit")
@Needs("jit.read")
@StepUp
public final class ClosingExport {
    private final ClosingRoom room;

    ClosingExport(ClosingRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/work/closing/results.xlsx")
    public Response resultsXlsx(@Context Caller caller, @PathParam("id") String team) {
        return file(team, Part.RESULTS, TableFormat.XLSX, caller);
    }

    @GET
    @Path("/teams/{id}/work/closing/results.csv")
    public Response resultsCsv(@Context Caller caller, @PathParam("id") String team) {
        return file(team, Part.RESULTS, TableFormat.CSV, caller);
    }

    @GET
    @Path("/teams/{id}/work/closing/evaluation.xlsx")
    public Response evaluationXlsx(@Context Caller caller, @PathParam("id") String team) {
        return file(team, Part.EVALUATION, TableFormat.XLSX, caller);
    }

    @GET
    @Path("/teams/{id}/work/closing/evaluation.csv")
    public Response evaluationCsv(@Context Caller caller, @PathParam("id") String team) {
        return file(team, Part.EVALUATION, TableFormat.CSV, caller);
    }

    @GET
    @Path("/teams/{id}/work/closing/funding.xlsx")
    public Response fundingXlsx(@Context Caller caller, @PathParam("id") String team) {
        return file(team, Part.FUNDING, TableFormat.XLSX, caller);
    }

    @GET
    @Path("/teams/{id}/work/closing/funding.csv")
    public Response fundingCsv(@Context Caller caller, @PathParam("id") String team) {
        return file(team, Part.FUNDING, TableFormat.CSV, caller);
    }

    private Response file(String team, Part part, TableFormat format, Caller caller) {
        ClosingFiles files = room.area().files();
        Sheet sheet = files.begin(RecordId.parse(team), part, format, caller);
        StreamingOutput body = out -> files.write(sheet, part, format, out, caller);
        return Download.of(part.token() + "." + format.ending(), format.mediaType(), body)
                .build();
    }

    @GET
    @Path("/statistics.xlsx")
    @Needs("jit.oversee")
    public Response statisticsXlsx(@Context Caller caller) {
        return statistics(TableFormat.XLSX, caller);
    }

    @GET
    @Path("/statistics.csv")
    @Needs("jit.oversee")
    public Response statisticsCsv(@Context Caller caller) {
        return statistics(TableFormat.CSV, caller);
    }

    private Response statistics(TableFormat format, Caller caller) {
        StatisticsFiles files = room.area().statisticsFiles();
        TeamStatistics statistics = files.begin(format, caller);
        StreamingOutput body = out -> files.write(statistics, format, out, caller);
        return Download.of("jit-statistics." + format.ending(), format.mediaType(), body)
                .build();
    }
}
