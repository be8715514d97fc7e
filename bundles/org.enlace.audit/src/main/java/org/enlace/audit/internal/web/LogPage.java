package org.enlace.audit.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.audit.AuditEntry;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditPage;
import org.enlace.audit.AuditTrail;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Link;

/** The log for those who watch: the list, one entry, what was done to one record. */
@Path("/audit")
@Needs("audit.read")
public final class LogPage {
    private static final int LINES = 25;
    private static final int TIMELINE = 100;

    private final AuditTrail trail;
    private final Room room;

    LogPage(AuditTrail trail, Room room) {
        this.trail = trail;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @Context UriInfo address) {
        MultivaluedMap<String, String> query = address.getQueryParameters();
        Words words = room.words(caller);
        Map<String, String> given = Query.parameters(query::getFirst);
        Map<String, String> wrong = Map.of();
        AuditPage page = new AuditPage(List.of(), java.util.Optional.empty(), false);
        try {
            AuditFilter filter = Query.filter(query::getFirst, caller.zone());
            page = trail.page(filter, query.getFirst("after"), LINES, caller);
        } catch (Refusal refusal) {
            wrong = Map.of(refusal.field().orElse(""), words.refused(refusal));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("caller", caller);
        parameters.put("given", given);
        parameters.put("wrong", wrong);
        parameters.put("selected", selected(given, words));
        parameters.put("areas", areas(caller));
        parameters.put("kinds", trail.kinds(caller));
        parameters.put("page", page);
        parameters.put("begun", query.getFirst("after") != null);
        parameters.put("next", page.next().map(after -> next(given, after)).orElse(null));
        return new Page(words.get("title"), room.fill("list", parameters));
    }

    private static String next(Map<String, String> given, String after) {
        Map<String, String> all = new LinkedHashMap<>(given);
        all.put("after", after);
        return Query.address("/audit", all);
    }

    private List<String> areas(Caller caller) {
        return trail.codes(caller).stream()
                .map(code -> code.substring(0, code.indexOf('.') + 1))
                .distinct()
                .toList();
    }

    private static List<Link> selected(Map<String, String> given, Words words) {
        List<Link> links = new ArrayList<>();
        given.forEach((name, value) -> {
            Map<String, String> rest = new LinkedHashMap<>(given);
            rest.remove(name);
            if (name.equals("kind")) {
                rest.remove("record");
            }
            String shown =
                    switch (name) {
                        case "door" -> words.door(value);
                        case "outcome" -> words.outcome(value).label();
                        case "code" -> words.act(value);
                        case "kind" -> words.kind(value);
                        default -> value;
                    };
            links.add(new Link(words.get("filter." + name) + ": " + shown, Query.address("/audit", rest)));
        });
        return links;
    }

    @GET
    @Path("/{id}")
    @Produces("text/html")
    public Page entry(@Context Caller caller, @PathParam("id") String id) {
        Words words = room.words(caller);
        AuditEntry entry = trail.find(RecordId.parse(id), caller);
        return new Page(
                words.act(entry.line().code()),
                List.of(room.home(caller)),
                room.fill("entry", Map.of("words", words, "caller", caller, "entry", entry)));
    }

    @GET
    @Path("/record")
    @Produces("text/html")
    public Page record(@Context Caller caller, @QueryParam("kind") String kind, @QueryParam("id") String id) {
        Words words = room.words(caller);
        String ofKind = kind == null ? "" : kind;
        String ofId = id == null ? "" : id;
        var lines = ofKind.isBlank() || ofId.isBlank()
                ? List.<org.enlace.audit.AuditLine>of()
                : trail.timeline(ofKind, ofId, TIMELINE, caller);
        Map<String, String> given = new LinkedHashMap<>();
        given.put("kind", ofKind);
        given.put("record", ofId);
        return new Page(
                words.get("record.title"),
                List.of(room.home(caller)),
                room.fill(
                        "record",
                        Map.of(
                                "words",
                                words,
                                "caller",
                                caller,
                                "record",
                                ofKind.isBlank() ? "" : words.kind(ofKind) + " " + ofId,
                                "all",
                                Query.address("/audit", given),
                                "more",
                                lines.size() == TIMELINE,
                                "lines",
                                lines)));
    }
}
