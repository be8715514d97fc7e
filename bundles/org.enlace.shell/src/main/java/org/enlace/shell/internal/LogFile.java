package org.enlace.shell.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.enlace.platform.Node;

/**
 * The file that the node logs into, unless its administrator configured Logback otherwise, and beside it those of before: each midnight
 * of UTC and when it has become long, the file goes aside as {@code enlace-2026-11-25.0.log.gz} and a new one is begun.
 */
final class LogFile {
    /** Bytes that are kept of all files together at most: where an entry carries its trace, so many lines say little of how much. */
    static final int MOST_BYTES = 16 << 20;

    private static final int BUFFER = 1 << 14;
    private static final Pattern ROLLED = Pattern.compile("enlace-(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,6})\\.log\\.gz");

    private LogFile() {}

    static Path of(Node node) {
        return node.data().resolve("log").resolve("enlace.log");
    }

    /**
     * The last lines there are now, at most so many, and no more than {@link #MOST_BYTES}: the oldest are left out.
     *
     * @throws java.nio.file.NoSuchFileException when nothing was logged yet
     */
    static List<String> last(Path file, int count) throws IOException {
        return last(file, Files.size(file), count, Instant.MIN);
    }

    /** @param since files that went aside before are not looked into */
    static List<String> last(Path file, int count, Instant since) throws IOException {
        return last(file, Files.size(file), count, since);
    }

    /**
     * @param end   of what is looked at of the file of now, in bytes from its beginning
     * @param since files that went aside before are not looked into
     */
    static List<String> last(Path file, long end, int count, Instant since) throws IOException {
        Lines lines = new Lines(count);
        ofNow(file, end, lines);
        for (Path aside : lines.isFull() ? List.<Path>of() : rolled(file)) {
            try {
                if (lines.isFull()
                        || Files.getLastModifiedTime(aside).toInstant().isBefore(since)) {
                    break;
                }
                unpacked(aside, lines);
            } catch (NoSuchFileException | EOFException | ZipException e) {
                // Removed for its age meanwhile, or not whole: a start after a power cut may leave one.
                break;
            }
        }
        return lines.all();
    }

    /** The newest first. */
    private static List<Path> rolled(Path file) throws IOException {
        try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
            return beside.filter(each ->
                            ROLLED.matcher(each.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(LogFile::date)
                            .thenComparingInt(LogFile::number)
                            .reversed())
                    .toList();
        }
    }

    private static String date(Path rolled) {
        return part(rolled, 1);
    }

    private static int number(Path rolled) {
        return Integer.parseInt(part(rolled, 2));
    }

    private static String part(Path rolled, int group) {
        Matcher name = ROLLED.matcher(rolled.getFileName().toString());
        return name.matches() ? name.group(group) : "0";
    }

    /** Packed files are read from their beginning; meanwhile only the end that there is room for is kept. */
    private static void unpacked(Path rolled, Lines lines) throws IOException {
        byte[] ring = new byte[lines.room()];
        long total = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(rolled))) {
            int read = 0;
            while (read >= 0) {
                total += read;
                int at = (int) (total % ring.length);
                read = in.read(ring, at, ring.length - at);
            }
        }
        boolean whole = total <= ring.length;
        byte[] end = new byte[(int) Math.min(total, ring.length)];
        int from = whole ? 0 : (int) (total % ring.length);
        System.arraycopy(ring, from, end, 0, end.length - from);
        System.arraycopy(ring, 0, end, end.length - from, from);
        lines.before(end, whole);
    }

    /**
     * Reads from the end backwards, so that a long log costs no more than a short one.
     *
     * @param asked the end of what is looked at, in bytes from the beginning
     */
    private static void ofNow(Path file, long asked, Lines lines) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            // Shorter where a new one was begun meanwhile.
            long end = Math.min(asked, log.length());
            for (int size = BUFFER; ; size = Math.min(size * 4, MOST_BYTES)) {
                byte[] bytes = new byte[(int) Math.min(end, size)];
                log.seek(end - bytes.length);
                log.readFully(bytes);
                if (bytes.length == end || size == MOST_BYTES || lines.areIn(bytes)) {
                    lines.before(bytes, bytes.length == end);
                    return;
                }
            }
        }
    }

    /** The last lines of some text that becomes known from its end to its beginning. */
    private static final class Lines {
        private final Deque<String> lines = new ArrayDeque<>();
        private final int count;
        private int room = MOST_BYTES;

        Lines(int count) {
            this.count = count;
        }

        boolean isFull() {
            return lines.size() >= count || room <= 0;
        }

        /** In bytes. */
        int room() {
            return room;
        }

        /** Whether so many end in there that none is missing. */
        boolean areIn(byte[] bytes) {
            int ends = 0;
            for (byte each : bytes) {
                ends += each == '\n' ? 1 : 0;
            }
            return ends > count;
        }

        /** @param whole whether nothing stands before it, so that its first line is one too */
        void before(byte[] bytes, boolean whole) {
            int end = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
            for (int at = end - 1; at >= 0 && lines.size() < count; at--) {
                if (bytes[at] == '\n') {
                    add(bytes, at + 1, end);
                    end = at;
                }
            }
            if (whole && bytes.length > 0 && lines.size() < count) {
                add(bytes, 0, end);
            }
            room = whole ? room - bytes.length : 0;
        }

        private void add(byte[] bytes, int from, int to) {
            String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
            // Whatever anybody else takes for an end of a line is one.
            List<String> parts =
                    line.indexOf('\r') < 0 ? List.of(line) : line.lines().toList();
            for (int at = parts.size() - 1; at >= 0; at--) {
                lines.addFirst(parts.get(at));
            }
        }

        List<String> all() {
            List<String> all = new ArrayList<>(lines);
            return all.subList(Math.max(0, all.size() - count), all.size());
        }
    }
}
