package org.enlace.modules.internal.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.enlace.platform.Refusal;
import org.enlace.platform.ZipDirectory;
import org.enlace.platform.ZipDirectory.Entry;
import org.enlace.platform.ZipDirectory.TooManyEntries;

/**
 * A zip file read more strictly than usual, because it comes from outside: no path that leaves the folder, no name twice,
 * no link, nothing encrypted, nothing that is no member's; sizes are limited and must be true.
 */
public final class Archive implements AutoCloseable {
    public static final long MAX_FILE = 512L << 20;
    public static final long MAX_UNPACKED = 1L << 30;
    public static final int MAX_MEMBERS = 1000;

    private static final int LOCAL = 0x04034b50;

    /** A member as the archive's directory lists it; sizes in bytes. */
    public record Member(String name, int method, long crc, long packed, long size, long offset) {}

    private final StagedCopy copy;
    private final FileChannel channel;
    private final Map<String, Member> members = new LinkedHashMap<>();

    private Archive(StagedCopy copy, FileChannel channel) {
        this.copy = copy;
        this.channel = channel;
    }

    /**
     * Opens an archive and reads its directory.
     *
     * @throws Refusal {@code module.archive-…} naming the rule that was broken
     */
    public static Archive open(StagedCopy copy) throws IOException {
        Archive archive = new Archive(copy, FileChannel.open(copy.file()));
        boolean sound = false;
        try {
            archive.readDirectory();
            sound = true;
            return archive;
        } finally {
            if (!sound) {
                archive.close();
            }
        }
    }

    /** What it was made of, and what it is called. */
    public StagedCopy copy() {
        return copy;
    }

    /** The members in the order of the archive's directory, by name; empty folders are left out. */
    public Map<String, Member> members() {
        return Map.copyOf(members);
    }

    private void readDirectory() throws IOException {
        if (channel.size() < 4 || read(0, 4).getInt(0) != LOCAL) {
            throw refuse("not-zip", "is not a zip file; name a module archive as it was delivered");
        }
        try {
            for (Entry entry : ZipDirectory.read(channel, MAX_MEMBERS)) {
                add(entry);
            }
        } catch (TooManyEntries e) {
            throw refuse("members", "has too many members: " + e.getMessage());
        } catch (ZipException e) {
            throw damaged(e.getMessage());
        }
        long unpacked = members.values().stream().mapToLong(Member::size).sum();
        if (unpacked > MAX_UNPACKED) {
            throw refuse(
                    "bomb",
                    "would unpack to " + unpacked + " bytes; a module archive unpacks to at most " + MAX_UNPACKED);
        }
    }

    private void add(Entry entry) {
        Member member =
                new Member(entry.name(), entry.method(), entry.crc(), entry.packed(), entry.size(), entry.offset());
        checkName(member.name());
        checkKind(member, entry.flags(), entry.mode() & 0170000);
        if (members.put(member.name(), member) != null) {
            throw refuse("duplicate", "has the member \"" + member.name() + "\" twice; each may stand once");
        }
        if (member.name().endsWith("/") && member.size() == 0) {
            members.remove(member.name());
        }
    }

    private void checkName(String name) {
        boolean plain = name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != ':');
        if (!plain
                || name.isEmpty()
                || name.startsWith("/")
                || ("/" + name + "/").contains("/../")
                || name.contains("//")
                || ("/" + name).contains("/./")) {
            throw refuse(
                    "path", "has the member \"" + name + "\"; names are relative, plain, and never lead out by ..");
        }
    }

    private void checkKind(Member member, int flags, int kind) {
        if (kind != 0 && kind != 0100000 && kind != 0040000) {
            throw refuse(
                    "link",
                    "has the member \"" + member.name() + "\", which is a link or device; only files are taken");
        }
        if ((flags & 1) != 0 || (member.method() != 0 && member.method() != 8)) {
            throw refuse(
                    "packing",
                    "has the member \"" + member.name() + "\" encrypted or packed by method " + member.method()
                            + "; only stored and deflated members are taken");
        }
    }

    /**
     * Unpacks a member.
     *
     * @throws Refusal {@code module.archive-damaged} when its content is not what the directory says
     */
    public void unpack(Member member, OutputStream out) throws IOException {
        ByteBuffer local = read(member.offset(), 30);
        int nameLength = Short.toUnsignedInt(local.getShort(26));
        byte[] name = read(member.offset() + 30, nameLength).array();
        if (local.getInt(0) != LOCAL || !new String(name, StandardCharsets.UTF_8).equals(member.name())) {
            throw damaged("its directory and the member \"" + member.name() + "\" disagree");
        }
        long from = member.offset() + 30 + nameLength + Short.toUnsignedInt(local.getShort(28));
        CRC32 crc = new CRC32();
        long written = member.method() == 0 ? stored(member, from, crc, out) : inflate(member, from, crc, out);
        if (written != member.size() || crc.getValue() != member.crc()) {
            throw damaged("the content of \"" + member.name() + "\" is not what its directory says");
        }
    }

    private long stored(Member member, long from, CRC32 crc, OutputStream out) throws IOException {
        if (member.packed() != member.size()) {
            throw damaged("the sizes of \"" + member.name() + "\" disagree");
        }
        for (long at = 0; at < member.size(); at += 1 << 16) {
            byte[] block =
                    read(from + at, (int) Math.min(1 << 16, member.size() - at)).array();
            crc.update(block);
            out.write(block);
        }
        return member.size();
    }

    private long inflate(Member member, long from, CRC32 crc, OutputStream out) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            byte[] block = new byte[1 << 16];
            long read = 0;
            long written = 0;
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int next = (int) Math.min(1 << 16, member.packed() - read);
                    if (next <= 0) {
                        throw damaged("the member \"" + member.name() + "\" is cut short");
                    }
                    inflater.setInput(read(from + read, next).array());
                    read += next;
                }
                int count = inflater.inflate(block);
                written += count;
                if (written > member.size() || (count == 0 && inflater.needsDictionary())) {
                    throw refuse(
                            "bomb",
                            "unpacks \"" + member.name() + "\" to more than the " + member.size()
                                    + " bytes it announces");
                }
                crc.update(block, 0, count);
                out.write(block, 0, count);
            }
            return written;
        } catch (DataFormatException e) {
            throw damaged("the member \"" + member.name() + "\" cannot be unpacked");
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        if (position < 0 || position + length > channel.size()) {
            throw damaged("it points outside itself");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw damaged("it ends too early");
            }
        }
        return buffer.flip();
    }

    private Refusal damaged(String how) {
        return refuse("damaged", "is damaged: " + how + "; copy it again from where it came from");
    }

    private Refusal refuse(String rule, String what) {
        return refuse(copy.given(), rule, "The archive " + copy.given() + " " + what);
    }

    static Refusal refuse(Object file, String rule, String message) {
        return new Refusal("module.archive-" + rule, message, file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
