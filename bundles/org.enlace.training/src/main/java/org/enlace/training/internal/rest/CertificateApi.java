package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.certificate.SeriesCertificates;
import org.enlace.training.certificate.Standing;
import org.enlace.training.internal.CertificateFiles;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.web.CertificateExport;
import org.enlace.web.Describe;
import org.enlace.web.Download;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** Certificates for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.organise")
@Produces("application/json")
public final class CertificateApi {
    private final Supplier<Desks> desks;
    private final CertificateExport files;

    public CertificateApi(Supplier<Desks> desks, CertificateExport files) {
        this.desks = desks;
        this.files = files;
    }

    private Certificates all() {
        return desks.get().certificates().certificates();
    }

    private SeriesCertificates series() {
        return desks.get().certificates().series();
    }

    @GET
    @Path("/series/{id}/certificates")
    @Describe(
            value =
                    "Lists those who had a seat in a series, by name, with what they lack for a certificate and what they were given.",
            answers = CertificateJson.StandingJson.class,
            list = true)
    public Response list(@Context Caller caller, @Context Paging paging, @PathParam("id") String id) {
        List<Standing> all = series().standings(RecordId.parse(id), caller);
        int from = 0;
        if (paging.after() != null) {
            RecordId after = RecordId.parse(paging.after());
            while (from < all.size() && !all.get(from++).nomination().id().equals(after)) {
                // Goes on.
            }
        }
        int until = Math.min(from + paging.size(), all.size());
        String next = until < all.size() ? all.get(until - 1).nomination().id().toString() : null;
        return paging.answer(
                all.subList(from, until).stream()
                        .map(CertificateJson.StandingJson::of)
                        .toList(),
                next);
    }

    @GET
    @Path("/series/{id}/certificates/conditions")
    @Needs("training.read")
    @Describe(
            value = "Tells on which conditions a series gives certificates.",
            answers = CertificateJson.ConditionsJson.class)
    public Response conditions(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        RecordId record = RecordId.parse(id);
        int version = series().conditionsVersion(record, caller);
        return VersionTag.answer(
                CertificateJson.ConditionsJson.of(series().conditions(record, caller)), version, request);
    }

    @PUT
    @Path("/series/{id}/certificates/conditions")
    @Consumes("application/json")
    @Describe("Says on which conditions a series gives certificates; what was issued already stays. Needs If-Match.")
    public Response setConditions(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CertificateJson.ConditionsJson body) {
        series().set(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.conditions(), caller);
        return Response.noContent().build();
    }

    @POST
    @Path("/series/{id}/certificates")
    @Describe(value = "Gives a certificate to everybody to whom one is due.", answers = CertificateJson.CountJson.class)
    public CertificateJson.CountJson issueAll(@Context Caller caller, @PathParam("id") String id) {
        return new CertificateJson.CountJson(series().issueAll(RecordId.parse(id), caller));
    }

    @POST
    @Path("/series/{id}/certificates/revoke")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(
            value = "Revokes all valid certificates of a series, for good.",
            answers = CertificateJson.CountJson.class)
    public CertificateJson.CountJson revokeAll(
            @Context Caller caller, @PathParam("id") String id, CertificateJson.RevocationJson body) {
        return new CertificateJson.CountJson(
                series().revokeAll(RecordId.parse(id), Certificate.Reason.of(body.reason()), body.note(), caller));
    }

    @GET
    @Path("/series/{id}/certificates.zip")
    @Needs("training.export")
    @StepUp
    @Describe("Gives the valid certificates of a series as signed PDF, in one ZIP.")
    public Response zip(@Context Caller caller, @PathParam("id") String id, @Context UriInfo address) {
        return files.zip(caller, id, address);
    }

    @POST
    @Path("/nominations/{id}/certificate")
    @Describe(
            value = "Gives somebody who fulfilled the conditions a certificate.",
            answers = CertificateJson.class,
            status = 201)
    public Response issue(@Context Caller caller, @PathParam("id") String id) {
        return created(series().issue(RecordId.parse(id), caller));
    }

    private static Response created(Certificate made) {
        return Response.created(URI.create("/api/training/certificates/" + made.id()))
                .entity(CertificateJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @GET
    @Path("/certificates")
    @Needs("training.read")
    @Describe(
            value = "Lists the caller's own certificates, the newest first, at most 200.",
            answers = CertificateJson.class)
    public List<CertificateJson> own(@Context Caller caller) {
        return all().own(caller).stream().map(CertificateJson::of).toList();
    }

    @GET
    @Path("/certificates/{id}")
    @Needs("training.read")
    @Describe(value = "Gives one certificate.", answers = CertificateJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Certificate certificate = all().find(RecordId.parse(id), caller);
        return VersionTag.answer(CertificateJson.of(certificate), certificate.version(), request);
    }

    @GET
    @Path("/certificates/{id}/pdf")
    @Needs("training.read")
    @Produces("application/pdf")
    @Describe("Gives a certificate as a signed PDF.")
    public Response pdf(@Context Caller caller, @PathParam("id") String id, @Context UriInfo address) {
        Certificate certificate = all().find(RecordId.parse(id), caller);
        byte[] pdf = all().pdf(certificate.id(), address.getBaseUri(), caller);
        return Download.of(CertificateFiles.name(certificate), "application/pdf", pdf)
                .build();
    }

    @POST
    @Path("/certificates/{id}/correct")
    @Consumes("application/json")
    @Describe(
            value = "Gives another certificate in its place, with the name spelled otherwise; needs If-Match.",
            answers = CertificateJson.class,
            status = 201)
    public Response correct(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CertificateJson.NameJson body) {
        return created(all().correct(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.name(), caller));
    }

    @POST
    @Path("/certificates/{id}/revoke")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(value = "Revokes a certificate, for good; needs If-Match.", answers = CertificateJson.class)
    public Response revoke(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            CertificateJson.RevocationJson body) {
        Certificate revoked = all().revoke(
                        RecordId.parse(id),
                        VersionTag.expectedInt(ifMatch),
                        Certificate.Reason.of(body.reason()),
                        body.note(),
                        caller);
        return Response.ok(CertificateJson.of(revoked))
                .tag(VersionTag.of(revoked.version()))
                .build();
    }
}
