package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The address of a request in a form every later step can read; a malformed one is refused with 400. */
final class RequestUri {
    /** As many bytes as a path and query may have; Jetty's own limit on the whole head lies above it. */
    private static final int LONGEST = 8_000;

    private RequestUri() {}

    static URI of(HttpServletRequest request, URI base) {
        String path = request.getRequestURI();
        String query = request.getQueryString();
        if (path.length() + (query == null ? 0 : query.length()) > LONGEST) {
            throw new Failure(414, "header.too-large");
        }
        String full = query == null ? path : path + "?" + legal(query);
        if (full.indexOf('%') >= 0) {
            checkEscapes(full);
        }
        if (!path.startsWith("/") || path.indexOf(';') >= 0 || path.contains("//") || dotted(path)) {
            throw malformed();
        }
        try {
            return new URI(base.getScheme() + "://" + base.getRawAuthority() + full);
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    private static boolean dotted(String path) {
        return path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
    }

    /** Browsers send some characters as they are that a URI may only hold encoded. */
    private static String legal(String query) {
        StringBuilder changed = null;
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            boolean fine = c > ' ' && c < 0x7f && "\"<>\\^`{|}[]#".indexOf(c) < 0;
            if (!fine && changed == null) {
                changed = new StringBuilder(query.length() + 16).append(query, 0, i);
            }
            if (changed != null) {
                if (fine) {
                    changed.append(c);
                } else {
                    for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                        changed.append(String.format("%%%02X", b));
                    }
                }
            }
        }
        return changed == null ? query : changed.toString();
    }

    /** Every escape has two hex digits, none is a control character, and together they are UTF-8. */
    private static void checkEscapes(String text) {
        byte[] decoded = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                decoded[length++] = (byte) (c < 0x80 ? c : '?');
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw malformed();
            }
            int value = high << 4 | low;
            if (value < 0x20 && value != '\t' && value != '\n' && value != '\r') {
                throw malformed();
            }
            decoded[length++] = (byte) value;
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded, 0, length));
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static Failure malformed() {
        return new Failure(400, "path.malformed");
    }
}
