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
import java.util.ArrayList;
import java.util.Comparator;
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
    /** Bytes that are read of it at most. */
    static final int LONGEST_READ = 64 << 20;

    private static final Pattern ROLLED = Pattern.compile("enlace-(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,6})\\.log\\.gz");

    private LogFile() {}

    static Path of(Node node) {
        return node.data().resolve("log").resolve("enlace.log");
    }

    /**
     * The last lines there are now, at most so many.
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
        List<String> lines = ofNow(file, end, count);
        for (Path aside : lines.size() < count ? rolled(file) : List.<Path>of()) {
            try {
                if (lines.size() >= count
                        || Files.getLastModifiedTime(aside).toInstant().isBefore(since)) {
                    break;
                }
                List<String> before = unpacked(aside);
                List<String> all = new ArrayList<>(
                        before.subList(Math.max(0, before.size() + lines.size() - count), before.size()));
                all.addAll(lines);
                lines = all;
            } catch (NoSuchFileException | EOFException | ZipException e) {
                // Removed for its age meanwhile, or not whole: a start after a power cut may leave one.
                break;
            }
        }
        return lines;
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

    private static List<String> unpacked(Path rolled) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(rolled))) {
            return new String(in.readNBytes(LONGEST_READ), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /**
     * Reads from the end backwards, so that a long log costs no more than a short one.
     *
     * @param end of what is looked at, in bytes from the beginning
     */
    private static List<String> ofNow(Path file, long end, int count) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            int size = 1 << 14;
            while (true) {
                int take = (int) Math.min(end, size);
                byte[] bytes = new byte[take];
                log.seek(end - take);
                log.readFully(bytes);
                List<String> lines =
                        new String(bytes, StandardCharsets.UTF_8).lines().toList();
                if (take == end || lines.size() > count || size >= LONGEST_READ) {
                    List<String> whole = take == end || lines.isEmpty() ? lines : lines.subList(1, lines.size());
                    return whole.subList(Math.max(0, whole.size() - count), whole.size());
                }
                size *= 4;
            }
        }
    }
}
