package org.enlace.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.enlace.web.internal.Failure;

/**
 * Why a restricted record is opened, as a program says it: the header {@value #HEADER}, in ASCII, anything else percent-encoded
 * in UTF-8.
 */
public final class ReadingReason {
    public static final String HEADER = "Enlace-Reason";

    private ReadingReason() {}

    /**
     * @param header as it came, or null
     * @return the words, or null where there are none
     */
    public static String read(String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return header;
        }
    }

    /** To be thrown where a reason is needed and none was given: 428, naming the header. */
    public static RuntimeException missing() {
        return new Failure(428, "reason.missing", HEADER);
    }
}
