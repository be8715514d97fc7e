package org.enlace.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.web.internal.Failure;

/** The version of a record as an HTTP entity tag, such as {@code "v3"}. */
public final class VersionTag {
    /** A compressed answer may carry a suffix that the server in front of us added. */
    private static final Pattern FORM = Pattern.compile("(?:W/)?\"v(\\d{1,18})(?:-{1,2}gzip)?\"");

    private VersionTag() {}

    public static EntityTag of(long version) {
        return new EntityTag("v" + version);
    }

    /** The record with its tag (200), or 304 when the asker has this version already. */
    public static Response answer(Object record, long version, Request request) {
        EntityTag tag = of(version);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged == null
                ? Response.ok(record)
                        .header(HttpHeaders.ETAG, "\"" + tag.getValue() + "\"")
                        .build()
                : unchanged.tag(tag).build();
    }

    /**
     * The version a change was made for: what the use case compares with, throwing {@code Stale} where it differs. A request
     * without {@code If-Match} is answered with 428, one with a foreign tag with 412.
     *
     * @param ifMatch the header as it came, or null
     */
    public static long expected(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Failure(428, "version.missing");
        }
        Matcher matcher = FORM.matcher(ifMatch.trim());
        if (!matcher.matches()) {
            throw new Failure(412, "version.unknown", ifMatch);
        }
        return Long.parseLong(matcher.group(1));
    }

    /**
     * The same for records that count their versions in {@code int}: a tag beyond that was never given out, and becomes the
     * largest, which matches none.
     */
    public static int expectedInt(String ifMatch) {
        return (int) Math.min(expected(ifMatch), Integer.MAX_VALUE);
    }
}
