package org.enlace.jit.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The one form in which the members of a bundle stand in a ZIP: one after another in the order of their paths, as they are, with sizes and
 * CRC-32 before them, one fixed time, no comment, ZIP64 only where a number needs it. The same members give the same bytes, so that of
 * every byte of a bundle it can be said whether it is as it was written, also of those that a reader of ZIPs would pass over.
 */
public final class Container {
    /** Of what stands before a member, without its path. */
    static final int HEAD = 30;

    static final int LOCAL = 0x04034b50;
    static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final long MOST_32 = 0xFFFF_FFFFL;
    private static final int MOST_16 = 0xFFFF;
    private static final short PLAIN = 10;
    private static final short WITH_64 = 45;
    private static final short UNIX = 3 << 8;
    /** 1 January 1980, as early as the format knows. */
    private static final short DAY = 0x21;

    private static final int READABLE = 0100644 << 16;

    private Container() {}

    /**
     * A member as the container tells of it.
     *
     * @param crc of its bytes, CRC-32
     */
    public record Stored(String path, long size, long crc) {
        public Stored {
            Member.requirePath(path);
        }
    }

    /** The bytes before a member. */
    public static byte[] before(Stored member) {
        boolean large = member.size() >= MOST_32;
        byte[] name = member.path().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = little(HEAD + name.length + (large ? 20 : 0));
        out.putInt(LOCAL).putShort(large ? WITH_64 : PLAIN).putShort((short) 0).putShort((short) 0);
        out.putShort((short) 0).putShort(DAY).putInt((int) member.crc());
        out.putInt(short32(member.size())).putInt(short32(member.size()));
        out.putShort((short) name.length).putShort((short) (large ? 20 : 0)).put(name);
        if (large) {
            out.putShort((short) 1).putShort((short) 16).putLong(member.size()).putLong(member.size());
        }
        return out.array();
    }

    /** The bytes behind the last member. */
    public static byte[] behind(List<Stored> members) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long at = 0;
        for (Stored member : members) {
            all.writeBytes(central(member, at));
            at += before(member).length + member.size();
        }
        long length = all.size();
        boolean large = at >= MOST_32 || length >= MOST_32 || members.size() >= MOST_16;
        if (large) {
            ByteBuffer out = little(76);
            out.putInt(END_64).putLong(44).putShort((short) (UNIX | WITH_64)).putShort(WITH_64);
            out.putInt(0)
                    .putInt(0)
                    .putLong(members.size())
                    .putLong(members.size())
                    .putLong(length)
                    .putLong(at);
            out.putInt(LOCATOR_64).putInt(0).putLong(at + length).putInt(1);
            all.writeBytes(out.array());
        }
        short count = (short) Math.min(members.size(), MOST_16);
        ByteBuffer out = little(22);
        out.putInt(END).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
        out.putInt(short32(length)).putInt(short32(at)).putShort((short) 0);
        all.writeBytes(out.array());
        return all.toByteArray();
    }

    private static byte[] central(Stored member, long at) {
        boolean size = member.size() >= MOST_32;
        boolean offset = at >= MOST_32;
        int extra = (size ? 16 : 0) + (offset ? 8 : 0);
        byte[] name = member.path().getBytes(StandardCharsets.US_ASCII);
        int more = extra == 0 ? 0 : extra + 4;
        short version = extra == 0 ? PLAIN : WITH_64;
        ByteBuffer out = little(46 + name.length + more);
        out.putInt(CENTRAL).putShort((short) (UNIX | version)).putShort(version).putShort((short) 0);
        out.putShort((short) 0).putShort((short) 0).putShort(DAY).putInt((int) member.crc());
        out.putInt(short32(member.size())).putInt(short32(member.size()));
        out.putShort((short) name.length)
                .putShort((short) more)
                .putShort((short) 0)
                .putShort((short) 0);
        out.putShort((short) 0).putInt(READABLE).putInt(short32(at)).put(name);
        if (extra > 0) {
            out.putShort((short) 1).putShort((short) extra);
        }
        if (size) {
            out.putLong(member.size()).putLong(member.size());
        }
        if (offset) {
            out.putLong(at);
        }
        return out.array();
    }

    private static int short32(long number) {
        return (int) Math.min(number, MOST_32);
    }

    static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many bytes a container of some members has. */
    public static long size(List<Stored> members) {
        return members.stream()
                        .mapToLong(one -> before(one).length + one.size())
                        .sum()
                + behind(members).length;
    }
}
