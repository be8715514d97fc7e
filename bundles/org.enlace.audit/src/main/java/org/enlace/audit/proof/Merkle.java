package org.enlace.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The hashes of a Merkle tree as RFC 9162 defines them, SHA-256 throughout. */
public final class Merkle {
    /** How many bytes a salt has. */
    public static final int SALT = 16;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {}

    /** The hash of an entry's body. */
    public static byte[] leaf(String body) {
        return sha256(LEAF, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of two hashes. */
    public static byte[] node(byte[] left, byte[] right) {
        return sha256(NODE, left, right);
    }

    /**
     * The hash that takes the place of an erasable value.
     *
     * @param salt hexadecimal, of one length always: else a part of the value could be passed off as salt
     * @throws IllegalArgumentException when it has another length
     */
    public static String salted(String salt, String value) {
        byte[] salting = bytes(salt);
        if (salting.length != SALT) {
            throw new IllegalArgumentException("A salt has " + SALT + " bytes, not " + salting.length);
        }
        return hex(sha256(salting, value.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads hexadecimal digits in their one form, which is lower case.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static byte[] bytes(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (!hex(bytes).equals(hex)) {
            throw new IllegalArgumentException("\"" + hex + "\" has capital letters");
        }
        return bytes;
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static byte[] sha256(byte[]... parts) {
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

    /**
     * Whether an entry stands in the tree of a head.
     *
     * @param leaf the place of the entry, from 0
     * @param hash its leaf hash
     * @param size how many entries the tree has
     * @param path the proof of inclusion (RFC 9162, 2.1.3)
     * @param root the root of the tree, hexadecimal
     */
    public static boolean included(long leaf, byte[] hash, long size, List<byte[]> path, String root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long place = leaf;
        long last = size - 1;
        byte[] at = hash;
        for (byte[] step : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                at = node(step, at);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                at = node(at, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && hex(at).equals(root);
    }

    /**
     * The proof of inclusion.
     *
     * @param hashes the hash of the entries from a place to before another; both multiples of their distance where that is a
     *               power of two
     */
    public static List<byte[]> path(long leaf, long size, Range hashes) {
        List<byte[]> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long split = begin + Long.highestOneBit(end - begin - 1);
            if (leaf < split) {
                path.add(0, hash(split, end, hashes));
                end = split;
            } else {
                path.add(0, hash(begin, split, hashes));
                begin = split;
            }
        }
        return path;
    }

    private static byte[] hash(long begin, long end, Range hashes) {
        long width = end - begin;
        if (Long.bitCount(width) == 1) {
            return hashes.hash(Long.numberOfTrailingZeros(width), begin / width);
        }
        long split = begin + Long.highestOneBit(width - 1);
        return node(hash(begin, split, hashes), hash(split, end, hashes));
    }

    /** Knows the hashes of the complete subtrees. */
    @FunctionalInterface
    public interface Range {
        /**
         * @param height of the subtree: it has 2 to the power of that many entries
         * @param place  which one of that height, from 0
         */
        byte[] hash(int height, long place);
    }

    /** A tree that only grows: it keeps no more than the roots of its complete parts. Not for several threads. */
    public static final class Growing {
        private final List<byte[]> roots = new ArrayList<>();
        private long size;

        public long size() {
            return size;
        }

        public void add(byte[] leafHash) {
            add(leafHash, 0);
        }

        /** Adds a complete subtree; the size must be a multiple of its width. */
        public void add(byte[] hash, int height) {
            long width = 1L << height;
            if (size % width != 0) {
                throw new IllegalArgumentException("A part of " + width + " cannot stand at " + size);
            }
            byte[] at = hash;
            for (long bit = width; (size & bit) != 0; bit <<= 1) {
                at = node(roots.remove(roots.size() - 1), at);
            }
            roots.add(at);
            size += width;
        }

        /** The root of the tree; that of the empty tree is the hash of nothing. */
        public String root() {
            if (roots.isEmpty()) {
                return hex(sha256());
            }
            byte[] at = roots.get(roots.size() - 1);
            for (int i = roots.size() - 2; i >= 0; i--) {
                at = node(roots.get(i), at);
            }
            return hex(at);
        }

        /** As it is now, to grow apart. */
        public Growing copy() {
            Growing copy = new Growing();
            roots.forEach(root -> copy.roots.add(Arrays.copyOf(root, root.length)));
            copy.size = size;
            return copy;
        }
    }
}
