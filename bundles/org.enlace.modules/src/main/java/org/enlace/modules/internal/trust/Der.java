package org.enlace.modules.internal.trust;

import java.util.Arrays;

/** Reads DER, in which each thing can be written in one way only: what is written in another is refused. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    /** Context-specific and constructed, number 0. */
    static final int FIRST = 0xa0;

    private final byte[] bytes;
    private final int end;
    private int at;

    private Der(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    static Der of(byte[] bytes) {
        return new Der(bytes, 0, bytes.length);
    }

    boolean atEnd() {
        return at == end;
    }

    boolean next(int tag) {
        return at < end && (bytes[at] & 0xff) == tag;
    }

    /** Goes into the next element. */
    Der in(int tag) {
        int[] place = element(tag);
        return new Der(bytes, place[1], place[2]);
    }

    /** The next element's content. */
    byte[] content(int tag) {
        int[] place = element(tag);
        return Arrays.copyOfRange(bytes, place[1], place[2]);
    }

    /** The next element with its tag and length. */
    byte[] whole(int tag) {
        int[] place = element(tag);
        return Arrays.copyOfRange(bytes, place[0], place[2]);
    }

    /** Nothing may follow. */
    void end() {
        if (!atEnd()) {
            throw new IllegalArgumentException("holds more than it should");
        }
    }

    private int[] element(int tag) {
        int start = at;
        if (!next(tag)) {
            throw new IllegalArgumentException("has not the form of a signature");
        }
        at++;
        int length = length();
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("is cut short");
        }
        int from = at;
        at += length;
        return new int[] {start, from, at};
    }

    private int length() {
        int first = octet();
        if (first < 0x80) {
            return first;
        }
        int count = first & 0x7f;
        int length = 0;
        for (int i = 0; i < count && count <= 3; i++) {
            length = length << 8 | octet();
        }
        if (count > 3 || length < 0x80 || length < 1 << 8 * (count - 1)) {
            throw new IllegalArgumentException("has a length that is not written as DER wants it");
        }
        return length;
    }

    private int octet() {
        if (at >= end) {
            throw new IllegalArgumentException("is cut short");
        }
        return bytes[at++] & 0xff;
    }
}
