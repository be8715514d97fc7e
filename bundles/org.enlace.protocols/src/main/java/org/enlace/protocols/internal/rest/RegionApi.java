package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.protocols.Region;
import org.enlace.protocols.Region.Matrix;
import org.enlace.protocols.internal.RegionParameters;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;

/** What the countries of the region decided, for programs. */
@Path("/api/protocols/region")
@Needs("protocols.read")
@Produces("application/json")
public final class RegionApi {
    private final Region region;

    public RegionApi(Region region) {
        this.region = region;
    }

    @GET
    @Describe(
            value =
                    "Lists documents with what each country decided; narrow by kind, country, state; order is title, adoptions or library.",
            answers = RegionRowJson.class,
            list = true)
    public Response matrix(@Context Caller caller, @Context Paging paging, @Context UriInfo address) {
        Matrix page = region.page(
                RegionParameters.read(address.getQueryParameters()::getFirst), paging.after(), paging.size(), caller);
        return paging.answer(page.rows().stream().map(RegionRowJson::of).toList(), page.next());
    }

    @GET
    @Path("/{country}")
    @Describe(
            value = "Tells what a country owns, by 25, and what it decided, as far as it is known here.",
            answers = ProfileJson.class)
    public Response country(
            @Context Caller caller, @PathParam("country") String country, @QueryParam("after") String after) {
        return Response.ok(ProfileJson.of(region.profile(new CountryCode(country), blank(after), caller)))
                .build();
    }

    private static String blank(String cursor) {
        return cursor == null || cursor.isEmpty() ? null : cursor;
    }
}
