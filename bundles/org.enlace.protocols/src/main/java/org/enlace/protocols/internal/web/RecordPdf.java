package org.enlace.protocols.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Map;
import org.enlace.documents.Document;
import org.enlace.documents.Documents;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.History;
import org.enlace.web.Download;
import org.enlace.web.Needs;

/** A record as a PDF to be kept, sent or printed: what its page says, read under the same conditions as the page. */
@Path("/protocols")
@Needs("protocols.read")
public final class RecordPdf {
    private final Documents documents;
    private final Room room;
    private final Reading reading;
    private final RecordSheet sheet;
    private final AdoptionSummary adoption;
    private final Clock clock = Clock.systemUTC();

    public RecordPdf(Protocols protocols, AdoptionSummary adoption, Room room, History history, Documents documents) {
        this.adoption = adoption;
        this.documents = documents;
        this.room = room;
        reading = new Reading(protocols, room);
        sheet = new RecordSheet(protocols, room, history);
    }

    @GET
    @Path("/{id}/pdf")
    public Response pdf(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("in") String in, @Context UriInfo address) {
        return reading.answer(id, "pdf", caller, protocol -> file(protocol, in, address, caller));
    }

    /** That its provider lets files be made of it. */
    static void requireCopy(Protocol protocol) {
        if (!protocol.mayBeCopied()) {
            throw new Refusal(
                    "protocol.partners-copy",
                    "\"" + protocol.reference() + "\" is a protocol of " + protocol.owner()
                            + " under handling code H2 or H3; no file"
                            + " is made of it without that country's permission: read it here",
                    protocol.reference(),
                    protocol.owner());
        }
    }

    /** The body of a file of the whole record. */
    static Content document(
            Protocol protocol, String in, Room room, RecordSheet sheet, AdoptionSummary adoption, Caller caller) {
        Map<String, Object> parameters = sheet.of(protocol, in, nothing -> {}, caller);
        parameters.put("adopted", adoption.rows(protocol, caller));
        return room.fill("document", parameters);
    }

    /** @param protocol opened for the caller */
    public Response file(Protocol protocol, String in, UriInfo address, Caller caller) {
        requireCopy(protocol);
        ProtocolContent content = protocol.content();
        Labels labels = room.labels(caller);
        String language = caller.language().tag();
        Document document = new Document(
                content.title(),
                content.titleLanguage().equals(language) ? null : content.titleLanguage(),
                labels.of(content.kind()),
                caller.language(),
                protocol.reference(),
                address.getBaseUri().resolve("/protocols/" + protocol.id()).toString(),
                labels.get(
                        "record.pdf.note",
                        protocol.control().edition(),
                        labels.day(protocol.changed().at(), caller),
                        labels.day(clock.instant(), caller),
                        caller.officer().value()),
                document(protocol, in, room, sheet, adoption, caller));
        return Download.of(protocol.reference() + ".pdf", "application/pdf", documents.pdf(document))
                .build();
    }
}
