package org.enlace.protocols.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Region;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Which countries adopted a document, as map and table. */
@Path("/protocols/{id}/region")
@Needs("protocols.read")
public final class DocumentRegionPage {
    private final Region region;
    private final Room room;
    private final Reading reading;

    public DocumentRegionPage(Region region, Protocols protocols, Room room) {
        this.region = region;
        this.room = room;
        reading = new Reading(protocols, room);
    }

    @GET
    @Produces("text/html")
    public Response show(@Context Caller caller, @PathParam("id") String id) {
        return reading.page(id, "region", caller, protocol -> page(protocol, caller));
    }

    private Page page(Protocol protocol, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("caller", caller);
        parameters.put("protocol", protocol);
        parameters.put("adoptions", region.adoptions(protocol.id(), caller));
        parameters.put("sections", VersionRoom.sections(protocol.content(), labels));
        return new Page(
                labels.get("region.document.title"),
                List.of(new Page.Crumb(labels.get("list.title"), "/protocols"), RecordPage.crumb(protocol)),
                room.fill("adoptions", parameters));
    }
}
