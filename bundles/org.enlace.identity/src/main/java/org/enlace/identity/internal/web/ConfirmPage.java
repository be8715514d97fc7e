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
import org.enlace.identity.SecondFactors;
import org.enlace.identity.SignIns;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.AnyOfficer;
import org.enlace.web.FormData;
import org.enlace.web.OwnPath;
import org.enlace.web.Page;
import org.enlace.web.Sender;
import org.enlace.web.Visitor;

/** An officer proves again who they are, before an act that asks for it. */
@Path("/confirm")
@AnyOfficer("Whoever is signed in may prove that it is still them")
public final class ConfirmPage {
    private final SignIns signIns;
    private final SecondFactors secondFactors;
    private final Desk desk;
    private final Entrance entrance;

    ConfirmPage(SignIns signIns, SecondFactors secondFactors, Desk desk, Entrance entrance) {
        this.signIns = signIns;
        this.secondFactors = secondFactors;
        this.desk = desk;
        this.entrance = entrance;
    }

    @GET
    @Produces("text/html")
    public Page form(@Context Caller caller, @QueryParam("to") String to) {
        return page(Form.empty(), to, caller);
    }

    @POST
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response confirm(@Context Caller caller, @Context Sender sender, FormData data) {
        String to = data.first("to");
        try {
            return Entrance.with(
                            Response.seeOther(OwnPath.orHome(to)),
                            signIns.confirm(
                                    data.first("password"),
                                    data.first("second-factor").strip(),
                                    caller,
                                    sender),
                            sender)
                    .build();
        } catch (Refusal refusal) {
            String words = entrance.words(refusal, new Visitor(Optional.of(caller), caller.language(), caller.zone()));
            String field = refusal.code().equals("sign-in.code") ? "second-factor" : "password";
            return entrance.refused(refusal, page(Form.empty().wrong(field, words), to, caller));
        }
    }

    private Page page(Form form, String to, Caller caller) {
        Labels labels = desk.labels(caller);
        return desk.page(
                labels.get("page.confirm.title"),
                "confirm",
                labels,
                Map.of(
                        "form",
                        form,
                        "to",
                        OwnPath.orHome(to).toString(),
                        "enrolled",
                        secondFactors.status(caller).since().isPresent()));
    }
}
