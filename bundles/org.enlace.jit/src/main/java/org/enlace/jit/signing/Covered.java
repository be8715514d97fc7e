package org.enlace.jit.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.Hashing;

/**
 * The seals that were verified last and were sound, so that one costs its verification once, however often what it covers is read: a
 * verification takes a millisecond, looking for one some microseconds. What was found is a matter of the key, the signature and
 * the bytes alone, of whose SHA-256 it is kept, and can be no other the next time. What is unsound is not kept.
 */
final class Covered {
    /** Two megabytes. */
    static final int MOST = 10_000;

    private final Map<ByteBuffer, Boolean> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** By what one is known. */
    static ByteBuffer key(NodeSeal seal, byte[] bytes) {
        MessageDigest digest = Hashing.sha256();
        // Neither of the two has a line's end in it.
        digest.update((seal.key() + '\n' + seal.signature() + '\n').getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(bytes));
    }

    boolean has(ByteBuffer key) {
        synchronized (kept) {
            return kept.get(key) != null;
        }
    }

    void add(ByteBuffer key) {
        synchronized (kept) {
            kept.put(key, Boolean.TRUE);
        }
    }
}
