package org.enlace.jit.internal.web.retention;

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
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.retention.RetentionDesk;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Kept;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** What takes a fresh proof of who one is: to confirm that an item is erased, to keep it, or to lift what keeps it. */
@Path("/jit")
@Needs("jit.read")
@StepUp
public final class ErasurePages {
    private static final Set<String> FIELDS = Set.of("decision", "read", "reason", "until");

    private final RetentionFrame frame;

    ErasurePages(RetentionFrame frame) {
        this.frame = frame;
    }

    private RetentionDesk desk() {
        return frame.desk();
    }

    @GET
    @Path("/teams/{id}/retention/{item}/decide")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        TeamView view = acting(team, caller);
        Retention retention = desk().find(view.team(), RecordId.parse(item), caller);
        return asking(view, retention, new Form().put("version", retention.version()));
    }

    private TeamView acting(String team, Caller caller) {
        TeamView view = frame.enter(team, caller);
        view.require(Right.EVALUATE);
        return view;
    }

    /** What may be decided about one, as the form names it. */
    private List<String> choices(Retention retention, Caller caller) {
        if (retention.state() instanceof Kept) {
            return List.of("lift");
        }
        return retention.waits() && desk().turn(retention, caller)
                ? List.of("confirm", "keep", "hold")
                : List.of("keep", "hold");
    }

    private Page asking(TeamView view, Retention retention, Form form) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("line", frame.line(view, retention));
        parameters.put("form", form);
        parameters.put("bundles", desk().bundles(retention));
        parameters.put("choices", choices(retention, view.caller()));
        parameters.put("today", frame.labels(view.caller()).moment(desk().now()));
        return frame.page(
                frame.labels(view.caller()).get("retention.decide"), "retention/decide", true, view, parameters);
    }

    @POST
    @Path("/teams/{id}/retention/{item}/decide")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response decide(
            @Context Caller caller, @PathParam("id") String team, @PathParam("item") String item, FormData data) {
        TeamView view = acting(team, caller);
        Retention retention = desk().find(view.team(), RecordId.parse(item), caller);
        Form form = Form.of(data);
        Labels labels = frame.labels(caller);
        String decision = form.get("decision");
        if (!Set.of("confirm", "keep", "hold", "lift").contains(decision)) {
            form.wrong("decision", labels.get("retention.decision.missing"));
        } else if (decision.equals("confirm") && form.get("read").isEmpty()) {
            form.wrong("read", labels.get("retention.read.missing"));
        }
        if (!form.wrong()) {
            try {
                does(retention, decision, form, caller);
                return Pages.to(RetentionFrame.at(retention), decision);
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "decision");
            }
        }
        return Response.status(422).entity(asking(view, retention, form)).build();
    }

    private void does(Retention one, String decision, Form form, Caller caller) {
        int version = form.version();
        String reason = form.get("reason");
        switch (decision) {
            case "confirm" -> desk().confirm(one.team(), one.item(), version, caller);
            case "keep" -> desk().keep(one.team(), one.item(), version, reason, Optional.of(form.day("until")), caller);
            case "hold" -> desk().keep(one.team(), one.item(), version, reason, Optional.empty(), caller);
            default -> desk().lift(one.team(), one.item(), version, reason, caller);
        }
    }
}
