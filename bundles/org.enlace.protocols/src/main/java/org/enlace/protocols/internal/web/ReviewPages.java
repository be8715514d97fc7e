package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocols;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The small forms of a version: giving it into review, an opinion, an end with its reason, the day of the next review. */
@Path("/protocols/versions")
@Needs("protocols.write")
public final class ReviewPages {
    private static final String AGREES = "agrees";

    private final Editions editions;
    private final VersionRoom place;

    public ReviewPages(Editions editions, Protocols protocols, Room room) {
        this.editions = editions;
        place = new VersionRoom(protocols, editions, room);
    }

    @GET
    @Path("/{edition}/submit")
    @Produces("text/html")
    public Page whoReviews(@Context Caller caller, @PathParam("edition") String id) {
        return form("submit", id, Typed.blank(Map.of()), caller);
    }

    @POST
    @Path("/{edition}/submit")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response submit(@Context Caller caller, @PathParam("edition") String id, FormData data) {
        Typed typed = Typed.of(data);
        return done(
                "submit",
                "submitted",
                "reviewers",
                id,
                typed,
                caller,
                () -> editions.submit(
                        RecordId.parse(id),
                        RecordPage.version(data),
                        typed.officers("reviewers"),
                        typed.officer("approver"),
                        caller));
    }

    @GET
    @Path("/{edition}/review")
    @Needs("protocols.review")
    @Produces("text/html")
    public Page opinion(@Context Caller caller, @PathParam("edition") String id) {
        return form("review", id, Typed.blank(Map.of()), caller);
    }

    @POST
    @Path("/{edition}/review")
    @Needs("protocols.review")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response review(@Context Caller caller, @PathParam("edition") String id, FormData data) {
        Typed typed = Typed.of(data);
        return done("review", "reviewed", "opinion", id, typed, caller, () -> {
            if (typed.get("opinion").isEmpty()) {
                throw new Refusal("edition.opinion-missing", "Say whether the text may be approved as it is")
                        .at("opinion");
            }
            return editions.review(
                    RecordId.parse(id),
                    RecordPage.version(data),
                    typed.get("opinion").equals(AGREES),
                    typed.get("reason"),
                    typed.below("remarks"),
                    caller);
        });
    }

    @GET
    @Path("/{edition}/abort")
    @Produces("text/html")
    public Page whyAbort(@Context Caller caller, @PathParam("edition") String id) {
        return form("abort", id, Typed.blank(Map.of()), caller);
    }

    @POST
    @Path("/{edition}/abort")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response abort(@Context Caller caller, @PathParam("edition") String id, FormData data) {
        Typed typed = Typed.of(data);
        return done(
                "abort",
                "aborted",
                "reason",
                id,
                typed,
                caller,
                () -> editions.abort(RecordId.parse(id), RecordPage.version(data), typed.get("reason"), caller));
    }

    @GET
    @Path("/{edition}/cancel")
    @Needs("protocols.approve")
    @Produces("text/html")
    public Page whyCancel(@Context Caller caller, @PathParam("edition") String id) {
        return form("cancel", id, Typed.blank(Map.of()), caller);
    }

    @POST
    @Path("/{edition}/cancel")
    @Needs("protocols.approve")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response cancel(@Context Caller caller, @PathParam("edition") String id, FormData data) {
        Typed typed = Typed.of(data);
        return done(
                "cancel",
                "cancelled",
                "reason",
                id,
                typed,
                caller,
                () -> editions.cancel(RecordId.parse(id), RecordPage.version(data), typed.get("reason"), caller));
    }

    @GET
    @Path("/{edition}/confirm")
    @Needs("protocols.approve")
    @Produces("text/html")
    public Page untilWhen(@Context Caller caller, @PathParam("edition") String id) {
        return form("confirm", id, Typed.blank(Map.of()), caller);
    }

    @POST
    @Path("/{edition}/confirm")
    @Needs("protocols.approve")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response confirm(@Context Caller caller, @PathParam("edition") String id, FormData data) {
        Typed typed = Typed.of(data);
        return done(
                "confirm",
                "confirmed",
                "nextReview",
                id,
                typed,
                caller,
                () -> editions.confirm(RecordId.parse(id), RecordPage.version(data), typed.day("nextReview"), caller));
    }

    @GET
    @Path("/{edition}/invite")
    @Produces("text/html")
    public Page whoElse(@Context Caller caller, @PathParam("edition") String id) {
        return form("invite", id, Typed.blank(Map.of()), caller);
    }

    @POST
    @Path("/{edition}/invite")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response invite(@Context Caller caller, @PathParam("edition") String id, FormData data) {
        Typed typed = Typed.of(data);
        return done(
                "invite",
                "invited",
                "author",
                id,
                typed,
                caller,
                () -> editions.invite(RecordId.parse(id), RecordPage.version(data), typed.officer("author"), caller));
    }

    /** Carries it out; what is refused, or came after somebody else's act, comes back with the form, as it was typed. */
    private Response done(
            String form,
            String done,
            String field,
            String id,
            Typed typed,
            Caller caller,
            Supplier<? extends Edition> act) {
        try {
            return VersionPages.to(act.get(), done);
        } catch (Refusal refusal) {
            return Response.status(422)
                    .entity(form(form, id, typed.refused(refusal, field, place.labels(caller)), caller))
                    .build();
        } catch (Stale stale) {
            return Response.status(409)
                    .entity(form(form, id, typed.overtaken(field, place.labels(caller)), caller))
                    .build();
        }
    }

    private Page form(String form, String id, Typed typed, Caller caller) {
        Edition edition = editions.open(RecordId.parse(id), null, caller);
        Labels labels = place.labels(caller);
        NeedToKnow readers = edition.content().restrictedTo();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("edition", edition);
        parameters.put("typed", typed);
        switch (form) {
            case "submit" -> {
                parameters.put("reviewers", place.room().people().holders(Editions.REVIEW, readers));
                parameters.put("approvers", place.room().people().holders(Editions.APPROVE, readers));
            }
            case "invite" -> parameters.put("writers", place.room().people().holders(Protocols.WRITE, readers));
            case "review" -> parameters.put("sections", VersionRoom.sections(edition.content(), labels));
            case "confirm" -> {}
            default -> parameters.put("act", form);
        }
        String template = form.equals("abort") || form.equals("cancel") ? "ending" : form;
        return place.page(labels.get("version." + form + ".title"), edition, template, parameters, caller);
    }
}
