package org.enlace.identity.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.enlace.platform.OfficerId;

/** Codes for the day the authenticator is lost, 118 random bits each, so that a plain hash is enough to keep. */
final class RecoveryCodes {
    static final int COUNT = 10;

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 24;
    private static final int GROUP = 4;

    private RecoveryCodes() {}

    static List<String> make(Secrets secrets) {
        return Stream.generate(() -> grouped(secrets.text(ALPHABET, LENGTH)))
                .limit(COUNT)
                .toList();
    }

    static String hash(OfficerId officer, String code) {
        return Secrets.hash(officer + ":" + bare(code));
    }

    /** Six digits are of the authenticator, all else is meant as one of these. */
    static boolean looksLikeOne(String code) {
        return bare(code).length() == LENGTH;
    }

    private static String bare(String code) {
        return code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String grouped(String code) {
        return String.join("-", code.split("(?<=\\G.{" + GROUP + "})"));
    }
}
