package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;

/** What every answer says about how it may be used. */
final class Headers {
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private Headers() {}

    /** Pages hold no inline script or style, so no nonce is given out. */
    static void secure(HttpServletResponse response, boolean page, boolean tls) {
        secure(response::setHeader, page, tls);
    }

    static void secure(BiConsumer<String, String> set, boolean page, boolean tls) {
        set.accept("Content-Security-Policy", page ? PAGE_POLICY : DATA_POLICY);
        set.accept("X-Content-Type-Options", "nosniff");
        set.accept("Referrer-Policy", "same-origin");
        set.accept("Cross-Origin-Resource-Policy", "same-origin");
        set.accept("Cache-Control", "no-store");
        if (tls) {
            set.accept("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (page) {
            set.accept("Cross-Origin-Opener-Policy", "same-origin");
            set.accept("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
            set.accept("X-Frame-Options", "DENY");
        }
    }
}
