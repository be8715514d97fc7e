package org.enlace.exchange.internal;

import java.nio.charset.StandardCharsets;
import org.enlace.platform.Hashing;

/** SHA-256, and the chain over the messages of a stream, by which both ends see that they speak of the same one. */
public final class Chain {
    static final String START = "0".repeat(64);

    private Chain() {}

    static String next(String before, long seq, String mark) {
        return sha256(before + ":" + seq + ":" + mark);
    }

    /** Of the text in UTF-8, hexadecimal. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        return Hashing.sha256(bytes);
    }
}
