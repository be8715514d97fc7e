package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.SecondFactors;
import org.enlace.identity.SecondFactors.Enrolment;
import org.enlace.identity.internal.QrPicture;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.AnyOfficer;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.Visitor;

/** One's own second factor: an authenticator and recovery codes. Secrets are shown once, in the answer to the act itself. */
@Path("/account/second-factor")
@AnyOfficer("Everybody sees to their own account")
public final class SecondFactorPage {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final SecondFactors secondFactors;
    private final Desk desk;
    private final Entrance entrance;

    SecondFactorPage(SecondFactors secondFactors, Desk desk, Entrance entrance) {
        this.secondFactors = secondFactors;
        this.desk = desk;
        this.entrance = entrance;
    }

    @GET
    @Produces("text/html")
    public Page status(@Context Caller caller, @QueryParam("left") String left) {
        Labels labels = desk.labels(caller);
        return desk.ofAccount(
                labels.get("page.factor.title"),
                "second-factor",
                labels,
                Map.of("caller", caller, "status", secondFactors.status(caller), "used", left != null));
    }

    @GET
    @Path("begin")
    public Response restart() {
        return Desk.to("/account/second-factor");
    }

    @POST
    @Path("begin")
    @StepUp
    @Produces("text/html")
    public Page begin(@Context Caller caller) {
        return enrol(secondFactors.begin(caller), Form.empty(), caller);
    }

    @POST
    @Path("finish")
    @Consumes(FORM)
    @Produces("text/html")
    public Response finish(@Context Caller caller, FormData data) {
        try {
            return Response.ok(codes(
                            secondFactors.confirm(data.first("second-factor").strip(), caller), true, caller))
                    .build();
        } catch (Refusal refusal) {
            String words = entrance.words(refusal, new Visitor(Optional.of(caller), caller.language(), caller.zone()));
            return entrance.refused(refusal, enrol(null, Form.empty().wrong("second-factor", words), caller));
        }
    }

    @POST
    @Path("codes")
    @StepUp
    @Produces("text/html")
    public Page renew(@Context Caller caller) {
        return codes(secondFactors.renewRecoveryCodes(caller), false, caller);
    }

    @POST
    @Path("remove")
    @StepUp
    public Response remove(@Context Caller caller) {
        secondFactors.remove(caller);
        return Desk.to("/account?done=factor-removed");
    }

    /** @param enrolment null where the authenticator has the secret already */
    private Page enrol(Enrolment enrolment, Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("secret", enrolment == null ? null : grouped(enrolment.secret()));
        parameters.put("picture", enrolment == null ? null : QrPicture.svg(enrolment.uri()));
        return desk.ofAccount(labels.get("page.enrol.title"), "enrol", labels, parameters);
    }

    private Page codes(List<String> codes, boolean enrolled, Caller caller) {
        Labels labels = desk.labels(caller);
        return desk.ofAccount(
                labels.get("page.codes.title"),
                "recovery-codes",
                labels,
                Map.of(
                        "codes",
                        codes,
                        "enrolled",
                        enrolled,
                        "officer",
                        caller.officer().value()));
    }

    /** In fours, as people type. */
    private static String grouped(String secret) {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
