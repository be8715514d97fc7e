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
import org.enlace.identity.Tokens;
import org.enlace.platform.Caller;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** Tokens of all officers that have administration: seen and revoked by every administrator. */
@Path("/officers/tokens")
@Needs("tokens.manage")
public final class AdministrationTokensPage {
    private final Tokens tokens;
    private final Desk desk;

    AdministrationTokensPage(Tokens tokens, Desk desk) {
        this.tokens = tokens;
        this.desk = desk;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @QueryParam("done") String done) {
        Labels labels = desk.labels(caller);
        return desk.ofOfficers(
                labels.get("page.administration-tokens.title"),
                "administration-tokens",
                labels,
                Map.of("caller", caller, "tokens", tokens.administering(caller), "done", done != null));
    }

    @POST
    @Path("revoke")
    @StepUp
    @Consumes("application/x-www-form-urlencoded")
    public Response revoke(@Context Caller caller, FormData data) {
        tokens.revoke(data.first("token"), caller);
        return Desk.to("/officers/tokens?done=yes");
    }
}
