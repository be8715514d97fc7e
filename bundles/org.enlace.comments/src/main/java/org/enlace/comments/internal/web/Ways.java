package org.enlace.comments.internal.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.enlace.platform.Refusal;

/** Where a page leads when it cannot be shown. */
final class Ways {
    private Ways() {}

    /** Where the record asks for a reason first, the way leads there. */
    static Response readable(Supplier<Response> page) {
        try {
            return page.get();
        } catch (Refusal refusal) {
            if (!refusal.code().equals("comments.reason")) {
                throw refusal;
            }
            return Response.seeOther(URI.create(String.valueOf(refusal.values().get(0))))
                    .build();
        }
    }
}
