package org.enlace.protocols.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.enlace.comments.CommentPanels;
import org.enlace.comments.Subject;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.VersionRemarks;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Tag;

/** What one works on, and one version: what it says, who says what of it, and what can be done with it now. */
@Path("/protocols/versions")
@Needs("protocols.read")
public final class VersionPages {
    private final Editions editions;
    private final VersionRoom place;
    private final CommentPanels comments;

    public VersionPages(Editions editions, Protocols protocols, Room room, CommentPanels comments) {
        this.editions = editions;
        this.comments = comments;
        place = new VersionRoom(protocols, editions, room);
    }

    @GET
    @Produces("text/html")
    public Page work(@Context Caller caller) {
        Labels labels = place.labels(caller);
        return place.page(
                labels.get("versions.title"),
                null,
                "versions",
                Map.of("work", items(editions.work(caller), labels), "coming", items(editions.coming(caller), labels)),
                caller);
    }

    private List<Item> items(List<Edition> all, Labels labels) {
        return all.stream()
                .map(edition -> Item.of(edition.content().title(), VersionRoom.path(edition))
                        .tags(new Tag(labels.of(edition.stage()), Labels.tone(edition.stage())))
                        .facts(
                                edition.core().basedOn() == 0
                                        ? labels.get("versions.first")
                                        : labels.get(
                                                "versions.after", edition.core().basedOn()),
                                labels.get(
                                        "versions.begun",
                                        labels.of(
                                                edition.core().begun(),
                                                place.room().people())),
                                edition.approval()
                                        .map(approval -> labels.get("versions.from", labels.of(approval.from())))
                                        .orElse("")))
                .toList();
    }

    @GET
    @Path("/{edition}")
    @Produces("text/html")
    public Response show(
            @Context Caller caller,
            @PathParam("edition") String id,
            @QueryParam("in") String in,
            @QueryParam("done") String done,
            @QueryParam("comments") String commentsDone) {
        Edition edition = editions.find(RecordId.parse(id), caller);
        try {
            editions.open(edition.id(), null, caller);
        } catch (Refusal refusal) {
            if (!refusal.code().equals(Protocols.REASON_NEEDED)) {
                throw refusal;
            }
            // The reason is asked for on the page of the document.
            return Room.to("/protocols/" + edition.protocol());
        }
        Content talk = comments.of(new Subject(VersionRemarks.NAME, edition.id()), commentsDone, caller);
        return Response.ok(place.version(edition, in, done, talk, caller)).build();
    }

    @POST
    @Path("/{edition}/reopen")
    @Needs("protocols.write")
    @Consumes("application/x-www-form-urlencoded")
    public Response reopen(@Context Caller caller, @PathParam("edition") String id, FormData form) {
        return to(editions.reopen(RecordId.parse(id), RecordPage.version(form), caller), "reopened");
    }

    @POST
    @Path("/{edition}/renew")
    @Needs("protocols.write")
    @Consumes("application/x-www-form-urlencoded")
    public Response renew(@Context Caller caller, @PathParam("edition") String id, FormData form) {
        return to(editions.renew(RecordId.parse(id), RecordPage.version(form), caller), "renewed");
    }

    @POST
    @Path("/{edition}/approve")
    @Needs("protocols.approve")
    @Consumes("application/x-www-form-urlencoded")
    public Response approve(@Context Caller caller, @PathParam("edition") String id, FormData form) {
        return to(editions.approve(RecordId.parse(id), RecordPage.version(form), caller), "approved");
    }

    static Response to(Edition edition, String done) {
        return Room.to(VersionRoom.path(edition) + "?done=" + done);
    }
}
