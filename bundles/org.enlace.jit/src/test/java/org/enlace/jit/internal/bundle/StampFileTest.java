package org.enlace.jit.internal.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a time stamp says of itself, from its bytes alone. */
class StampFileTest {
    private static final String HASH = "ab".repeat(32);

    private static String tagged(String tag, String... parts) {
        String content = String.join("", parts);
        int length = content.length() / 2;
        return tag + (length < 128 ? String.format("%02x", length) : String.format("82%04x", length)) + content;
    }

    private static String moment(String text) {
        return tagged("18", HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private static byte[] stamp(String algorithm, String hash, String moment) {
        String imprint = tagged("30", tagged("30", tagged("06", algorithm), "0500"), tagged("04", hash));
        String info = tagged("30", "020101", tagged("06", "2a0304"), imprint, "020105", moment(moment));
        String content = tagged("30", tagged("06", "2a864886f70d0109100104"), tagged("a0", tagged("04", info)));
        String signed = tagged("30", "020103", tagged("31"), content, tagged("31"));
        String token = tagged("30", tagged("06", "2a864886f70d010702"), tagged("a0", signed));
        return HexFormat.of().parseHex(tagged("30", tagged("30", "020100"), token));
    }

    private static byte[] stamp() {
        return stamp("608648016503040201", HASH, "20270301120001.25Z");
    }

    @Test
    void it_says_what_it_covers_and_when() {
        StampFile stamp = StampFile.read(stamp());
        assertEquals(HASH, stamp.covers().value());
        assertEquals(Instant.parse("2027-03-01T12:00:01.25Z"), stamp.at());
        assertEquals(
                Instant.parse("2027-03-01T12:00:01Z"),
                StampFile.read(stamp("608648016503040201", HASH, "20270301120001Z"))
                        .at());
    }

    @Test
    void another_algorithm_or_no_moment_is_none() {
        byte[] sha512 = stamp("608648016503040203", HASH + HASH, "20270301120001Z");
        byte[] cut = stamp("608648016503040201", "abab", "20270301120001Z");
        byte[] never = stamp("608648016503040201", HASH, "20271301120001Z");
        for (byte[] wrong : new byte[][] {sha512, cut, never, {}, {0x30}, {0x30, (byte) 0x80, 0, 0}}) {
            assertThrows(IllegalArgumentException.class, () -> StampFile.read(wrong));
        }
    }

    @Test
    void no_bytes_bring_the_reader_down() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = Arrays.copyOf(stamp(), random.nextInt(stamp().length + 1));
            for (int j = 0; j < random.nextInt(4) && bytes.length > 0; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                StampFile.read(bytes);
            } catch (IllegalArgumentException e) {
                // That is the answer.
                continue;
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + i, e);
            }
        }
    }
}
