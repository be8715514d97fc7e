package org.enlace.protocols.internal.persistence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * A set of records, by their ordinals: one bit each, so that sets of a hundred thousand are combined and counted in
 * microseconds. The database holds a set in parts of {@value #PART} ordinals.
 */
final class Members {
    private static final int PART = 4_096;

    private final BitSet ordinals;

    Members() {
        this(new BitSet());
    }

    private Members(BitSet ordinals) {
        this.ordinals = ordinals;
    }

    /** The parts of a set, each its number and its bits as {@link #bits} gave them. */
    static Members of(SortedMap<Integer, byte[]> parts) {
        if (parts.isEmpty()) {
            return new Members();
        }
        LongBuffer words = LongBuffer.allocate((parts.lastKey() + 1) * (PART / Long.SIZE));
        parts.forEach((part, bits) -> words.position(part * (PART / Long.SIZE))
                .put(ByteBuffer.wrap(Arrays.copyOf(bits, PART / Byte.SIZE))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asLongBuffer()));
        return new Members(BitSet.valueOf(words.clear()));
    }

    /** The number of the part an ordinal belongs to. */
    static int part(int ordinal) {
        return ordinal / PART;
    }

    void add(int ordinal) {
        ordinals.set(ordinal);
    }

    /** A part as the database holds it. */
    byte[] bits(int part) {
        return ordinals.get(part * PART, (part + 1) * PART).toByteArray();
    }

    /** Those that belong to both. */
    Members and(Members others) {
        BitSet both = (BitSet) ordinals.clone();
        both.and(others.ordinals);
        return new Members(both);
    }

    /** Those that belong to either. */
    Members or(Members others) {
        BitSet either = (BitSet) ordinals.clone();
        either.or(others.ordinals);
        return new Members(either);
    }

    /** Those that belong only to the first. */
    Members andNot(Members others) {
        BitSet rest = (BitSet) ordinals.clone();
        rest.andNot(others.ordinals);
        return new Members(rest);
    }

    boolean contains(int ordinal) {
        return ordinals.get(ordinal);
    }

    int count() {
        return ordinals.cardinality();
    }

    IntStream stream() {
        return ordinals.stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Members members && ordinals.equals(members.ordinals);
    }

    @Override
    public int hashCode() {
        return ordinals.hashCode();
    }
}
