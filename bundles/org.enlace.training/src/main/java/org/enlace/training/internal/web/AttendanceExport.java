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
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.internal.AttendanceFiles;
import org.enlace.training.internal.Desks;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** The attendance of a session and the sums of a series as files to keep. */
@Path("/training")
@Needs("training.export")
@StepUp
public final class AttendanceExport {
    private final Supplier<Desks> desks;

    public AttendanceExport(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/sessions/{id}/attendance.xlsx")
    public Response sheetXlsx(@Context Caller caller, @PathParam("id") String id) {
        return sheet(TableFormat.XLSX, id, caller);
    }

    @GET
    @Path("/sessions/{id}/attendance.csv")
    public Response sheetCsv(@Context Caller caller, @PathParam("id") String id) {
        return sheet(TableFormat.CSV, id, caller);
    }

    @GET
    @Path("/series/{id}/attendance.xlsx")
    public Response sumsXlsx(@Context Caller caller, @PathParam("id") String id) {
        return sums(TableFormat.XLSX, id, caller);
    }

    @GET
    @Path("/series/{id}/attendance.csv")
    public Response sumsCsv(@Context Caller caller, @PathParam("id") String id) {
        return sums(TableFormat.CSV, id, caller);
    }

    private Response sheet(TableFormat format, String id, Caller caller) {
        AttendanceFiles files = desks.get().attendanceFiles();
        Session session = files.beginSheet(RecordId.parse(id), format, caller);
        return file(format, out -> files.sheet(session, format, out, caller));
    }

    private Response sums(TableFormat format, String id, Caller caller) {
        AttendanceFiles files = desks.get().attendanceFiles();
        Series series = files.beginSums(RecordId.parse(id), format, caller);
        return file(format, out -> files.sums(series, format, out, caller));
    }

    private static Response file(TableFormat format, StreamingOutput body) {
        return Download.of("attendance." + format.ending(), format.mediaType(), body)
                .build();
    }
}
