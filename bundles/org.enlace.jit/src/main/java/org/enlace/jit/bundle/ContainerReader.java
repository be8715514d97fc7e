package org.enlace.jit.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.enlace.jit.bundle.Container.Stored;

/**
 * Reads a bundle once from its beginning, holding each of its bytes against those that were written. Nothing is unpacked to anywhere;
 * what is kept in memory is the names of the members, of which there are {@value #MOST} at most.
 */
public final class ContainerReader {
    public static final int MOST = 20_000;

    private final Taking taking;
    private final List<Stored> members = new ArrayList<>();
    private long at;
    private Optional<String> damaged = Optional.empty();

    /** Takes the members as they come. */
    @FunctionalInterface
    public interface Taking {
        /** @param content exactly its bytes; what is left unread is passed over */
        void member(String path, long size, InputStream content) throws IOException;
    }

    private ContainerReader(Taking taking) {
        this.taking = taking;
    }

    /** @return what is wrong with the container; empty where nothing is */
    public static Optional<String> read(InputStream in, Taking taking) throws IOException {
        return new ContainerReader(taking).read(in);
    }

    private Optional<String> read(InputStream in) throws IOException {
        try {
            byte[] mark = exactly(in, 4);
            while (little(mark).getInt(0) == Container.LOCAL) {
                Optional<String> wrong = member(mark, in);
                if (wrong.isPresent()) {
                    return wrong;
                }
                mark = exactly(in, 4);
            }
            return behind(mark, in);
        } catch (EOFException e) {
            return Optional.of("it ends too early, " + place());
        }
    }

    private Optional<String> member(byte[] mark, InputStream in) throws IOException {
        long begins = at - mark.length;
        byte[] rest = exactly(in, Container.HEAD - mark.length);
        ByteBuffer fields = little(rest);
        long crc = fields.getInt(10) & 0xFFFF_FFFFL;
        long size = fields.getInt(14) & 0xFFFF_FFFFL;
        int named = fields.getShort(22) & 0xFFFF;
        int extra = fields.getShort(24) & 0xFFFF;
        String wrong = "what stands before a member is not as it was written, at byte " + begins + ", " + place();
        if (named > Member.LONGEST || extra != 0 && extra != 20 || members.size() == MOST) {
            return Optional.of(wrong);
        }
        byte[] name = exactly(in, named);
        byte[] more = exactly(in, extra);
        String path = new String(name, StandardCharsets.ISO_8859_1);
        if (extra > 0) {
            size = little(more).getLong(4);
        }
        if (!Member.path(path) || size < 1) {
            return Optional.of(wrong);
        }
        Stored member = new Stored(path, size, crc);
        if (!Arrays.equals(Container.before(member), joined(mark, rest, name, more))) {
            return Optional.of(wrong);
        }
        if (!members.isEmpty() && members.get(members.size() - 1).path().compareTo(path) >= 0) {
            return Optional.of("the members are not in their order, or one is there twice: " + path);
        }
        return content(member, in);
    }

    private Optional<String> content(Stored member, InputStream in) throws IOException {
        CheckedInputStream content = new CheckedInputStream(new Exactly(in, member.size()), new CRC32());
        taking.member(member.path(), member.size(), content);
        content.skip(Long.MAX_VALUE);
        at += member.size();
        members.add(member);
        if (content.getChecksum().getValue() != member.crc() && damaged.isEmpty()) {
            damaged = Optional.of(member.path() + " has another CRC-32 than stands before it");
        }
        return Optional.empty();
    }

    private Optional<String> behind(byte[] mark, InputStream in) throws IOException {
        byte[] expected = Container.behind(members);
        byte[] found = joined(mark, in.readNBytes(expected.length));
        return Arrays.equals(found, expected)
                ? damaged
                : Optional.of("what stands behind the members is not as it was written, " + place());
    }

    private String place() {
        return members.isEmpty()
                ? "before the first member"
                : "behind " + members.get(members.size() - 1).path();
    }

    private byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        at += length;
        return bytes;
    }

    private static ByteBuffer little(byte[] bytes) {
        return Container.little(bytes.length).put(0, bytes);
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(one -> one.length).sum();
        ByteBuffer all = ByteBuffer.allocate(length);
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    /** So many bytes and no more; that there are fewer is told as the end of the whole. */
    private static final class Exactly extends InputStream {
        private final InputStream in;
        private long left;

        Exactly(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, from, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
            return read;
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
