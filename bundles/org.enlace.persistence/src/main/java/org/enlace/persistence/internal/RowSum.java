package org.enlace.persistence.internal;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The sum of the hashes of rows, as numbers of 256 bits: the same in whatever order they come. */
final class RowSum {
    private final long[] words = new long[4];
    private long rows;

    /** @param hash 32 bytes */
    void add(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long carry = 0;
        for (int at = words.length - 1; at >= 0; at--) {
            long more = bytes.getLong(at * Long.BYTES);
            long sum = words[at] + more;
            long over = Long.compareUnsigned(sum, more) < 0 ? 1 : 0;
            words[at] = sum + carry;
            carry = over + (Long.compareUnsigned(words[at], sum) < 0 ? 1 : 0);
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
        for (long word : words) {
            bytes.putLong(word);
        }
        return HexFormat.of().formatHex(bytes.array());
    }
}
