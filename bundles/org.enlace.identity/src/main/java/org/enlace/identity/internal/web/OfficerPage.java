package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.identity.Deputies;
import org.enlace.identity.Directory;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.SecondFactors;
import org.enlace.identity.Sessions;
import org.enlace.identity.SshKeys;
import org.enlace.identity.Tokens;
import org.enlace.identity.internal.Asked;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** One officer: who, what they may do, where they are signed in; closing and opening the account, and letting them in again. */
@Path("/officers")
@Needs("officers.read")
public final class OfficerPage {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Officers officers;
    private final SecondFactors secondFactors;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Deputies deputies;
    private final SshKeys keys;
    private final Directory directory;
    private final Desk desk;
    private final Clock clock;

    OfficerPage(
            Officers officers,
            SecondFactors secondFactors,
            Sessions sessions,
            Tokens tokens,
            Deputies deputies,
            SshKeys keys,
            Directory directory,
            Desk desk,
            Clock clock) {
        this.officers = officers;
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.tokens = tokens;
        this.deputies = deputies;
        this.keys = keys;
        this.directory = directory;
        this.desk = desk;
        this.clock = clock;
    }

    @GET
    @Path("{officer}")
    @Produces("text/html")
    public Page show(@Context Caller caller, @PathParam("officer") String name, @QueryParam("done") String done) {
        Labels labels = desk.labels(caller);
        Officer officer = officers.find(Asked.officer(name), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("caller", caller);
        parameters.put("officer", officer);
        parameters.put("now", clock.instant());
        parameters.put("sessions", caller.holds(Sessions.MANAGE) ? sessions.of(officer.id(), caller) : List.of());
        parameters.put("tokens", caller.holds(Tokens.MANAGE) ? tokens.of(officer.id(), caller) : List.of());
        parameters.put("deputies", deputies.of(officer.id(), caller));
        parameters.put("keys", keys.of(officer.id(), caller));
        parameters.put("directory", directory);
        parameters.put(
                "unit",
                officer.profile()
                        .unit()
                        .map(unit -> UnitNames.of(unit, directory, caller))
                        .orElse(""));
        parameters.put("done", done == null ? "" : done);
        return desk.ofOfficers(officer.profile().name(), "officer", labels, parameters);
    }

    @GET
    @Path("{officer}/disable")
    @Needs("officers.manage")
    @StepUp
    @Produces("text/html")
    public Page closing(@Context Caller caller, @PathParam("officer") String name) {
        return closing(officers.find(Asked.officer(name), caller), Form.empty(), caller);
    }

    @POST
    @Path("{officer}/disable")
    @Needs("officers.manage")
    @StepUp
    @Consumes(FORM)
    @Produces("text/html")
    public Response disable(@Context Caller caller, @PathParam("officer") String name, FormData data) {
        OfficerId id = Asked.officer(name);
        try {
            officers.disable(id, Form.version(data), data.first("reason"), caller);
            return done(id, "disabled");
        } catch (Refusal refusal) {
            return Desk.refused(closing(
                    officers.find(id, caller), Form.of(data).refused(refusal, "reason", desk.labels(caller)), caller));
        }
    }

    @POST
    @Path("{officer}/enable")
    @Needs("officers.manage")
    @StepUp
    @Consumes(FORM)
    public Response enable(@Context Caller caller, @PathParam("officer") String name, FormData data) {
        OfficerId id = Asked.officer(name);
        officers.enable(id, Form.version(data), caller);
        return done(id, "enabled");
    }

    /** The link stands in the answer itself and nowhere else. */
    @POST
    @Path("{officer}/invite")
    @Needs("officers.manage")
    @StepUp
    @Produces("text/html")
    public Page invite(@Context Caller caller, @PathParam("officer") String name, @Context UriInfo address) {
        OfficerId id = Asked.officer(name);
        OneTimeLink link = officers.invite(id, caller);
        Labels labels = desk.labels(caller);
        return desk.ofOfficers(
                labels.get("page.invited.title"),
                "invited",
                labels,
                Map.of(
                        "caller", caller,
                        "officer", officers.find(id, caller),
                        "link", address.getBaseUri().resolve(link.path()).toString(),
                        "until", link.until()));
    }

    @POST
    @Path("{officer}/withdraw-invitation")
    @Needs("officers.manage")
    @StepUp
    public Response withdraw(@Context Caller caller, @PathParam("officer") String name) {
        OfficerId id = Asked.officer(name);
        officers.withdrawInvitation(id, caller);
        return done(id, "withdrawn");
    }

    @POST
    @Path("{officer}/unlock")
    @Needs("officers.manage")
    @StepUp
    public Response unlock(@Context Caller caller, @PathParam("officer") String name) {
        OfficerId id = Asked.officer(name);
        officers.unlock(id, caller);
        return done(id, "unlocked");
    }

    @POST
    @Path("{officer}/reset-second-factor")
    @Needs("officers.manage")
    @StepUp
    public Response reset(@Context Caller caller, @PathParam("officer") String name) {
        OfficerId id = Asked.officer(name);
        secondFactors.reset(id, caller);
        return done(id, "reset");
    }

    @POST
    @Path("{officer}/end-sessions")
    @Needs("sessions.manage")
    @StepUp
    public Response endSessions(@Context Caller caller, @PathParam("officer") String name) {
        OfficerId id = Asked.officer(name);
        sessions.endAll(id, caller);
        return done(id, "sessions");
    }

    @POST
    @Path("{officer}/revoke-token")
    @Needs("tokens.manage")
    @StepUp
    @Consumes(FORM)
    public Response revoke(@Context Caller caller, @PathParam("officer") String name, FormData data) {
        tokens.revoke(data.first("token"), caller);
        return done(Asked.officer(name), "token");
    }

    @POST
    @Path("{officer}/end-deputy")
    @Needs("officers.manage")
    @StepUp
    @Consumes(FORM)
    public Response endDeputy(@Context Caller caller, @PathParam("officer") String name, FormData data) {
        deputies.end(data.first("deputy"), caller);
        return done(Asked.officer(name), "deputy");
    }

    private Page closing(Officer officer, Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        return desk.ofOfficers(
                labels.get("page.disable.title", officer.profile().name()),
                "officer-disable",
                labels,
                Map.of("officer", officer, "form", form));
    }

    private static Response done(OfficerId id, String what) {
        return Desk.to("/officers/" + id + "?done=" + what);
    }
}
