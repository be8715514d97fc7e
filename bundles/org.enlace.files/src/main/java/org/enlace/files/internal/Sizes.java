package org.enlace.files.internal;

/** Bytes as people read them. */
final class Sizes {
    private Sizes() {}

    /** In units of a million bytes, rounded down to what is surely allowed. */
    static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }
}
