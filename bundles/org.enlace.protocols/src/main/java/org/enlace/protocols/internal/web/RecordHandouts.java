package org.enlace.protocols.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.enlace.documents.Document;
import org.enlace.documents.Handouts;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.protocols.LegalInstrument;
import org.enlace.protocols.Passage;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.History;
import org.enlace.web.Download;
import org.enlace.web.Needs;

/** A record to be handed on: one page for the pocket, and one file that reads without a network. Read under the conditions of the page. */
@Path("/protocols")
@Needs("protocols.read")
public final class RecordHandouts {
    private static final int LEGAL_BASIS = 240;
    private static final int CONTACT = 160;

    private final Handouts handouts;
    private final Room room;
    private final Reading reading;
    private final RecordSheet sheet;
    private final AdoptionSummary adoption;
    private final Clock clock = Clock.systemUTC();

    public RecordHandouts(
            Protocols protocols, AdoptionSummary adoption, Room room, History history, Handouts handouts) {
        this.adoption = adoption;
        this.handouts = handouts;
        this.room = room;
        reading = new Reading(protocols, room);
        sheet = new RecordSheet(protocols, room, history);
    }

    @GET
    @Path("/{id}/card")
    public Response card(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("in") String in, @Context UriInfo address) {
        return reading.answer(id, "card", caller, protocol -> {
            RecordPdf.requireCopy(protocol);
            Language language = Room.shown(protocol.content(), Language.of(in).orElse(caller.language()));
            Points points = Points.of(protocol.content(), language);
            byte[] pdf = handouts.card(
                    points.all().size(), items -> card(protocol, points, items, language, address, caller));
            return Download.of(protocol.reference() + "-card.pdf", "application/pdf", pdf)
                    .build();
        });
    }

    private Document card(
            Protocol protocol, Points points, int items, Language language, UriInfo address, Caller caller) {
        ProtocolContent content = protocol.content();
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("caller", caller);
        parameters.put("protocol", protocol);
        parameters.put("steps", points.steps());
        parameters.put("points", points.all().subList(0, items));
        parameters.put("left", points.all().size() - items);
        parameters.put("tongue", points.language());
        parameters.put("adopted", adoption.brief(protocol, caller));
        parameters.put("legal", Points.shortened(legal(content, labels), LEGAL_BASIS));
        String contact = content.passage(Passage.CONTACT, language);
        parameters.put("contact", contact == null ? "" : Points.shortened(room.plain(contact), CONTACT));
        return new Document(
                content.title(),
                other(content.titleLanguage(), caller),
                labels.of(content.kind()),
                caller.language(),
                protocol.reference(),
                page(protocol, address),
                labels.get("card.note", protocol.control().edition(), labels.day(clock.instant(), caller)),
                room.fill("card", parameters));
    }

    private static String legal(ProtocolContent content, Labels labels) {
        LegalInstrument act = content.legalInstrument();
        return act == null ? content.issuingBody() : labels.of(act) + " · " + content.issuingBody();
    }

    @GET
    @Path("/{id}/html")
    public Response html(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("in") String in, @Context UriInfo address) {
        return reading.answer(id, "html", caller, protocol -> {
            RecordPdf.requireCopy(protocol);
            ProtocolContent content = protocol.content();
            Labels labels = room.labels(caller);
            String page = page(protocol, address);
            Document document = new Document(
                    content.title(),
                    other(content.titleLanguage(), caller),
                    labels.of(content.kind()),
                    caller.language(),
                    protocol.reference(),
                    page,
                    labels.get(
                            "record.pdf.note",
                            protocol.control().edition(),
                            labels.day(protocol.changed().at(), caller),
                            labels.day(clock.instant(), caller),
                            caller.officer().value()),
                    RecordPdf.document(protocol, in, room, sheet, adoption, caller));
            String check = labels.get("record.html.check", labels.day(clock.instant(), caller), page);
            return Download.of(
                            protocol.reference() + ".html", "text/html;charset=UTF-8", handouts.html(document, check))
                    .build();
        });
    }

    private static String page(Protocol protocol, UriInfo address) {
        return address.getBaseUri().resolve("/protocols/" + protocol.id()).toString();
    }

    private static String other(String tag, Caller caller) {
        return tag.equals(caller.language().tag()) ? null : tag;
    }
}
