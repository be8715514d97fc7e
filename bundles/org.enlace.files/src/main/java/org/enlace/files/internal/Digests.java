package org.enlace.files.internal;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;

/** The SHA-256 of files on their way, as far as they have come. In memory: what was forgotten is read again at the end. */
final class Digests {
    private static final int MOST = 64;

    private record Reached(long offset, MessageDigest digest) {}

    private final Map<RecordId, Reached> reached = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, Reached> eldest) {
            return size() > MOST;
        }
    };

    /** A digest of what has come before an offset, to be gone on with; null where it is not known. */
    synchronized MessageDigest at(RecordId upload, long offset) {
        if (offset == 0) {
            return Hashing.sha256();
        }
        Reached last = reached.get(upload);
        if (last == null || last.offset() != offset) {
            return null;
        }
        try {
            return (MessageDigest) last.digest().clone();
        } catch (CloneNotSupportedException e) {
            return null;
        }
    }

    synchronized void reached(RecordId upload, long offset, MessageDigest digest) {
        reached.put(upload, new Reached(offset, digest));
    }

    synchronized void forget(RecordId upload) {
        reached.remove(upload);
    }
}
