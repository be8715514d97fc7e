package org.enlace.keys.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test cases of RFC 5869 for SHA-256. */
class HkdfTest {
    @Test
    void theBasicCaseOfTheRfcComesOut() {
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
                derive("0b".repeat(22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42));
    }

    @Test
    void theLongCaseOfTheRfcComesOut() {
        assertEquals(
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                        + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
                derive(range(0x00, 0x4f), range(0x60, 0xaf), range(0xb0, 0xff), 82));
    }

    @Test
    void theCaseWithoutSaltAndInfoComesOut() {
        assertEquals(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
                derive("0b".repeat(22), "", "", 42));
    }

    private static String derive(String secret, String salt, String info, int length) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(Hkdf.derive(hex.parseHex(secret), hex.parseHex(salt), hex.parseHex(info), length));
    }

    private static String range(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int value = from; value <= to; value++) {
            text.append(String.format("%02x", value));
        }
        return text.toString();
    }
}
