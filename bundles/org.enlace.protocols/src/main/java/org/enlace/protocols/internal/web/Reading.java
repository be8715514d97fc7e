package org.enlace.protocols.internal.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.web.FormData;
import org.enlace.web.Page;

/** Opens a record for a page; of a restricted one it asks first what it is opened for, once in a session. */
final class Reading {
    private final Protocols protocols;
    private final Room room;

    Reading(Protocols protocols, Room room) {
        this.protocols = protocols;
        this.room = room;
    }

    /** @param edit whether the record is opened to be edited */
    Response page(String id, boolean edit, Caller caller, Function<Protocol, Page> shown) {
        RecordId record = RecordId.parse(id);
        try {
            return Response.ok(shown.apply(protocols.open(record, null, caller)))
                    .build();
        } catch (Refusal refusal) {
            if (!refusal.code().equals(Protocols.REASON_NEEDED)) {
                throw refusal;
            }
            return Response.ok(form(record, edit, "", "", caller)).build();
        }
    }

    /** Takes the reason, and goes on to where the reader was going. */
    Response said(String id, FormData form, Caller caller) {
        RecordId record = RecordId.parse(id);
        boolean edit = !form.first("edit").isEmpty();
        try {
            protocols.justify(record, form.first("reason"), caller);
        } catch (Refusal refusal) {
            String error = room.labels(caller).inForm(refusal);
            return Response.status(422)
                    .entity(form(record, edit, form.first("reason"), error, caller))
                    .build();
        }
        return Response.seeOther(URI.create("/protocols/" + record + (edit ? "/edit" : "")))
                .build();
    }

    private Page form(RecordId record, boolean edit, String reason, String error, Caller caller) {
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
                                "edit",
                                edit ? "yes" : "",
                                "reason",
                                reason,
                                "error",
                                error)));
    }
}
