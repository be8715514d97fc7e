package org.enlace.jit.internal.web.loan;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.LoanArea;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.UseWords;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.loan.Loan;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** What takes a fresh proof of who one is: to approve or decline what another asked to send, and to take back what is lent. */
@Path("/jit")
@Needs("jit.read")
@StepUp
public final class LoanDecisionPages {
    private static final Set<String> DECISION = Set.of("decision", "read", "reason");
    private static final Set<String> BACK = Set.of("reason");

    private final WorkWay way;
    private final Supplier<LoanArea> area;

    public LoanDecisionPages(WorkWay way, Supplier<LoanArea> area) {
        this.way = way;
        this.area = area;
    }

    private LoanDesk desk() {
        return area.get().desk();
    }

    private Loan find(String team, String id, Right right, Caller caller) {
        RecordId of = RecordId.parse(team);
        desk().enter(of, caller).require(right);
        return desk().find(of, RecordId.parse(id), caller);
    }

    private Page asking(String title, String template, Loan loan, Form form, Caller caller) {
        TeamView view = desk().enter(loan.team(), caller);
        Labels labels = way.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("loan", loan);
        parameters.put("form", form);
        parameters.put("say", new LoanWords(labels));
        parameters.put("codes", area.get().copies().codes(loan.item()));
        parameters.put("uses", new UseWords(labels).names(area.get().copies().uses(loan.item())));
        parameters.put("path", LoanDesk.path(loan));
        return way.page(
                labels.get(title),
                template,
                "evidence",
                List.of(
                        new Page.Crumb(labels.get("loan.title"), LoanDesk.borrowed(view.team())),
                        new Page.Crumb(labels.get("loan.one"), LoanDesk.path(loan))),
                view,
                parameters);
    }

    private static Form blank(Loan loan) {
        return new Form().put("version", loan.version());
    }

    @GET
    @Path("/teams/{id}/loans/{loan}/decide")
    @Produces("text/html")
    public Page askDecision(@Context Caller caller, @PathParam("id") String team, @PathParam("loan") String id) {
        Loan loan = find(team, id, Right.EVALUATE, caller);
        return asking("loan.decide", "loan/decide", loan, blank(loan), caller);
    }

    @POST
    @Path("/teams/{id}/loans/{loan}/decide")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response decide(
            @Context Caller caller, @PathParam("id") String team, @PathParam("loan") String id, FormData data) {
        Loan loan = find(team, id, Right.EVALUATE, caller);
        Form form = Form.of(data);
        Labels labels = way.labels(caller);
        boolean approves = form.get("decision").equals("approve");
        if (!approves && !form.get("decision").equals("decline")) {
            form.wrong("decision", labels.get("loan.decision.missing"));
        } else if (approves && form.get("read").isEmpty()) {
            form.wrong("read", labels.get("loan.read.missing"));
        }
        if (!form.wrong()) {
            try {
                if (approves) {
                    desk().approve(loan.team(), loan.id(), form.version(), caller);
                } else {
                    desk().decline(loan.team(), loan.id(), form.version(), form.get("reason"), caller);
                }
                return Pages.to(LoanDesk.path(loan), approves ? "approved" : "declined");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, DECISION, "decision");
            }
        }
        return Response.status(422)
                .entity(asking("loan.decide", "loan/decide", loan, form, caller))
                .build();
    }

    @GET
    @Path("/teams/{id}/loans/{loan}/take-back")
    @Produces("text/html")
    public Page askBack(@Context Caller caller, @PathParam("id") String team, @PathParam("loan") String id) {
        Loan loan = find(team, id, Right.EVALUATE, caller);
        return asking("loan.back", "loan/back", loan, blank(loan), caller);
    }

    @POST
    @Path("/teams/{id}/loans/{loan}/take-back")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response takeBack(
            @Context Caller caller, @PathParam("id") String team, @PathParam("loan") String id, FormData data) {
        Loan loan = find(team, id, Right.EVALUATE, caller);
        Form form = Form.of(data);
        try {
            desk().takeBack(loan.team(), loan.id(), form.version(), form.get("reason"), caller);
            return Pages.to(LoanDesk.path(loan), "back");
        } catch (Refusal refusal) {
            form.refused(refusal, way.labels(caller), BACK, "reason");
            return Response.status(422)
                    .entity(asking("loan.back", "loan/back", loan, form, caller))
                    .build();
        }
    }
}
