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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.comments.CommentPanels;
import org.enlace.comments.Subject;
import org.enlace.files.FilePanels;
import org.enlace.files.OwnerRef;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Adoptions;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Region;
import org.enlace.protocols.Shares;
import org.enlace.protocols.internal.Attachments;
import org.enlace.protocols.internal.History;
import org.enlace.protocols.internal.Neighbours;
import org.enlace.protocols.internal.Remarks;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;

/** One record: everything it says, and taking it out of use or putting it back. */
@Path("/protocols")
@Needs("protocols.read")
public final class RecordPage {
    private static final Set<String> DONE =
            Set.of("created", "saved", "restored", "was-withdrawn", "shared", "narrowed");

    private final Protocols protocols;
    private final Room room;
    private final Reading reading;
    private final RecordSheet sheet;
    private final FilePanels files;
    private final CommentPanels comments;
    private final Editions editions;
    private final Adoptions adoptions;
    private final Implementations implementations;
    private final Shares shares;
    private final Region region;
    private final ExperiencePanel experience;
    private final Neighbours neighbours;

    public RecordPage(
            Protocols protocols,
            Editions editions,
            Adoptions adoptions,
            Implementations implementations,
            Shares shares,
            Region region,
            Room room,
            History history,
            FilePanels files,
            CommentPanels comments,
            ExperiencePanel experience,
            Neighbours neighbours) {
        this.protocols = protocols;
        this.editions = editions;
        this.adoptions = adoptions;
        this.implementations = implementations;
        this.shares = shares;
        this.region = region;
        this.neighbours = neighbours;
        this.room = room;
        this.files = files;
        this.comments = comments;
        this.experience = experience;
        reading = new Reading(protocols, room);
        sheet = new RecordSheet(protocols, room, history);
    }

    @GET
    @Path("/{id}")
    @Produces("text/html")
    public Response show(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("in") String in,
            @QueryParam("done") String done,
            @QueryParam("files") String filesDone,
            @QueryParam("comments") String commentsDone) {
        return reading.page(id, "", caller, protocol -> shown(protocol, in, done, filesDone, commentsDone, caller));
    }

    @POST
    @Path("/{id}/reason")
    @GoesOn("reading")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response say(@Context Caller caller, @PathParam("id") String id, FormData form) {
        return reading.said(id, form, caller);
    }

    private Page shown(
            Protocol protocol, String in, String done, String filesDone, String commentsDone, Caller caller) {
        Content attached = Ui.join(
                files.of(new OwnerRef(Attachments.NAME, protocol.id()), filesDone, caller),
                comments.of(new Subject(Remarks.NAME, protocol.id()), commentsDone, caller));
        Map<String, Object> parameters = sheet.of(protocol, in, attached, caller);
        parameters.put("neighbours", neighbours.of(protocol, caller));
        parameters.put("people", room.people());
        parameters.put("drawn", room.drawnFrom(protocol.id(), caller));
        parameters.put("versions", editions.of(protocol.id(), caller));
        parameters.put("adoption", adoptions.find(protocol.id(), caller).orElse(null));
        parameters.put("progress", implementations.progress(protocol.id()).orElse(null));
        parameters.put("done", done != null && DONE.contains(done) ? done : "");
        parameters.put("shared", shares.find(protocol.id(), caller).orElse(null));
        parameters.put("partners", shares.partners(protocol.id(), caller));
        parameters.put("uses", region.adoptions(protocol.id(), caller));
        parameters.put("experience", experience.of(protocol, caller));
        String template = protocol instanceof Protocol.TakenBack ? "gone" : "record";
        return new Page(protocol.content().title(), List.of(home(caller)), room.fill(template, parameters));
    }

    /** Begins the next version with the words of this one. */
    @POST
    @Path("/{id}/versions")
    @Needs("protocols.write")
    @Consumes("application/x-www-form-urlencoded")
    public Response next(@Context Caller caller, @PathParam("id") String id, FormData form) {
        protocols.open(RecordId.parse(id), null, caller);
        return VersionPages.to(editions.next(RecordId.parse(id), caller), "begun");
    }

    @GET
    @Path("/{id}/withdraw")
    @Needs("protocols.write")
    @Produces("text/html")
    public Page askReason(@Context Caller caller, @PathParam("id") String id) {
        return reasonForm(protocols.find(RecordId.parse(id), caller), "", "", caller);
    }

    @POST
    @Path("/{id}/withdraw")
    @Needs("protocols.write")
    @GoesOn("retention")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response withdraw(@Context Caller caller, @PathParam("id") String id, FormData form) {
        RecordId record = RecordId.parse(id);
        String reason = form.first("reason");
        try {
            protocols.withdraw(record, version(form), reason, caller);
        } catch (Refusal refusal) {
            if (!refusal.field().equals(java.util.Optional.of("reason"))) {
                throw refusal;
            }
            String error = room.labels(caller).inForm(refusal);
            return Response.status(422)
                    .entity(reasonForm(protocols.find(record, caller), reason, error, caller))
                    .build();
        }
        return to(record, "was-withdrawn");
    }

    @POST
    @Path("/{id}/restore")
    @Needs("protocols.write")
    @Consumes("application/x-www-form-urlencoded")
    public Response restore(@Context Caller caller, @PathParam("id") String id, FormData form) {
        RecordId record = RecordId.parse(id);
        protocols.restore(record, version(form), caller);
        return to(record, "restored");
    }

    private Page reasonForm(Protocol protocol, String reason, String error, Caller caller) {
        Protocol.requireOwn(protocol);
        Labels labels = room.labels(caller);
        return new Page(
                labels.get("withdraw.title"),
                List.of(home(caller), crumb(protocol)),
                room.fill(
                        "withdraw", Map.of("labels", labels, "protocol", protocol, "reason", reason, "error", error)));
    }

    private Page.Crumb home(Caller caller) {
        return new Page.Crumb(room.labels(caller).get("list.title"), "/protocols");
    }

    static Page.Crumb crumb(Protocol protocol) {
        return new Page.Crumb(protocol.content().title(), "/protocols/" + protocol.id());
    }

    static Response to(RecordId record, String done) {
        return Response.seeOther(URI.create("/protocols/" + record + "?done=" + done))
                .build();
    }

    /** The version a form was opened on. */
    static int version(FormData form) {
        String text = form.first("version");
        if (!text.matches("\\d{1,9}")) {
            throw new Refusal(
                            "protocol.parameter",
                            "\"" + text + "\" is no version; open the record again and repeat the change",
                            text,
                            "version",
                            "1, 2, 3 …")
                    .at("version");
        }
        return Integer.parseInt(text);
    }
}
