package org.enlace.searches.internal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchableList.Match;

/**
 * What a search has found before: a hash for each record and its last change, so that a record that was changed counts anew, and so
 * does an old one that was shared with the officer since. Where there are more records than are looked at, those that were changed
 * last are remembered, and what was changed up to the oldest of them is never called new.
 */
public final class Memory {
    /** Before every change: the whole search is remembered. */
    private static final long ALL = Long.MIN_VALUE;

    private final long floor;
    private final long[] hashes;

    private Memory(long floor, long[] hashes) {
        this.floor = floor;
        this.hashes = hashes;
        Arrays.sort(this.hashes);
    }

    /**
     * @param newest what is found now, the last changed first
     * @param more   whether there is more than that
     */
    static Memory of(List<Match> newest, boolean more) {
        long floor =
                more && !newest.isEmpty() ? micros(newest.get(newest.size() - 1).changed()) : ALL;
        return new Memory(floor, newest.stream().mapToLong(Memory::hash).toArray());
    }

    /** Those of some records that are new since. */
    List<Match> fresh(List<Match> newest) {
        return newest.stream()
                .filter(match -> micros(match.changed()) > floor)
                .filter(match -> Arrays.binarySearch(hashes, hash(match)) < 0)
                .toList();
    }

    /** Sixty-four bits, well mixed (the finalizer of SplitMix64), so that two of a thousand are the same once in 10^13 runs. */
    private static long hash(Match match) {
        RecordId id = match.id();
        return mixed(
                mixed(mixed(id.value().getMostSignificantBits()) ^ id.value().getLeastSignificantBits())
                        ^ micros(match.changed()));
    }

    private static long mixed(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    public long floor() {
        return floor;
    }

    /** The hashes, eleven characters or fewer each. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    public static Memory read(long floor, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        long[] hashes = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(hashes);
        return new Memory(floor, hashes);
    }
}
