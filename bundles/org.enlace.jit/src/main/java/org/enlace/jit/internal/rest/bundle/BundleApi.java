package org.enlace.jit.internal.rest.bundle;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Prepared;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.bundle.Review;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.web.bundle.DecisionPages;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** Bundles of evidence for courts, for programs: the same use cases as the pages. */
@Path("/api/jit/teams/{id}/bundles")
@Needs("jit.read")
@Produces("application/json")
public final class BundleApi {
    private final Supplier<BundleArea> area;

    public BundleApi(Supplier<BundleArea> area) {
        this.area = area;
    }

    private BundleDesk desk() {
        return area.get().desk();
    }

    @GET
    @Describe(value = "Gives the bundles of a team for courts, newest first.", answers = BundleJson.All.class)
    public BundleJson.All list(@Context Caller caller, @PathParam("id") String team) {
        return new BundleJson.All(desk().list(RecordId.parse(team), caller).stream()
                .map(one -> BundleJson.of(one, BundleDesk.hand(one, caller)))
                .toList());
    }

    @POST
    @Consumes("application/json")
    @Describe(
            value = "Prepares a bundle of evidence for a court; another officer approves it before it is made.",
            answers = BundleJson.class,
            status = 201)
    public Response prepare(@Context Caller caller, @PathParam("id") String team, BundleJson.New body) {
        Bundle bundle =
                desk().prepare(RecordId.parse(team), Given.needed(body, "body").request(), "", caller);
        return Response.created(URI.create("/api/jit/teams/" + team + "/bundles/" + bundle.id()))
                .entity(BundleJson.of(bundle, true))
                .build();
    }

    @GET
    @Path("/{bundle}")
    @Describe(value = "Gives a bundle and how far it is.", answers = BundleJson.class)
    public BundleJson find(@Context Caller caller, @PathParam("id") String team, @PathParam("bundle") String id) {
        Bundle bundle = desk().find(RecordId.parse(team), RecordId.parse(id), caller);
        boolean told = desk().told(bundle, caller);
        Optional<Review> review =
                told && bundle.state() instanceof Prepared ? desk().shown(bundle, caller) : Optional.empty();
        return BundleJson.of(bundle, told, review);
    }

    @POST
    @Path("/{bundle}/approve")
    @Consumes("application/json")
    @StepUp
    @Describe(value = "Approves a bundle that another officer prepared; it is made then.", answers = BundleJson.class)
    public BundleJson approve(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("bundle") String id,
            BundleJson.Approving body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        BundleDesk.Decision decision = new BundleDesk.Decision(Given.needed(body.reviewed(), "reviewed"), body.basis());
        return BundleJson.of(desk().approve(RecordId.parse(team), RecordId.parse(id), version, decision, caller), true);
    }

    @POST
    @Path("/{bundle}/decline")
    @Consumes("application/json")
    @StepUp
    @Describe(value = "Declines a bundle that another officer prepared, with a reason.", answers = BundleJson.class)
    public BundleJson decline(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("bundle") String id,
            BundleJson.Refused body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        Bundle bundle = desk().decline(RecordId.parse(team), RecordId.parse(id), version, body.reason(), caller);
        return BundleJson.of(bundle, desk().told(bundle, caller));
    }

    @POST
    @Path("/{bundle}/again")
    @Consumes("application/json")
    @Describe(value = "Has a bundle made again that could not be made.", answers = BundleJson.class)
    public BundleJson again(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("bundle") String id,
            BundleJson.Again body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return BundleJson.of(desk().again(RecordId.parse(team), RecordId.parse(id), version, caller), true);
    }

    @GET
    @Path("/{bundle}/file")
    @Produces("application/zip")
    @StepUp
    @Describe("Gives the bundle itself, a ZIP, to whoever prepared or approved it.")
    public Response fetch(@Context Caller caller, @PathParam("id") String team, @PathParam("bundle") String id) {
        return DecisionPages.answer(desk().fetch(RecordId.parse(team), RecordId.parse(id), caller));
    }

    @POST
    @Path("/{bundle}/file")
    @Consumes("application/json")
    @Produces("application/pkcs7-mime")
    @StepUp
    @Describe("Gives the bundle in CMS, for the key of a court alone, to whoever prepared or approved it.")
    public Response envelope(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("bundle") String id,
            BundleJson.Court body) {
        String certificate = Given.needed(Given.needed(body, "body").certificate(), "certificate");
        return DecisionPages.answer(desk().fetch(RecordId.parse(team), RecordId.parse(id), certificate, caller));
    }
}
