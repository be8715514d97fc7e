package org.enlace.training.attendance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.platform.RecordId;

/**
 * Six figures for a session and a moment, as RFC 4226 makes them, with SHA-256: each session has a secret of its own, which follows from the node's and
 * is kept nowhere. A code is good while it is shown and once as long after, for those who are typing.
 */
public final class RoomCodes {
    /** How long a code is shown, in seconds, where nothing else is said. */
    public static final int SECONDS = 30;

    private static final String HMAC = "HmacSHA256";
    private static final int MODULUS = 1_000_000;

    /** How many codes back are still told to be old, and not wrong. */
    private static final int REMEMBERED = 20;

    private final SecretKey node;
    private final int seconds;

    /** @param node the node's secret for this purpose */
    public RoomCodes(SecretKey node, int seconds) {
        this.node = node;
        this.seconds = seconds;
    }

    /** How a code that was typed stands. */
    public enum Verdict {
        RIGHT,
        OLD,
        WRONG
    }

    public CheckIns.RoomCode at(RecordId session, Instant now) {
        long step = step(now);
        return new CheckIns.RoomCode(code(session, step), Instant.ofEpochSecond((step + 1) * seconds), seconds);
    }

    /** @param typed whatever was typed; only its figures are looked at */
    public Verdict check(RecordId session, String typed, Instant now) {
        String figures = typed == null ? "" : typed.replaceAll("[^0-9]", "");
        long step = step(now);
        Verdict verdict = Verdict.WRONG;
        for (int back = REMEMBERED; back >= 0; back--) {
            if (same(code(session, step - back), figures)) {
                verdict = back <= 1 ? Verdict.RIGHT : Verdict.OLD;
            }
        }
        return verdict;
    }

    private long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), (long) seconds);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private String code(RecordId session, long step) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(node);
            byte[] secret = mac.doFinal(session.toString().getBytes(StandardCharsets.US_ASCII));
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
        }
    }
}
