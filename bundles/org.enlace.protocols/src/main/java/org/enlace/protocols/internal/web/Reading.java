package org.enlace.protocols.internal.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.web.FormData;
import org.enlace.web.Page;

/** Opens a record for a page; of a restricted one it asks first what it is opened for, once in a session. */
final class Reading {
    private static final Set<String> PLACES = Set.of(
            "",
            "edit",
            "pdf",
            "card",
            "html",
            "languages",
            "adoption",
            "adoption/share",
            "adoption/share/narrow",
            "compare",
            "implementation",
            "implementation/gaps",
            "region",
            "share",
            "share/narrow");

    /** What of its reports of use is opened. */
    private static final Pattern EXPERIENCE =
            Pattern.compile("experience(?:/new|/[0-9a-f-]{36}(?:/review|/evidence|/lesson)?)?");

    private final Protocols protocols;
    private final Room room;

    Reading(Protocols protocols, Room room) {
        this.protocols = protocols;
        this.room = room;
    }

    /** @param to what of the record is opened, as the end of its address; empty for its page */
    Response page(String id, String to, Caller caller, Function<Protocol, Page> shown) {
        return answer(
                id, to, caller, protocol -> Response.ok(shown.apply(protocol)).build());
    }

    /** The same for what is no page. */
    Response answer(String id, String to, Caller caller, Function<Protocol, Response> shown) {
        RecordId record = RecordId.parse(id);
        try {
            return shown.apply(protocols.open(record, null, caller));
        } catch (Refusal refusal) {
            if (!refusal.code().equals(Protocols.REASON_NEEDED)) {
                throw refusal;
            }
            return Response.ok(form(record, to, "", "", caller)).build();
        }
    }

    /** Takes the reason, and goes on to where the reader was going. */
    Response said(String id, FormData form, Caller caller) {
        RecordId record = RecordId.parse(id);
        String asked = form.first("to");
        String to = PLACES.contains(asked) || EXPERIENCE.matcher(asked).matches() ? asked : "";
        try {
            protocols.justify(record, form.first("reason"), caller);
        } catch (Refusal refusal) {
            String error = room.labels(caller).inForm(refusal);
            return Response.status(422)
                    .entity(form(record, to, form.first("reason"), error, caller))
                    .build();
        }
        return Response.seeOther(URI.create("/protocols/" + record + (to.isEmpty() ? "" : "/" + to)))
                .build();
    }

    private Page form(RecordId record, String to, String reason, String error, Caller caller) {
        Labels labels = room.labels(caller);
        return new Page(
                labels.get("reading.title"),
                List.of(new Page.Crumb(labels.get("list.title"), "/protocols")),
                room.fill(
                        "reason",
                        Map.of(
                                "labels",
                                labels,
                                "protocol",
                                protocols.find(record, caller),
                                "to",
                                to,
                                "reason",
                                reason,
                                "error",
                                error)));
    }
}
