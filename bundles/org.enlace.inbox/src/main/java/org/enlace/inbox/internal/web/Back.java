package org.enlace.inbox.internal.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.enlace.platform.RecordId;
import org.enlace.web.OwnPath;

/** The way back to the list of the inbox as it was. */
final class Back {
    private Back() {}

    /** What stands behind the address of the inbox, such as {@code ?kind=sign}; empty where it is not asked for the inbox. */
    static String query(String asked) {
        return OwnPath.of(asked)
                .filter(uri -> uri.getRawPath().equals(Room.HOME))
                .map(URI::getRawQuery)
                .map(query -> "?" + query)
                .orElse("");
    }

    /**
     * @param query as {@link #query} gives it
     * @param done  what the list says of it
     * @param step  what can be taken back; null for nothing
     */
    static Response to(String query, String done, RecordId step) {
        String address = Room.HOME + query + (query.isEmpty() ? "?" : "&") + "done=" + done
                + (step == null ? "" : "&step=" + step);
        return Response.seeOther(URI.create(address)).build();
    }
}
