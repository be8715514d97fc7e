package org.enlace.node;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What parsers stumble over: values, escapes, and damage to whatever was whole. */
public final class Hostile {
    /** Must stand in no page as it is. */
    static final String MARK = "<script>zz7";

    private static final String[] TEXTS = {
        "",
        " ",
        "\t\r\n",
        "\0",
        "a\0b",
        "\u0001\u0008\u001f",
        "\ud800",
        "\udc00x",
        "x\ud83d",
        "\ud83d\ude00",
        "\ufeff",
        "\uffff",
        "\u202e\u200d\u00ad",
        "e\u0301\u0301\u0301",
        "\"'>" + MARK + "</script>",
        "${7*7}#{7*7}{{7*7}}<%=7%>",
        "'; drop table officer; --",
        "../../../../etc/passwd",
        "//elsewhere.example/",
        "%00%ff%c0%ae%zz%",
        "null",
        "true",
        "NaN",
        "-0",
        "0x10",
        "1e999",
        "-1",
        "0",
        "2147483648",
        "-9223372036854775809",
        "99999999999999999999999999999999",
        "0000-00-00",
        "2024-02-30",
        "+999999999-12-31",
        "9999-12-31T23:59:60Z",
        "Mars/Olympus",
        "zz-ZZ",
        "=cmd|' /C calc'!A0",
        "a,b;c\"d\"\"e\nf",
        "*",
        "?%_\\",
        "AND OR NOT ( \" ~ ^ [ TO ]",
        "jdbc:derby:x;create=true",
        "rmi://elsewhere.example/x",
        "[]",
        "{}",
        "%s%n%d",
        "\u0130\u0131\u00df\u1e9e"
    };

    private static final String[] JSON = {
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e400",
        "-1e-400",
        "123456789012345678901234567890",
        "0.00000000000000000000000000000000000000000000000000000000000000001",
        "01",
        "+1",
        ".5",
        "NaN",
        "Infinity",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\x41\"",
        "\"\\u12\"",
        "'single'",
        "[]",
        "{}",
        "[null]",
        "[[[[[[]]]]]]",
        "{\"\":\"\"}",
        "{\"a\":1,\"a\":2}",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{a:1}",
        "/*c*/1",
        "undefined",
        "",
        "\"unended",
        "[\"java.util.ArrayList\",[]]",
        "{\"@class\":\"java.lang.ProcessBuilder\"}"
    };

    private static final byte[][] BROKEN = {
        {(byte) 0xff},
        {(byte) 0xfe, (byte) 0xff},
        {(byte) 0xc0, (byte) 0xaf},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xe2, (byte) 0x82},
        {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
        {0}
    };

    private final Random random;

    public Hostile(Random random) {
        this.random = random;
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    String text() {
        return switch (below(24)) {
            case 0 -> one("a", "\u00e9", "\ud83d\ude00", "%", "\"", "[").repeat(1 << below(14));
            case 1 -> anything(1 + below(40));
            case 2 -> String.valueOf(random.nextLong());
            case 3 -> "x".repeat(one(63, 64, 65, 127, 128, 199, 200, 201, 254, 255, 256, 999, 1_000, 1_001, 4_001));
            default -> one(TEXTS);
        };
    }

    private String anything(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (once(4) ? random.nextInt(0x10000) : 0x20 + random.nextInt(0x5f)));
        }
        return text.toString();
    }

    /** A value for a place in JSON; often none. */
    String json() {
        return switch (below(16)) {
            case 0 -> "[".repeat(1 << below(13));
            case 1 -> nested(1 + below(60));
            case 2 -> "9".repeat(1 << below(9));
            case 3 -> "{\"a\":".repeat(1 << below(11)) + "1";
            case 4, 5, 6 -> JsonMutation.quoted(text());
            default -> one(JSON);
        };
    }

    private static String nested(int deep) {
        return "[".repeat(deep) + "]".repeat(deep);
    }

    /** Percent-encoded, well or badly. */
    String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        boolean badly = once(12);
        for (byte b : bytes(text)) {
            char c = (char) (b & 0xff);
            if (c > ' ' && c < 0x7f && "%&=+#\"<>\\^`{|}[];?/".indexOf(c) < 0 && !once(40)) {
                encoded.append(c);
            } else if (badly && once(3)) {
                encoded.append(one("%", "%z", "%zz", "%0", "%u0041", "%%", "%-1", "%C0%AE", "%ED%A0%80", "%00", "+"));
            } else {
                encoded.append(String.format(once(2) ? "%%%02X" : "%%%02x", (int) c));
            }
        }
        return encoded.toString();
    }

    /** UTF-8, but for a lone surrogate, which is written as if it were a character. */
    static byte[] bytes(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(point -> {
            if (point >= 0xd800 && point <= 0xdfff) {
                bytes.write(0xe0 | point >> 12);
                bytes.write(0x80 | point >> 6 & 0x3f);
                bytes.write(0x80 | point & 0x3f);
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }

    /** Cut, bitten, doubled, or with bytes in it that no text has. */
    byte[] damaged(byte[] whole) {
        if (whole.length == 0) {
            return one(BROKEN);
        }
        int at = below(whole.length);
        return switch (below(6)) {
            case 0 -> Arrays.copyOf(whole, at);
            case 1 -> {
                byte[] bitten = whole.clone();
                bitten[at] ^= (byte) (1 << below(8));
                yield bitten;
            }
            case 2 -> joined(whole, whole);
            case 3 -> Arrays.copyOfRange(whole, at, whole.length);
            case 4 ->
                joined(
                        Arrays.copyOf(whole, at),
                        Arrays.copyOfRange(whole, Math.min(whole.length, at + 1 + below(8)), whole.length));
            default -> joined(Arrays.copyOf(whole, at), one(BROKEN), Arrays.copyOfRange(whole, at, whole.length));
        };
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
