package org.enlace.jit.internal.bundle;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.enlace.files.Sha256;

/**
 * What a time stamp (RFC 3161, a file {@code .tsr}) says of itself: which hash it is about, and when. Who stamped it, and whether that is
 * signed, is not looked at here, where nobody is trusted; openssl is told whom to trust.
 *
 * @param covers the SHA-256 that was stamped
 * @param at     when, by the service's clock
 */
record StampFile(Sha256 covers, Instant at) {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int OBJECT = 0x06;
    private static final int TIME = 0x18;
    private static final int WITHIN = 0xA0;
    private static final String SIGNED_DATA = "2a864886f70d010702";
    private static final String TIME_STAMP = "2a864886f70d0109100104";
    private static final String SHA_256 = "608648016503040201";
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMddHHmmss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT);

    /** @throws IllegalArgumentException where it has not the form of one by SHA-256 */
    static StampFile read(byte[] bytes) {
        Reader answer = new Reader(bytes, 0, bytes.length).next(SEQUENCE);
        answer.next(SEQUENCE);
        Reader token = answer.next(SEQUENCE);
        token.next(OBJECT).require(SIGNED_DATA);
        Reader signed = token.next(WITHIN).next(SEQUENCE);
        signed.next(INTEGER);
        signed.next(SET);
        Reader content = signed.next(SEQUENCE);
        content.next(OBJECT).require(TIME_STAMP);
        Reader info = content.next(WITHIN).next(OCTETS).next(SEQUENCE);
        info.next(INTEGER);
        info.next(OBJECT);
        Reader imprint = info.next(SEQUENCE);
        imprint.next(SEQUENCE).next(OBJECT).require(SHA_256);
        String hash = imprint.next(OCTETS).hex();
        if (hash.length() != 64) {
            throw new IllegalArgumentException("Not about a SHA-256");
        }
        info.next(INTEGER);
        String time = new String(info.next(TIME).bytes(), StandardCharsets.US_ASCII);
        try {
            return new StampFile(
                    new Sha256(hash), LocalDateTime.parse(time, MOMENT).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a moment", e);
        }
    }

    /** Values one after another, each of a tag and a definite length. */
    private static final class Reader {
        private final byte[] all;
        private final int end;
        private int at;

        Reader(byte[] all, int from, int end) {
            this.all = all;
            this.at = from;
            this.end = end;
        }

        private int octet() {
            if (at >= end) {
                throw new IllegalArgumentException("It ends too early");
            }
            return all[at++] & 0xFF;
        }

        Reader next(int tag) {
            if (octet() != tag) {
                throw new IllegalArgumentException("Something else stands at byte " + (at - 1));
            }
            int length = octet();
            if (length > 0x84 || length == 0x80) {
                throw new IllegalArgumentException("A length without end at byte " + (at - 1));
            }
            if (length > 0x80) {
                int octets = length - 0x80;
                length = 0;
                for (int i = 0; i < octets; i++) {
                    length = length << 8 | octet();
                }
            }
            if (length < 0 || length > end - at) {
                throw new IllegalArgumentException("A length beyond the end at byte " + (at - 1));
            }
            Reader within = new Reader(all, at, at + length);
            at += length;
            return within;
        }

        byte[] bytes() {
            return Arrays.copyOfRange(all, at, end);
        }

        String hex() {
            return HexFormat.of().formatHex(bytes());
        }

        void require(String hex) {
            if (!hex().equals(hex)) {
                throw new IllegalArgumentException("Of another kind: " + hex());
            }
        }
    }
}
