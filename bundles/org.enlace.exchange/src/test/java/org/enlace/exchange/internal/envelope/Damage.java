package org.enlace.exchange.internal.envelope;

import java.util.List;
import java.util.Random;

/** Damages a text: at random, or knowing how JSON and JOSE look. */
final class Damage {
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "0.1",
            "\u0000",
            "\\u0000",
            "\uD800",
            "é",
            ".",
            "..",
            "=",
            "_",
            "-",
            "A",
            "\n",
            " ",
            "\"alg\":\"none\"",
            "\"enc\":\"A128CBC-HS256\"",
            "\"crit\":[\"b64\"]",
            "\"zip\":\"DEF\"",
            "\"kid\":\"x\"",
            "\"version\":0",
            "\"owner\":\"PE\"",
            "\"handling\":[]",
            "\"audience\":[\"XX\"]",
            "[[[[[[[[[[[[[[[[");

    private Damage() {}

    static String of(String sound, Random random) {
        String text = sound;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            text = once(text, random);
        }
        return text;
    }

    private static String once(String text, Random random) {
        if (text.isEmpty()) {
            return PIECES.get(random.nextInt(PIECES.size()));
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(40));
        return switch (random.nextInt(9)) {
            case 0 ->
                text.substring(0, at) + (char) (text.charAt(at) ^ 1 << random.nextInt(7)) + text.substring(at + 1);
            case 1 -> text.substring(0, at);
            case 2 -> text.substring(at);
            case 3 -> text.substring(0, at) + text.substring(end);
            case 4 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            case 5 -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
            case 6 -> member(text, random);
            case 7 -> part(text, random);
            default -> text + PIECES.get(random.nextInt(PIECES.size()));
        };
    }

    /** A member of an object goes, comes twice, or gets another value. */
    private static String member(String text, Random random) {
        int begin = text.indexOf("\":", random.nextInt(text.length()));
        int comma = begin < 0 ? -1 : text.indexOf(",\"", begin);
        if (comma < 0) {
            return text + "}";
        }
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, begin + 2) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(comma);
            case 1 -> text.substring(0, comma) + text.substring(Math.max(0, begin - 6), comma) + text.substring(comma);
            default -> text.substring(0, Math.max(0, begin - 6)) + text.substring(comma + 1);
        };
    }

    /** The parts of a compact JWS change places, go or come twice. */
    private static String part(String text, Random random) {
        String[] parts = text.split("\\.", -1);
        int one = random.nextInt(parts.length);
        int other = random.nextInt(parts.length);
        String kept = parts[one];
        parts[one] = random.nextBoolean() ? parts[other] : "";
        parts[other] = random.nextBoolean() ? kept : parts[other];
        return String.join(".", parts);
    }
}
