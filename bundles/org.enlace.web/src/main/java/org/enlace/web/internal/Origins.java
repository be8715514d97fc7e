package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps other sites' pages from using this node through an officer's browser. */
final class Origins {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private static final int HTTPS = 443;
    private static final int HIGHEST = 65_535;

    private final Set<String> names;
    private final Supplier<Set<Integer>> ports;

    /**
     * @param names by which the node is reached by TLS from other machines, in lower case
     * @param ports by which they may reach it besides the one it listens at, and 443
     */
    Origins(Set<String> names, Supplier<Set<Integer>> ports) {
        this.names = Set.copyOf(names);
        this.ports = ports;
    }

    /** Ports as they are configured; what is no port leads nowhere. */
    static Set<Integer> ports(String... configured) {
        return Arrays.stream(configured)
                .filter(Origins::isPort)
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isPort(String text) {
        return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= HIGHEST;
    }

    /**
     * Whether the request was addressed to this node by a name that is its own (against DNS rebinding): one that only means this
     * machine, or under TLS one it was given. With the name goes the port, for links that are handed out are made of both. On this
     * machine any port may lead here: SSH forwards from wherever its user wants.
     */
    boolean addressedHere(HttpServletRequest request) {
        String name = request.getServerName();
        return name != null
                && (Loopback.is(name)
                        || request.isSecure()
                                && names.contains(
                                        name.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT))
                                && leadsHere(request));
    }

    private boolean leadsHere(HttpServletRequest request) {
        int port = request.getServerPort();
        return port == request.getLocalPort() || port == HTTPS || ports.get().contains(port);
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
