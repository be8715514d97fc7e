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
import org.enlace.identity.SignIns.Administrator;
import org.enlace.identity.SignIns.Setup;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.Visitor;

/** The first administrator of a node, or the recovery of a lost one, by a link from the node's console. */
@Path("/setup")
@Public("The link is the key: it works once, for an hour, and only the console tells it")
public final class SetupPage {
    private final SignIns signIns;
    private final Desk desk;
    private final Entrance entrance;

    SetupPage(SignIns signIns, Desk desk, Entrance entrance) {
        this.signIns = signIns;
        this.desk = desk;
        this.entrance = entrance;
    }

    @GET
    @Produces("text/html")
    public Response form(@Context Visitor visitor, @QueryParam("code") String code) {
        return signIns.setup(code == null ? "" : code)
                .map(setup -> Response.ok(page(setup, code, fresh(setup, visitor), visitor))
                        .build())
                .orElseGet(() -> dead(visitor));
    }

    @POST
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response setUp(@Context Visitor visitor, @Context Sender sender, FormData data) {
        String code = data.first("code");
        Optional<Setup> setup = signIns.setup(code);
        if (setup.isEmpty()) {
            return dead(visitor);
        }
        Labels labels = desk.labels(visitor.language());
        Form form = Form.of(data).require(labels, "officer");
        Passwords.same(data, form, labels);
        if (!form.isWrong()) {
            try {
                Administrator administrator = new Administrator(
                        officer(data.first("officer").strip()),
                        data.first("name"),
                        data.first("new-password"),
                        Desk.language(data.first("language")),
                        Desk.zone(data.first("zone")));
                return Entrance.in(signIns.setUp(code, administrator, sender), "/", sender);
            } catch (Refusal refusal) {
                if (refusal.code().equals("setup.link")) {
                    return dead(visitor);
                }
                form.refused(Passwords.placed(refusal), "officer", labels);
            }
        }
        return Desk.refused(page(setup.get(), code, form, visitor));
    }

    private static Form fresh(Setup setup, Visitor visitor) {
        return Form.empty()
                .with(
                        "officer",
                        setup.first()
                                ? ""
                                : setup.administrators().stream()
                                        .findFirst()
                                        .map(OfficerId::value)
                                        .orElse(""))
                .with("language", visitor.language().tag())
                .with("zone", visitor.zone().getId());
    }

    private static OfficerId officer(String typed) {
        try {
            return new OfficerId(typed);
        } catch (Refusal refusal) {
            throw refusal.at("officer");
        }
    }

    private Page page(Setup setup, String code, Form form, Visitor visitor) {
        Labels labels = desk.labels(visitor.language());
        return desk.page(
                labels.get(setup.first() ? "page.setup.title" : "page.setup.recover.title"),
                "setup",
                labels,
                Map.of("setup", setup, "code", code, "form", form));
    }

    private Response dead(Visitor visitor) {
        Labels labels = desk.labels(visitor.language());
        return Response.status(404)
                .entity(desk.page(
                        labels.get("page.link.dead.title"), "dead-link", labels, Map.of("text", "page.setup.dead")))
                .build();
    }
}
