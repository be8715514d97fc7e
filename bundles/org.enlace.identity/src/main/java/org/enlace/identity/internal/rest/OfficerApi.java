package org.enlace.identity.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.Filter;
import org.enlace.identity.Officers.OfficerPage;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.Officers.State;
import org.enlace.identity.RoleName;
import org.enlace.identity.Sessions;
import org.enlace.identity.internal.Asked;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** Officers for programs: the same use cases and permissions as the pages. */
@Path("/api/officers")
@Needs("officers.read")
@Produces("application/json")
public final class OfficerApi {
    private final Officers officers;
    private final Sessions sessions;

    public OfficerApi(Officers officers, Sessions sessions) {
        this.officers = officers;
        this.sessions = sessions;
    }

    @GET
    @Describe(
            value = "Lists officers; narrow by q, unit, role, state (invited, active, disabled).",
            answers = OfficerJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("unit") String unit,
            @QueryParam("role") String role,
            @QueryParam("state") String state) {
        OfficerPage page = officers.page(
                new Filter(
                        words.strip(),
                        Optional.ofNullable(unit).map(UnitId::new),
                        Optional.ofNullable(role).map(RoleName::new),
                        Optional.ofNullable(state).map(OfficerApi::state)),
                Optional.ofNullable(paging.after()).map(OfficerId::new),
                paging.size(),
                caller);
        return paging.answer(
                page.officers().stream().map(OfficerJson::of).toList(),
                page.next().map(OfficerId::value).orElse(null));
    }

    @GET
    @Path("/{officer}")
    @Describe(value = "Gives one officer.", answers = OfficerJson.class)
    public Response find(@Context Caller caller, @PathParam("officer") String name, @Context Request request) {
        Officer officer = officers.find(Asked.officer(name), caller);
        return VersionTag.answer(OfficerJson.of(officer), officer.version(), request);
    }

    @POST
    @Needs("officers.manage")
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Makes an account without a password.", answers = OfficerJson.class, status = 201)
    public Response create(@Context Caller caller, ProfileJson body) {
        if (body.officer() == null) {
            throw new Refusal("officer.id-form", "An account needs a name", "").at("officer");
        }
        Officer made = officers.create(body.officer(), body.profile(), caller);
        return Response.created(URI.create("/api/officers/" + made.id()))
                .entity(OfficerJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/{officer}")
    @Needs("officers.manage")
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Changes who an officer is and what they may do; needs If-Match.", answers = OfficerJson.class)
    public Response change(
            @Context Caller caller,
            @PathParam("officer") String name,
            @HeaderParam("If-Match") String ifMatch,
            ProfileJson body) {
        OfficerId id = Asked.officer(name);
        if (body.officer() != null && !body.officer().equals(id)) {
            throw new Refusal("officer.id-fixed", "The name of an account cannot be changed", id).at("officer");
        }
        return changed(officers.change(id, Versions.of(ifMatch), body.profile(), caller));
    }

    @POST
    @Path("/{officer}/disable")
    @Needs("officers.manage")
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Closes an account at once; needs If-Match.", answers = OfficerJson.class)
    public Response disable(
            @Context Caller caller,
            @PathParam("officer") String name,
            @HeaderParam("If-Match") String ifMatch,
            ReasonJson body) {
        return changed(officers.disable(Asked.officer(name), Versions.of(ifMatch), body.reason(), caller));
    }

    @POST
    @Path("/{officer}/enable")
    @Needs("officers.manage")
    @StepUp
    @Describe(value = "Opens a closed account; needs If-Match.", answers = OfficerJson.class)
    public Response enable(
            @Context Caller caller, @PathParam("officer") String name, @HeaderParam("If-Match") String ifMatch) {
        return changed(officers.enable(Asked.officer(name), Versions.of(ifMatch), caller));
    }

    @POST
    @Path("/{officer}/invitation")
    @Needs("officers.manage")
    @StepUp
    @Describe(value = "Makes a link to choose a password; it is told once.", answers = LinkJson.class)
    public LinkJson invite(@Context Caller caller, @PathParam("officer") String name) {
        OneTimeLink link = officers.invite(Asked.officer(name), caller);
        return new LinkJson(link.path(), link.until());
    }

    @DELETE
    @Path("/{officer}/sessions")
    @Needs("sessions.manage")
    @StepUp
    @Describe("Ends all sessions of an officer.")
    public EndedJson endSessions(@Context Caller caller, @PathParam("officer") String name) {
        return new EndedJson(sessions.endAll(Asked.officer(name), caller));
    }

    private static State state(String typed) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "officer.state", "A state is invited, active or disabled, not \"" + typed + "\"", typed)
                        .at("state"));
    }

    private static Response changed(Officer officer) {
        return Response.ok(OfficerJson.of(officer))
                .tag(VersionTag.of(officer.version()))
                .build();
    }

    /** @param reason why the account is closed */
    record ReasonJson(String reason) {}

    /** @param path from the node's root */
    record LinkJson(String path, Instant until) {}

    /** @param ended how many */
    record EndedJson(int ended) {}
}
