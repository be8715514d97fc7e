package org.enlace.inbox.internal.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.internal.FilterWords;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
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

    /** How the list was narrowed; not at all where the address does not say it well. */
    static InboxFilter filter(String asked) {
        Map<String, String> words = new HashMap<>();
        for (String pair : query(asked).replaceFirst("^\\?", "").split("&")) {
            int end = pair.indexOf('=');
            if (end > 0) {
                words.putIfAbsent(pair.substring(0, end), pair.substring(end + 1));
            }
        }
        try {
            return FilterWords.read(words.get("kind"), words.get("source"), words.get("due"), words.get("snoozed"));
        } catch (Refusal unknown) {
            return InboxFilter.ALL;
        }
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
