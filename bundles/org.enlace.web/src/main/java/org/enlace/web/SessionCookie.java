package org.enlace.web;

import jakarta.ws.rs.core.NewCookie;

/** The cookie that carries a session: gone with the browser, unreadable to scripts, sent to this node's own pages only. */
public final class SessionCookie {
    private SessionCookie() {}

    /** {@code __Host-enlace} under TLS, which no other host can set; a plain name on loopback, where browsers refuse that prefix. */
    public static String name(boolean secure) {
        return secure ? "__Host-enlace" : "enlace";
    }

    /** Sets it. */
    public static NewCookie of(String value, Sender sender) {
        return cookie(value, sender, NewCookie.DEFAULT_MAX_AGE);
    }

    /** Takes it away. */
    public static NewCookie none(Sender sender) {
        return cookie("", sender, 0);
    }

    private static NewCookie cookie(String value, Sender sender, int age) {
        return new NewCookie.Builder(name(sender.secure()))
                .value(value)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(sender.secure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
