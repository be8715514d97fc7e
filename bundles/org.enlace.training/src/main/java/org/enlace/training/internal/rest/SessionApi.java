package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Session;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** Sessions for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class SessionApi {
    private final Supplier<Desks> desks;

    public SessionApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/series/{id}/sessions")
    @Describe(value = "Gives the sessions of a series, at most 60, by their beginning.", answers = SessionJson.class)
    public List<SessionJson> of(@Context Caller caller, @PathParam("id") String id) {
        return desks.get().sessions().of(RecordId.parse(id), caller).stream()
                .map(SessionJson::of)
                .toList();
    }

    @POST
    @Path("/series/{id}/sessions")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Plans a session of a series.", answers = SessionJson.class, status = 201)
    public Response plan(@Context Caller caller, @PathParam("id") String id, SessionJson.Content body) {
        Session made = desks.get().sessions().plan(RecordId.parse(id), body.content(), caller);
        return Response.created(URI.create("/api/training/sessions/" + made.id()))
                .entity(SessionJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @GET
    @Path("/sessions/{id}")
    @Describe(value = "Gives one session.", answers = SessionJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Session session = desks.get().sessions().find(RecordId.parse(id), caller);
        return VersionTag.answer(SessionJson.of(session), session.version(), request);
    }

    @GET
    @Path("/sessions/{id}/capitals")
    @Describe(
            value = "Gives the time of a session in the capitals of the invited countries.",
            answers = CapitalJson.class)
    public List<CapitalJson> capitals(@Context Caller caller, @PathParam("id") String id) {
        Session session = desks.get().sessions().find(RecordId.parse(id), caller);
        return desks.get().sessions().capitals(session, caller).stream()
                .map(CapitalJson::of)
                .toList();
    }

    @PUT
    @Path("/sessions/{id}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(
            value = "Changes or moves a session, and tells whoever is invited; needs If-Match.",
            answers = SessionJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            SessionJson.Content body) {
        return changed(desks.get()
                .sessions()
                .revise(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.content(), caller));
    }

    @POST
    @Path("/sessions/{id}/hold")
    @Needs("training.organise")
    @Describe(value = "Marks a session as held; needs If-Match.", answers = SessionJson.class)
    public Response hold(@Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(desks.get().sessions().hold(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/sessions/{id}/cancel")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(value = "Cancels a session, and tells whoever is invited; needs If-Match.", answers = SessionJson.class)
    public Response cancel(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            SessionJson.Cancelling body) {
        return changed(desks.get()
                .sessions()
                .cancel(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.reason(), caller));
    }

    @GET
    @Path("/sessions/{id}/moderator-link")
    @Describe(
            value = "Gives the address to moderate a session to its moderators; to others an empty one.",
            answers = SessionJson.ModeratorLink.class)
    public SessionJson.ModeratorLink moderatorLink(@Context Caller caller, @PathParam("id") String id) {
        return new SessionJson.ModeratorLink(
                desks.get().sessions().moderatorLink(RecordId.parse(id), caller).orElse(""));
    }

    @PUT
    @Path("/sessions/{id}/moderator-link")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe("Keeps the address to moderate a session, or forgets it by an empty one.")
    public Response setModeratorLink(
            @Context Caller caller, @PathParam("id") String id, SessionJson.ModeratorLink body) {
        desks.get().sessions().setModeratorLink(RecordId.parse(id), body.link(), caller);
        return Response.noContent().build();
    }

    private static Response changed(Session session) {
        return Response.ok(SessionJson.of(session))
                .tag(VersionTag.of(session.version()))
                .build();
    }
}
