package org.enlace.modules.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.enlace.modules.Adoptions;
import org.enlace.modules.internal.adoption.AdoptionTable;
import org.enlace.platform.Caller;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** The register as a file to keep. */
@Path("/modules/adoptions")
@Needs("adoptions.read")
@StepUp
public final class AdoptionExports {
    private final Adoptions adoptions;

    AdoptionExports(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    @GET
    @Path("export.json")
    public Response json(@Context Caller caller) {
        return Download.of(
                        "adoptions.json",
                        "application/json",
                        AdoptionTable.json(adoptions.export(caller), adoptions.today()))
                .build();
    }

    @GET
    @Path("export.csv")
    public Response csv(@Context Caller caller) {
        return Download.of(
                        "adoptions.csv",
                        "text/csv;charset=utf-8",
                        AdoptionTable.csv(adoptions.export(caller), adoptions.today()))
                .build();
    }
}
