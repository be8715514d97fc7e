package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** Keeps other sites' pages from using this node through an officer's browser. */
final class Origins {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final Set<String> names;

    /** @param names by which the node is reached by TLS from other machines, in lower case */
    Origins(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /**
     * Whether the request was addressed to this node by a name that is its own (against DNS rebinding): one that only means this
     * machine, or under TLS one it was given.
     */
    boolean addressedHere(HttpServletRequest request) {
        String name = request.getServerName();
        return name != null
                && (Loopback.is(name)
                        || request.isSecure()
                                && names.contains(
                                        name.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether a change was asked for by a page of this node, or by a program that is no browser: it brings no session. Browsers
     * say where a change comes from; what brings a session and does not say it is refused.
     */
    static boolean own(HttpServletRequest request, Visit visit) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equals(here(request))) {
            return false;
        }
        if (site != null) {
            return OWN.contains(site);
        }
        if (origin != null) {
            return true;
        }
        String referer = request.getHeader("Referer");
        return referer == null
                ? visit.sender().session().isEmpty()
                : referer.equals(here(request)) || referer.startsWith(here(request) + "/");
    }

    private static String here(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return request.getScheme() + "://"
                + (host == null ? request.getServerName() + ":" + request.getServerPort() : host);
    }
}
