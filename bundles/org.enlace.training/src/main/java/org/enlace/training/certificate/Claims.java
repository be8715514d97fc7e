package org.enlace.training.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file says for machines: texts by name, in one form only, so that the same content always has the same bytes. It is JSON: one
 * object, its names in the order of their characters, without blanks.
 */
public final class Claims {
    private static final int LONGEST = 10_000;

    private Claims() {}

    /** What a certificate says, in the words of its file. */
    public static SortedMap<String, String> of(CertificateNumber number, CertificateContent content, Instant issued) {
        SortedMap<String, String> claims = new TreeMap<>();
        claims.put("number", number.toString());
        claims.put("issuer", number.issuer().value());
        claims.put("issued", issued.toString());
        claims.put("name", content.name());
        claims.put("country", content.country().value());
        claims.put("title", content.title());
        claims.put("from", content.from().toString());
        claims.put("until", content.until().toString());
        claims.put("minutes", String.valueOf(content.minutes()));
        claims.put("organiser", content.organiser());
        claims.put("language", content.language().tag());
        return claims;
    }

    /** The SHA-256 of {@link #write}, hexadecimal. */
    public static String hash(SortedMap<String, String> claims) {
        return HexFormat.of().formatHex(sha256(write(claims).getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public static String write(SortedMap<String, String> claims) {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, String> claim : claims.entrySet()) {
            json.append(json.length() == 1 ? "" : ",");
            quote(claim.getKey(), json);
            json.append(':');
            quote(claim.getValue(), json);
        }
        return json.append('}').toString();
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /** @throws IllegalArgumentException where {@link #write} would not have written exactly this */
    public static SortedMap<String, String> read(String json) {
        SortedMap<String, String> claims = new TreeMap<>();
        Reader reader = new Reader(json);
        reader.expect('{');
        while (json.length() <= LONGEST && reader.peek() != '}') {
            if (!claims.isEmpty()) {
                reader.expect(',');
            }
            String name = reader.text();
            reader.expect(':');
            claims.put(name, reader.text());
        }
        if (!write(claims).equals(json)) {
            throw new IllegalArgumentException("These are no claims");
        }
        return claims;
    }

    private static final class Reader {
        private final String json;
        private int at;

        Reader(String json) {
            this.json = json;
        }

        char peek() {
            if (at >= json.length()) {
                throw new IllegalArgumentException("It ends too early");
            }
            return json.charAt(at);
        }

        void expect(char c) {
            if (peek() != c) {
                throw new IllegalArgumentException("At " + at + " there is no " + c);
            }
            at++;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            expect('"');
            while (peek() != '"') {
                char c = json.charAt(at++);
                text.append(c == '\\' ? escaped() : c);
            }
            at++;
            return text.toString();
        }

        private char escaped() {
            char c = peek();
            at++;
            if (c != 'u') {
                return c;
            }
            at += 4;
            if (at > json.length()) {
                throw new IllegalArgumentException("It ends too early");
            }
            return (char) HexFormat.fromHexDigits(json, at - 4, at);
        }
    }
}
