package org.enlace.modules.internal.archive;

import java.time.Instant;

/**
 * Who signed an archive.
 *
 * @param fingerprint SHA-256 of the certificate, 64 hexadecimal digits
 * @param subject     whom the certificate names
 * @param from        since when it is valid
 * @param until       until when
 */
public record Signer(String fingerprint, String subject, Instant from, Instant until) {
    /** The fingerprint as people compare it: in groups of four. */
    public String grouped() {
        return grouped(fingerprint);
    }

    public static String grouped(String fingerprint) {
        return fingerprint.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
