package org.enlace.protocols.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Checklist;
import org.enlace.protocols.Implementations;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** All checklists of the country, each with its score and with what is overdue. */
@Path("/protocols/implementation")
@Needs("protocols.read")
public final class ChecklistsPage {
    private static final int LINES = 20;

    private final Implementations implementations;
    private final Room room;

    ChecklistsPage(Implementations implementations, Room room) {
        this.implementations = implementations;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @QueryParam("mine") String mine, @QueryParam("after") String after) {
        boolean own = "yes".equals(mine);
        RecordId from = after == null || after.isEmpty() ? null : RecordId.parse(after);
        List<Checklist.Entry> all = implementations.list(own, from, LINES + 1, caller);
        List<Checklist.Entry> shown = all.subList(0, Math.min(LINES, all.size()));
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("caller", caller);
        parameters.put("mine", own);
        parameters.put("entries", shown);
        parameters.put(
                "next",
                all.size() > LINES
                        ? "/protocols/implementation?" + (own ? "mine=yes&" : "") + "after="
                                + shown.get(LINES - 1).protocol()
                        : null);
        return new Page(
                labels.get("checklists.title"),
                List.of(new Page.Crumb(labels.get("list.title"), "/protocols")),
                room.fill("checklists", parameters));
    }
}
