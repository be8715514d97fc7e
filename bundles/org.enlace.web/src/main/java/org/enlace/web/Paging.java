package org.enlace.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.enlace.web.internal.Failure;

/**
 * Which part of a list is asked for, by the query parameters {@code size} (1 to 100, default 25) and {@code after} (the
 * cursor that came with the part before). A resource method takes it as a {@code @Context} parameter.
 */
public final class Paging {
    private static final int DEFAULT = 25;
    private static final int MOST = 100;
    private static final int LONGEST_CURSOR = 512;

    private final UriInfo uri;
    private final int size;
    private final String after;

    /** Reads the parameters; a wrong one is answered with 400. */
    public Paging(UriInfo uri) {
        this.uri = uri;
        this.size = size(uri.getQueryParameters().getFirst("size"));
        String cursor = uri.getQueryParameters().getFirst("after");
        if (cursor != null && cursor.length() > LONGEST_CURSOR) {
            throw new Failure(400, "parameter.wrong", "after", cursor.substring(0, 20) + "…").at("after");
        }
        this.after = cursor == null || cursor.isEmpty() ? null : cursor;
    }

    /** How many at most. */
    public int size() {
        return size;
    }

    /** The cursor to go on from, or null to begin. What it holds is the list's own affair, and may be forged. */
    public String after() {
        return after;
    }

    /** The address of the next part, as a path with every parameter of this request. */
    public String next(String cursor) {
        UriBuilder builder = UriBuilder.fromUri(uri.getRequestUri()).replaceQueryParam("after", "{cursor}");
        URI absolute = builder.build(cursor);
        return absolute.getRawPath() + "?" + absolute.getRawQuery();
    }

    /**
     * A part of a list for the API: {@code {"items": [...], "next": cursor}}, with a {@code Link} header to the next part.
     *
     * @param next the cursor of the next part, or null when this is the last
     */
    public Response answer(List<?> items, String next) {
        Response.ResponseBuilder answer = Response.ok(new Part(items, next));
        return next == null
                ? answer.build()
                : answer.header("Link", "<" + next(next) + ">; rel=\"next\"").build();
    }

    private static int size(String text) {
        if (text == null) {
            return DEFAULT;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number out of range.
        }
        throw new Failure(400, "parameter.size", text, MOST).at("size");
    }

    /** @param next the cursor of the next part, or null on the last */
    public record Part(List<?> items, String next) {}
}
