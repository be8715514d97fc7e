package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.enlace.platform.Caller;
import org.enlace.protocols.internal.web.ExportFiles;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.ReadingReason;
import org.enlace.web.StepUp;

/** The same files as the pages give, for programs. */
@Path("/api/protocols")
@Needs("protocols.export")
@StepUp
public final class ExportApi {
    private final ExportFiles files;

    public ExportApi(ExportFiles files) {
        this.files = files;
    }

    @GET
    @Path("/export.json")
    @Describe("Gives the records of a filter as a JSON array that can be imported; restricted ones with Enlace-Reason.")
    public Response json(
            @Context Caller caller, @Context UriInfo address, @HeaderParam(ReadingReason.HEADER) String reason) {
        return files.json(caller, address, reason);
    }

    @GET
    @Path("/export.csv")
    @Describe("Gives the records of a filter as a table; restricted ones with Enlace-Reason.")
    public Response csv(
            @Context Caller caller, @Context UriInfo address, @HeaderParam(ReadingReason.HEADER) String reason) {
        return files.csv(caller, address, reason);
    }

    @GET
    @Path("/export.xlsx")
    @Describe("Gives the records of a filter as a spreadsheet; restricted ones with Enlace-Reason.")
    public Response xlsx(
            @Context Caller caller, @Context UriInfo address, @HeaderParam(ReadingReason.HEADER) String reason) {
        return files.xlsx(caller, address, reason);
    }
}
