package org.enlace.documents.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The parts of a ZIP in memory, by its directory at the end, as spreadsheets read it: what stands before each part is wrong in
 * files that were written in one go. (Java reads a ZIP by its directory from the disk only.)
 */
final class ZipParts {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int COMMENT = 0xffff;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteBuffer file;
    private final Map<String, Integer> entries = new HashMap<>();

    /** @throws IllegalArgumentException when it is none */
    ZipParts(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int end = end();
            int many = file.getShort(end + 10) & 0xffff;
            int at = file.getInt(end + 16);
            for (int entry = 0; entry < many; entry++) {
                if (file.getInt(at) != ENTRY) {
                    throw new IllegalArgumentException("The directory of the ZIP is broken");
                }
                int name = file.getShort(at + 28) & 0xffff;
                entries.put(new String(bytes, at + ENTRY_LENGTH, name, StandardCharsets.UTF_8), at);
                at += ENTRY_LENGTH + name + (file.getShort(at + 30) & 0xffff) + (file.getShort(at + 32) & 0xffff);
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The ZIP is cut off", e);
        }
    }

    private int end() {
        int last = file.limit() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - COMMENT); at--) {
            if (file.getInt(at) == END) {
                return at;
            }
        }
        throw new IllegalArgumentException("The ZIP has no directory");
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** @throws IllegalArgumentException when there is none of that name, or it is not where the directory says */
    InputStream open(String name) {
        Integer entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("The ZIP has no " + name);
        }
        try {
            int method = file.getShort(entry + 10);
            int length = file.getInt(entry + 20);
            int local = file.getInt(entry + 42);
            if (file.getInt(local) != LOCAL) {
                throw new IllegalArgumentException("The ZIP has no " + name + " where it says");
            }
            int from =
                    local + LOCAL_LENGTH + (file.getShort(local + 26) & 0xffff) + (file.getShort(local + 28) & 0xffff);
            if (length < 0 || from > file.limit() - length) {
                throw new IllegalArgumentException("The ZIP is cut off in " + name);
            }
            InputStream part = new ByteArrayInputStream(file.array(), from, length);
            return switch (method) {
                case STORED -> part;
                case DEFLATED -> new Unpacked(part);
                default -> throw new IllegalArgumentException("The ZIP packs " + name + " by method " + method);
            };
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("The ZIP is cut off", e);
        }
    }

    /** Gives back what the unpacking holds outside of the heap. */
    private static final class Unpacked extends InflaterInputStream {
        Unpacked(InputStream part) {
            super(part, new Inflater(true));
        }

        @Override
        public void close() throws java.io.IOException {
            super.close();
            inf.end();
        }
    }
}
