package org.enlace.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a person may be sent on to after signing in and the like: a page of this node, whatever the address asked for. */
public final class OwnPath {
    private static final int LONGEST = 2_000;

    private OwnPath() {}

    /**
     * The address that was asked for, when it is an absolute path of this node with or without a query.
     *
     * @param asked anything at all, or null
     */
    public static Optional<URI> of(String asked) {
        if (asked == null
                || asked.length() > LONGEST
                || !asked.startsWith("/")
                || asked.startsWith("//")
                || asked.chars().anyMatch(OwnPath::odd)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(asked);
            String path = uri.getRawPath();
            boolean own = uri.getScheme() == null
                    && uri.getRawAuthority() == null
                    && uri.getRawFragment() == null
                    && path != null
                    && path.startsWith("/")
                    && !path.contains("//");
            return own ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The same, or the home page. */
    public static URI orHome(String asked) {
        return of(asked).orElse(URI.create("/"));
    }

    /** The address of a page that comes back to another: {@code /sign-in?to=%2Fprotocols}; without it where that is the home page. */
    public static String via(String page, String backTo) {
        return of(backTo)
                .filter(uri -> !"/".equals(uri.toString()))
                .map(uri -> page + "?to=" + URLEncoder.encode(uri.toString(), StandardCharsets.UTF_8))
                .orElse(page);
    }

    /** Controls, spaces, backslashes and everything beyond ASCII: what browsers read in ways of their own. */
    private static boolean odd(int c) {
        return c <= ' ' || c >= 0x7f || c == '\\';
    }
}
