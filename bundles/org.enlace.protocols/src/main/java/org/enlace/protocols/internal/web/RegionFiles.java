package org.enlace.protocols.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.protocols.Region;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.internal.RegionParameters;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** The matrix, or what a filter leaves of it, as a table to keep. */
@Path("/protocols/region")
@Needs("protocols.export")
@StepUp
public final class RegionFiles {
    private final Region region;

    public RegionFiles(Region region) {
        this.region = region;
    }

    @GET
    @Path("/export.csv")
    public Response csv(@Context Caller caller, @Context UriInfo address) {
        return file(TableFormat.CSV, address, caller);
    }

    @GET
    @Path("/export.xlsx")
    public Response xlsx(@Context Caller caller, @Context UriInfo address) {
        return file(TableFormat.XLSX, address, caller);
    }

    private Response file(TableFormat format, UriInfo address, Caller caller) {
        RegionFilter filter = RegionParameters.read(address.getQueryParameters()::getFirst);
        region.check(filter, caller);
        StreamingOutput body = out -> region.table(format, filter, out, caller);
        return Download.of("region." + format.ending(), format.mediaType(), body)
                .build();
    }
}
