package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;

/** One request: who asks, in which language, for what. Found by {@link #current()} while the request is worked on. */
public final class Visit {
    private static final ThreadLocal<Visit> CURRENT = new ThreadLocal<>();

    private final Caller caller;
    private final String method;
    private final String path;
    private final String query;
    private final boolean api;

    public Visit(HttpServletRequest request, Caller caller) {
        this(caller, request.getMethod(), request.getRequestURI(), request.getQueryString());
    }

    /** @param query as it was sent, or null */
    Visit(Caller caller, String method, String path, String query) {
        this.caller = caller;
        this.method = method;
        this.path = path;
        this.query = query;
        this.api = path.startsWith("/api/") || path.equals("/api");
    }

    /** The request this thread works on. */
    public static Visit current() {
        Visit visit = CURRENT.get();
        if (visit == null) {
            throw new IllegalStateException("This thread works on no request");
        }
        return visit;
    }

    static void begin(Visit visit) {
        CURRENT.set(visit);
    }

    static void end() {
        CURRENT.remove();
    }

    public Caller caller() {
        return caller;
    }

    public Language language() {
        return caller.language();
    }

    /** As it was sent, still encoded. */
    public String path() {
        return path;
    }

    public String method() {
        return method;
    }

    /** As it was sent, still encoded, or null. */
    String query() {
        return query;
    }

    /** Whether a program asks, which is answered in JSON. */
    public boolean api() {
        return api;
    }

    /** The raw value of a query parameter, cut to what fits in a message. */
    String parameter(String name) {
        if (query == null) {
            return "";
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                String value = pair.substring(equals + 1);
                return value.length() > 60 ? value.substring(0, 60) + "…" : value;
            }
        }
        return "";
    }
}
