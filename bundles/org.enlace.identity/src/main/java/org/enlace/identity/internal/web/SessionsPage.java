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
import org.enlace.identity.Sessions;
import org.enlace.platform.Caller;
import org.enlace.web.AnyOfficer;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** Where one is signed in, and ending it there. */
@Path("/account/sessions")
@AnyOfficer("Everybody sees to their own account")
public final class SessionsPage {
    private final Sessions sessions;
    private final Desk desk;

    SessionsPage(Sessions sessions, Desk desk) {
        this.sessions = sessions;
        this.desk = desk;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @QueryParam("done") String done) {
        Labels labels = desk.labels(caller);
        return desk.ofAccount(
                labels.get("page.sessions.title"),
                "sessions",
                labels,
                Map.of("caller", caller, "sessions", sessions.own(caller), "done", done != null));
    }

    @POST
    @Path("end")
    @StepUp
    @Consumes("application/x-www-form-urlencoded")
    public Response end(@Context Caller caller, FormData data) {
        sessions.end(data.first("session"), caller);
        return Desk.to("/account/sessions?done=yes");
    }

    @POST
    @Path("end-others")
    @StepUp
    public Response endOthers(@Context Caller caller) {
        sessions.endOthers(caller);
        return Desk.to("/account/sessions?done=yes");
    }
}
