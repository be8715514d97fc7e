package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.enlace.web.Authentication;
import org.enlace.web.Authentication.SignedIn;
import org.enlace.web.Sender;
import org.enlace.web.SessionCookie;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who asks: the officer behind a session's cookie, or, for programs, behind a token. */
public final class Callers {
    /** The cookie with the language somebody chose in this browser. */
    public static final String LANGUAGE_COOKIE = "enlace_language";

    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_AGENT = 200;

    private final Supplier<Locality> locality;
    private final Supplier<Proxies> proxies;
    private final Supplier<Authentication> authentication;

    /**
     * @param locality       asked for at each request
     * @param proxies        asked for at each request
     * @param authentication gives null while nobody can sign in
     */
    Callers(Supplier<Locality> locality, Supplier<Proxies> proxies, Supplier<Authentication> authentication) {
        this.locality = locality;
        this.proxies = proxies;
        this.authentication = authentication;
    }

    /** The request, by nobody yet. Takes whatever was sent. */
    Visit visit(HttpServletRequest request) {
        String cookies = joined(request.getHeaders("Cookie"));
        boolean secure = request.isSecure();
        String session = Cookies.value(cookies, SessionCookie.name(secure));
        String agent = request.getHeader("User-Agent");
        return new Visit(
                locality.get(),
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                Cookies.value(cookies, LANGUAGE_COOKIE),
                request.getHeader("Accept-Language"),
                new Sender(
                        proxies.get().sender(request),
                        secure,
                        agent == null ? "" : agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent,
                        session == null ? "" : session));
    }

    /** What Jetty turned away, by nobody. */
    Visit visit(Request request) {
        String cookies = request.getHeaders().get(HttpHeader.COOKIE);
        return new Visit(
                locality.get(),
                request.getMethod(),
                request.getHttpURI().getPath() == null
                        ? ""
                        : request.getHttpURI().getPath(),
                request.getHttpURI().getQuery(),
                Cookies.value(cookies, LANGUAGE_COOKIE),
                request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE),
                new Sender("", request.isSecure(), "", ""));
    }

    /** Whether a program shows a token, which no browser adds by itself. Tokens open the API and nothing else. */
    static boolean bearer(HttpServletRequest request, Visit visit) {
        return visit.api() && bearer(request) != null;
    }

    /** Whether an officer asks, as far as can be said before the request is worked on. */
    boolean known(HttpServletRequest request) {
        try {
            return find(visit(request), request).isPresent();
        } catch (RuntimeException e) {
            // Whoever works on the request will meet it again, and answer for it.
            LOG.debug("Nobody could say whether an officer asks", e);
            return false;
        }
    }

    /** Finds out who asks. Without a session or token that is valid it stays nobody. */
    void recognise(Visit visit, HttpServletRequest request) {
        find(visit, request).ifPresent(visit::recognise);
    }

    private Optional<SignedIn> find(Visit visit, HttpServletRequest request) {
        String token = visit.api() ? bearer(request) : null;
        String session = visit.sender().session();
        if (token == null && session.isEmpty()) {
            return Optional.empty();
        }
        Authentication authority = authentication.get();
        if (authority == null) {
            return Optional.empty();
        }
        return token == null ? authority.session(session) : authority.token(token);
    }

    private static String bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static String joined(Enumeration<String> headers) {
        if (headers == null || !headers.hasMoreElements()) {
            return null;
        }
        String first = headers.nextElement();
        if (!headers.hasMoreElements()) {
            return first;
        }
        StringBuilder all = new StringBuilder(first);
        while (headers.hasMoreElements()) {
            all.append("; ").append(headers.nextElement());
        }
        return all.toString();
    }
}
