package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.SignIns;
import org.enlace.identity.SignIns.Invitation;
import org.enlace.identity.SignIns.Step;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.Visitor;

/** An invited officer chooses a password. */
@Path("/invitation")
@Public("The link is the key: it works once")
public final class InvitationPage {
    private final SignIns signIns;
    private final Desk desk;
    private final Entrance entrance;

    InvitationPage(SignIns signIns, Desk desk, Entrance entrance) {
        this.signIns = signIns;
        this.desk = desk;
        this.entrance = entrance;
    }

    @GET
    @Produces("text/html")
    public Response form(@Context Visitor visitor, @Context Sender sender, @QueryParam("code") String code) {
        return signIns.invitation(code == null ? "" : code, sender)
                .map(invitation -> Response.ok(page(invitation, code, Form.empty(), visitor))
                        .build())
                .orElseGet(() -> dead(visitor));
    }

    @POST
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response accept(@Context Visitor visitor, @Context Sender sender, FormData data) {
        String code = data.first("code");
        Optional<Invitation> invitation = signIns.invitation(code, sender);
        if (invitation.isEmpty()) {
            return dead(visitor);
        }
        Form form = Form.empty();
        Labels labels = desk.labels(visitor.language());
        Passwords.same(data, form, labels);
        if (!form.isWrong()) {
            try {
                Step step = signIns.accept(code, data.first("new-password"), sender);
                return step instanceof Step.CodeNeeded needed
                        ? Response.ok(entrance.code(needed.pending(), "/", Form.empty(), visitor))
                                .build()
                        : Entrance.in((Step.Done) step, "/", sender);
            } catch (Refusal refusal) {
                if (refusal.code().equals("invitation.link")) {
                    return dead(visitor);
                }
                form.refused(Passwords.placed(refusal), "new-password", labels);
            }
        }
        return Desk.refused(page(invitation.get(), code, form, visitor));
    }

    private Page page(Invitation invitation, String code, Form form, Visitor visitor) {
        Labels labels = desk.labels(visitor.language());
        return desk.page(
                labels.get("page.invitation.title"),
                "invitation",
                labels,
                Map.of("invitation", invitation, "code", code, "form", form));
    }

    private Response dead(Visitor visitor) {
        Labels labels = desk.labels(visitor.language());
        return Response.status(404)
                .entity(desk.page(
                        labels.get("page.link.dead.title"),
                        "dead-link",
                        labels,
                        Map.of("text", "page.invitation.dead")))
                .build();
    }
}
