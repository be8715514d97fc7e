package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer says about how it may be used. */
final class Headers {
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private Headers() {}

    /** Pages hold no inline script or style, so no nonce is given out. */
    static void secure(HttpServletResponse response, boolean page) {
        response.setHeader("Content-Security-Policy", page ? PAGE_POLICY : DATA_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        if (page) {
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
            response.setHeader("X-Frame-Options", "DENY");
        }
    }
}
