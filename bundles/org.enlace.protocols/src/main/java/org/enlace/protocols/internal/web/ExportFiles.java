package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.protocols.ProtocolExports;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.internal.FilterParameters;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.ReadingReason;
import org.enlace.web.StepUp;

/** The library, or what a filter leaves of it, as a file to keep; with the restricted records where it is said why. */
@Path("/protocols")
@Needs("protocols.export")
@StepUp
public final class ExportFiles {
    private final ProtocolExports exports;

    public ExportFiles(ProtocolExports exports) {
        this.exports = exports;
    }

    @GET
    @Path("/export.json")
    public Response json(
            @Context Caller caller, @Context UriInfo address, @HeaderParam(ReadingReason.HEADER) String header) {
        return json(filter(address), ReadingReason.read(header), caller);
    }

    @GET
    @Path("/export.csv")
    public Response csv(
            @Context Caller caller, @Context UriInfo address, @HeaderParam(ReadingReason.HEADER) String header) {
        return table(TableFormat.CSV, filter(address), ReadingReason.read(header), caller);
    }

    @GET
    @Path("/export.xlsx")
    public Response xlsx(
            @Context Caller caller, @Context UriInfo address, @HeaderParam(ReadingReason.HEADER) String header) {
        return table(TableFormat.XLSX, filter(address), ReadingReason.read(header), caller);
    }

    /** With the restricted records: a person says why in a form. */
    @POST
    @Path("/export")
    @GoesOn("reading")
    @Consumes("application/x-www-form-urlencoded")
    public Response withRestricted(@Context Caller caller, FormData form) {
        ProtocolFilter filter = FilterParameters.read(form::first);
        String reason = form.first("reason");
        return switch (form.first("format")) {
            case "csv" -> table(TableFormat.CSV, filter, reason, caller);
            case "xlsx" -> table(TableFormat.XLSX, filter, reason, caller);
            default -> json(filter, reason, caller);
        };
    }

    private Response json(ProtocolFilter filter, String reason, Caller caller) {
        exports.check(filter, reason, caller);
        StreamingOutput body = out -> exports.json(filter, reason, out, caller);
        return file(body, "application/json", "protocols.json");
    }

    private Response table(TableFormat format, ProtocolFilter filter, String reason, Caller caller) {
        exports.check(filter, reason, caller);
        StreamingOutput body = out -> exports.table(format, filter, reason, out, caller);
        return file(body, format.mediaType(), "protocols." + format.ending());
    }

    private static ProtocolFilter filter(UriInfo address) {
        return FilterParameters.read(address.getQueryParameters()::getFirst);
    }

    private static Response file(StreamingOutput body, String type, String name) {
        return Download.of(name, type, body).build();
    }
}
