package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Trainings;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.certificate.Subject;
import org.enlace.training.internal.CertificateFiles;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One certificate, for whoever organises and for whom it was given; and the officer's own. */
@Path("/training/certificates")
@Needs("training.read")
public final class CertificatePage {
    static final String HOME = Pages.HOME + "/certificates";

    private static final List<String> DONE = List.of("certificate-replaced", "certificate-revoked");

    private final Pages pages;

    CertificatePage(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Produces("text/html")
    public Page own(@Context Caller caller) {
        Labels labels = pages.labels(caller);
        return pages.page(
                labels.get("certificates.own"),
                "certificates-own",
                List.of(),
                caller,
                Map.of(
                        "words",
                        new CertificateLabels(labels),
                        "certificates",
                        all().own(caller),
                        "why",
                        pages.unknown(caller),
                        "hidden",
                        pages.hidden(caller)));
    }

    private Certificates all() {
        return pages.desks().certificates().certificates();
    }

    @GET
    @Path("/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @Context UriInfo address) {
        Certificate certificate = all().find(RecordId.parse(id), caller);
        Labels labels = pages.labels(caller);
        CertificateFiles files = pages.desks().certificates().files();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("certificate", certificate);
        parameters.put("words", new CertificateLabels(labels));
        parameters.put("organises", caller.holds(Trainings.ORGANISE));
        parameters.put("code", files.code(certificate.number()));
        parameters.put("address", files.address(certificate.number(), address.getBaseUri()));
        parameters.put("done", Pages.done(labels, done, DONE));
        return pages.page(
                certificate.number().toString(), "certificate", way(certificate, labels, caller), caller, parameters);
    }

    private List<Page.Crumb> way(Certificate certificate, Labels labels, Caller caller) {
        Subject subject = certificate.core().subject();
        if (subject.kind() != Subject.Kind.NOMINATION || !caller.holds(Trainings.ORGANISE)) {
            return List.of(new Page.Crumb(labels.get("certificates.own"), HOME));
        }
        RecordId series = pages.desks().certificates().series().of(subject.id(), caller);
        return List.of(
                Pages.crumb(pages.desks().trainings().series(series, caller)), CertificatePages.crumb(series, labels));
    }

    @GET
    @Path("/{id}/pdf")
    public Response pdf(@Context Caller caller, @PathParam("id") String id, @Context UriInfo address) {
        Certificate certificate = all().find(RecordId.parse(id), caller);
        byte[] pdf = all().pdf(certificate.id(), address.getBaseUri(), caller);
        return Download.of(CertificateFiles.name(certificate), "application/pdf", pdf)
                .build();
    }

    @GET
    @Path("/{id}/correct")
    @Needs("training.organise")
    @Produces("text/html")
    public Page askCorrect(@Context Caller caller, @PathParam("id") String id) {
        Certificate now = all().find(RecordId.parse(id), caller);
        return correcting(
                now,
                new Form()
                        .put("version", now.version())
                        .put("name", now.content().name()),
                caller);
    }

    private Page correcting(Certificate now, Form form, Caller caller) {
        return asking(now, "certificate-correct", "certificate.correct.title", form, caller);
    }

    private Page asking(Certificate now, String template, String title, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", labels.get(title));
        parameters.put("caption", now.number() + ", " + now.content().name());
        parameters.put("path", HOME + "/" + now.id() + (template.endsWith("correct") ? "/correct" : "/revoke"));
        parameters.put("back", HOME + "/" + now.id());
        parameters.put("words", new CertificateLabels(labels));
        parameters.put("form", form);
        return pages.page(labels.get(title), template, way(now, labels, caller), caller, parameters);
    }

    @POST
    @Path("/{id}/correct")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response correct(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "name", caller, this::correcting, form -> {
            Certificate made = all().correct(RecordId.parse(id), form.version(), form.get("name"), caller);
            return Pages.to(HOME + "/" + made.id(), "certificate-replaced");
        });
    }

    @GET
    @Path("/{id}/revoke")
    @Needs("training.organise")
    @Produces("text/html")
    public Page askRevoke(@Context Caller caller, @PathParam("id") String id) {
        Certificate now = all().find(RecordId.parse(id), caller);
        return revoking(now, new Form().put("version", now.version()), caller);
    }

    private Page revoking(Certificate now, Form form, Caller caller) {
        return asking(now, "certificate-revoke", "certificate.revoke.title", form, caller);
    }

    @POST
    @Path("/{id}/revoke")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response revoke(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "reason", caller, this::revoking, form -> {
            Certificate.Reason reason = Certificate.Reason.of(form.get("reason"));
            all().revoke(RecordId.parse(id), form.version(), reason, form.get("note"), caller);
            return Pages.to(HOME + "/" + id, "certificate-revoked");
        });
    }

    /** The form again, with what is wrong in it. */
    @FunctionalInterface
    private interface Asking {
        Page again(Certificate now, Form form, Caller caller);
    }

    private Response act(
            String id, FormData data, String field, Caller caller, Asking asking, Function<Form, Response> work) {
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        Certificate now = all().find(RecordId.parse(id), caller);
        try {
            return work.apply(form);
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of("name", "reason", "note"), field);
            return Response.status(422).entity(asking.again(now, form, caller)).build();
        } catch (Stale stale) {
            form.stale(now.version(), labels, field);
            return Response.status(409).entity(asking.again(now, form, caller)).build();
        }
    }
}
