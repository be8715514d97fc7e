package org.enlace.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Reads the directory of a ZIP file that comes from outside, before anything else reads the file. What it takes of memory is
 * bounded by the number of entries that the caller allows, not by what the file claims. The entries fill the file from its first
 * byte to the directory, the directory ends at the end record, and the end record ends the file.
 */
public final class ZipDirectory {
    /** What one entry may take up in the directory: its name, and little besides. */
    public static final int BYTES_PER_ENTRY = 1024;

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int DESCRIPTOR_SIZE = 16;
    private static final int DESCRIBED_AFTERWARDS = 1 << 3;
    private static final int UNIX = 3;

    /**
     * What the directory says of a member; nothing of it is believed before its content was held against it.
     *
     * @param flags  the general purpose bits
     * @param method 0 stored, 8 deflated
     * @param packed bytes in the file
     * @param size   bytes once unpacked
     * @param offset where it begins in the file
     * @param mode   the kind and the rights that a Unix gave it; 0 where another system made it
     */
    public record Entry(String name, int flags, int method, long crc, long packed, long size, long offset, int mode) {}

    /** There are more entries than are taken. */
    public static final class TooManyEntries extends ZipException {
        private static final long serialVersionUID = 1L;

        TooManyEntries(int count, int most) {
            super("it has " + count + " entries, and may have " + most);
        }
    }

    private final FileChannel file;

    private ZipDirectory(FileChannel file) {
        this.file = file;
    }

    /**
     * Reads the directory.
     *
     * @param most how many entries are taken
     * @return them in the directory's order
     * @throws ZipException that says what is wrong with the file, beginning with "it" or "its"
     */
    public static List<Entry> read(FileChannel file, int most) throws IOException {
        return new ZipDirectory(file).read(most);
    }

    /** The same, for a file that another reader opens next. */
    public static void check(Path file, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            read(channel, most);
        }
    }

    private List<Entry> read(int most) throws IOException {
        long endsAt = file.size() - END_SIZE;
        ByteBuffer end = bytes(endsAt, END_SIZE);
        if (end.getInt(0) != END || end.getShort(20) != 0) {
            throw new ZipException("its end is missing or something follows it");
        }
        int count = Short.toUnsignedInt(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long offset = Integer.toUnsignedLong(end.getInt(16));
        if (count > most) {
            throw new TooManyEntries(count, most);
        }
        if (offset + size != endsAt) {
            throw new ZipException("its directory does not stand where its end says");
        }
        if (size > (long) count * BYTES_PER_ENTRY) {
            throw new ZipException("its directory has " + size + " bytes for " + count + " entries, and may have "
                    + BYTES_PER_ENTRY + " for each");
        }
        ByteBuffer directory = bytes(offset, (int) size);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(directory));
        }
        if (directory.hasRemaining()) {
            throw new ZipException("its directory holds more than it announces");
        }
        requireNothingBetween(entries, offset);
        return List.copyOf(entries);
    }

    private static Entry entry(ByteBuffer directory) throws ZipException {
        int at = directory.position();
        if (directory.remaining() < ENTRY_SIZE || directory.getInt(at) != ENTRY) {
            throw new ZipException("its directory is cut short");
        }
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int extra = Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
        if (directory.remaining() < ENTRY_SIZE + nameLength + extra) {
            throw new ZipException("its directory is cut short");
        }
        byte[] name = new byte[nameLength];
        directory.get(at + ENTRY_SIZE, name);
        directory.position(at + ENTRY_SIZE + nameLength + extra);
        boolean unix = directory.getShort(at + 4) >>> 8 == UNIX;
        return new Entry(
                new String(name, StandardCharsets.UTF_8),
                directory.getShort(at + 8),
                Short.toUnsignedInt(directory.getShort(at + 10)),
                Integer.toUnsignedLong(directory.getInt(at + 16)),
                Integer.toUnsignedLong(directory.getInt(at + 20)),
                Integer.toUnsignedLong(directory.getInt(at + 24)),
                Integer.toUnsignedLong(directory.getInt(at + 42)),
                unix ? directory.getInt(at + 38) >>> 16 : 0);
    }

    /** What no entry accounts for another reader may take for a member, or for another kind of file. */
    private void requireNothingBetween(List<Entry> entries, long directory) throws IOException {
        long at = 0;
        List<Entry> inOrder =
                entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList();
        for (Entry entry : inOrder) {
            if (entry.offset() != at) {
                throw new ZipException(
                        "it has bytes that no entry accounts for, or two entries share some, before the member \""
                                + entry.name() + "\"");
            }
            ByteBuffer local = bytes(at, LOCAL_SIZE);
            if (local.getInt(0) != LOCAL) {
                throw new ZipException("its directory and the member \"" + entry.name() + "\" disagree");
            }
            at += LOCAL_SIZE
                    + Short.toUnsignedInt(local.getShort(26))
                    + Short.toUnsignedInt(local.getShort(28))
                    + entry.packed();
            if ((entry.flags() & DESCRIBED_AFTERWARDS) != 0) {
                at += bytes(at, 4).getInt(0) == DESCRIPTOR ? DESCRIPTOR_SIZE : DESCRIPTOR_SIZE - 4;
            }
        }
        if (at != directory) {
            throw new ZipException("it has bytes that no entry accounts for before its directory");
        }
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        if (position < 0 || position + length > file.size()) {
            throw new ZipException("it points outside itself");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new ZipException("it ends too early");
            }
        }
        return buffer.flip();
    }
}
