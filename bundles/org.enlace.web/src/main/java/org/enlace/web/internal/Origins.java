package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Keeps other sites' pages from using this node through an officer's browser. */
final class Origins {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private Origins() {}

    /** Whether the request was addressed to this machine by a name that only means this machine (against DNS rebinding). */
    static boolean addressedHere(HttpServletRequest request) {
        String name = request.getServerName();
        return name != null && LOOPBACK.contains(name);
    }

    /** Whether a change was asked for by a page of this node, or by a program that is no browser. */
    static boolean own(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return origin.equals(here(request));
        }
        String referer = request.getHeader("Referer");
        return referer == null || referer.equals(here(request)) || referer.startsWith(here(request) + "/");
    }

    private static String here(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return request.getScheme() + "://"
                + (host == null ? request.getServerName() + ":" + request.getServerPort() : host);
    }
}
