package org.enlace.modules.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionFile;
import org.enlace.modules.Adoptions;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Download;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** Adoptions for programs. There are few: a list has one part. */
@Path("/api/modules/adoptions")
@Needs("adoptions.read")
@Produces("application/json")
public final class AdoptionApi {
    /** A document as Base64 takes a third more. */
    private static final long LARGEST_BODY = Adoptions.LARGEST_DOCUMENT / 3 * 4 + 64 * 1024;

    private final Adoptions adoptions;

    public AdoptionApi(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    @GET
    @Describe(value = "Lists the adoptions, all in one part.", answers = AdoptionJson.class, list = true)
    public Response list(@Context Caller caller, @Context Paging paging, @QueryParam("module") String module) {
        LocalDate today = adoptions.today();
        List<AdoptionJson> all = adoptions.all(caller).stream()
                .filter(adopted -> module == null || module.equals(adopted.module()))
                .flatMap(adopted -> adopted.all().stream()
                        .map(one -> AdoptionJson.of(adopted, one, today, confirmers(one, caller))))
                .toList();
        return paging.answer(all, null);
    }

    @GET
    @Path("/{id}")
    @Describe(value = "Gives one adoption.", answers = AdoptionJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Adoption one = adoptions.find(RecordId.parse(id), caller);
        // How it stands changes with the day and with its neighbours, so the tag is given and no 304.
        return Response.ok(json(one, caller)).tag(VersionTag.of(one.version())).build();
    }

    @GET
    @Path("/{id}/document")
    @Describe("Gives the document of an adoption.")
    @Produces("application/octet-stream")
    public Response document(@Context Caller caller, @PathParam("id") String id) {
        AdoptionFile file = adoptions.document(RecordId.parse(id), caller);
        return Download.of(file.document().name(), file.document().type(), file.content())
                .build();
    }

    @POST
    @Needs("adoptions.record")
    @Consumes("application/json")
    @MaxBody(LARGEST_BODY)
    @Describe(value = "Records an adoption.", answers = AdoptionJson.class, status = 201)
    public Response record(@Context Caller caller, NewAdoptionJson body) {
        Optional<NewAdoptionJson.FileJson> file = Optional.ofNullable(body.document());
        Adoption recorded = adoptions.record(
                body.terms(),
                file.map(NewAdoptionJson.FileJson::name),
                file.map(NewAdoptionJson.FileJson::bytes).orElse(new byte[0]),
                caller);
        return Response.created(URI.create("/api/modules/adoptions/" + recorded.id()))
                .entity(json(recorded, caller))
                .tag(VersionTag.of(recorded.version()))
                .build();
    }

    @POST
    @Path("/{id}/confirm")
    @Needs("adoptions.confirm")
    @StepUp
    @Describe(value = "Confirms an adoption somebody else recorded; needs If-Match.", answers = AdoptionJson.class)
    public Response confirm(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(adoptions.confirm(RecordId.parse(id), Versions.of(ifMatch), caller), caller);
    }

    @POST
    @Path("/{id}/withdraw")
    @Needs("adoptions.record")
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Takes an adoption back, with the reason; needs If-Match.", answers = AdoptionJson.class)
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ReasonJson body) {
        return changed(adoptions.withdraw(RecordId.parse(id), Versions.of(ifMatch), body.reason(), caller), caller);
    }

    private Response changed(Adoption adoption, Caller caller) {
        return Response.ok(json(adoption, caller))
                .tag(VersionTag.of(adoption.version()))
                .build();
    }

    private AdoptionJson json(Adoption one, Caller caller) {
        Adopted adopted = caller.holds(Adoptions.READ)
                ? adoptions.of(one.module(), caller)
                : new Adopted(one.module(), List.of(one));
        return AdoptionJson.of(adopted, one, adoptions.today(), confirmers(one, caller));
    }

    private List<String> confirmers(Adoption one, Caller caller) {
        return one instanceof Adoption.Recorded && caller.holds(Adoptions.READ)
                ? adoptions.confirmers(one, caller).stream()
                        .map(OfficerId::value)
                        .toList()
                : null;
    }
}
