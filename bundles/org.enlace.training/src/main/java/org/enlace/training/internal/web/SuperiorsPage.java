package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Respondents;
import org.enlace.training.evaluation.Subject;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Whose superiors are asked at level 3, and at which address. */
@Path("/training/series/{id}/superiors")
@Needs("training.organise")
public final class SuperiorsPage {
    private final Pages pages;

    SuperiorsPage(Pages pages) {
        this.pages = pages;
    }

    private Respondents respondents() {
        return pages.desks().evaluation().respondents();
    }

    @GET
    @Produces("text/html")
    public Page show(@Context Caller caller, @PathParam("id") String id) {
        Subject subject = Subject.series(RecordId.parse(id));
        Form form = new Form().put("version", respondents().superiorsVersion(subject, caller));
        return page(subject, form.put("superiors", lines(subject, caller)), "", caller);
    }

    /** Those who are asked now, as they are typed. */
    private String lines(Subject subject, Caller caller) {
        Map<RecordId, MailAddress> mails = respondents().participants(subject, caller).stream()
                .collect(Collectors.toMap(Respondent::participant, Respondent::mail));
        return respondents().superiors(subject, caller).stream()
                .map(one -> mails.get(one.participant()) + "; " + one.mail() + "; "
                        + one.language().tag())
                .collect(Collectors.joining("\n"));
    }

    /** @param now what somebody else has saved meanwhile; empty where nobody has */
    private Page page(Subject subject, Form form, String now, Caller caller) {
        Labels labels = pages.labels(caller);
        About about = pages.desks().evaluation().evaluations().about(subject, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("about", about);
        parameters.put("participants", respondents().participants(subject, caller));
        parameters.put("now", now);
        parameters.put("form", form);
        return pages.page(
                labels.get("superiors.title"), "superiors", EvaluationPages.way(about, labels), caller, parameters);
    }

    @POST
    @GoesOn("erasure")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Subject subject = Subject.series(RecordId.parse(id));
        Form form = Form.of(data);
        try {
            respondents().setSuperiors(subject, form.version(), form.get("superiors"), caller);
            return Pages.to(EvaluationPages.at(subject), "superiors");
        } catch (Refusal refusal) {
            form.refused(refusal, pages.labels(caller), Set.of("superiors"), "superiors");
            return Response.status(422).entity(page(subject, form, "", caller)).build();
        } catch (Stale stale) {
            form.stale(respondents().superiorsVersion(subject, caller), pages.labels(caller), "superiors");
            return Response.status(409)
                    .entity(page(subject, form, lines(subject, caller), caller))
                    .build();
        }
    }
}
