package org.enlace.web;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * A file for a person to keep. The browser is told to save it, not to show it, not to guess what it is, and to run nothing in it:
 * what somebody once uploaded stays harmless to whoever opens it.
 */
public final class Download {
    private static final String UNRESERVED = "!#$&+-.^_`|~";

    private Download() {}

    /**
     * @param name   what it is called; anything at all, a path is cut to its last part
     * @param type   its media type
     * @param entity what Jakarta REST can write
     */
    public static Response.ResponseBuilder of(String name, String type, Object entity) {
        return Response.ok(entity)
                .type(type)
                .header("Content-Disposition", disposition(name))
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff");
    }

    /**
     * The same to be looked at in the browser, in a sandbox: no script, no form, no plug-in, no other address, and no origin of its
     * own. Only for what was found to be of a type that is safe to show.
     */
    public static Response.ResponseBuilder shown(String name, String type, Object entity) {
        return of(name, type, entity)
                .header("Content-Disposition", null)
                .header("Content-Disposition", disposition(name).replaceFirst("^attachment", "inline"));
    }

    /** The header that names the file, for old readers in ASCII and for the rest in full (RFC 6266). */
    static String disposition(String name) {
        String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String kept = base.isEmpty() ? "file" : base;
        String plain = kept.replaceAll("[^\\x20-\\x7e]|[\"\\\\%;]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(kept);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
        }
        return encoded.toString();
    }
}
