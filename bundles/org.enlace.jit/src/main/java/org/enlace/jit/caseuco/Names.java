package org.enlace.jit.caseuco;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * How what a document speaks of is named: {@code kb:TYPE-UUID}. The UUID is of version 5 (RFC 9562), made of what makes the thing the one it
 * is, so every document of every node names it alike; UCO asks for a version up to 5, and the ids of records are of version 7.
 */
final class Names {
    private static final UUID SPACE = UUID.fromString("5a0c2d1e-8f4b-4c57-9d36-71b2e6a4f083");
    private static final int VERSION = 0x50;
    private static final int VARIANT = 0x80;

    private Names() {}

    /** @param parts what makes it the one it is; in this order, and each apart from the others */
    static String of(String type, Object... parts) {
        return "kb:" + type + "-" + uuid(type, parts);
    }

    private static UUID uuid(String type, Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(SPACE.getMostSignificantBits())
                    .putLong(SPACE.getLeastSignificantBits())
                    .array());
            take(digest, type);
            for (Object part : parts) {
                take(digest, part.toString());
            }
            byte[] hash = digest.digest();
            hash[6] = (byte) (hash[6] & 0x0f | VERSION);
            hash[8] = (byte) (hash[8] & 0x3f | VARIANT);
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    private static void take(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
