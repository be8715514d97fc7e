package org.enlace.shell.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.platform.Node;

/** The file that the node logs into, unless its administrator configured Logback otherwise. */
final class LogFile {
    /** Bytes that are read of it at most. */
    static final int LONGEST_READ = 64 << 20;

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
        return last(file, Files.size(file), count);
    }

    /**
     * Reads from the end backwards, so that a long log costs no more than a short one.
     *
     * @param end of what is looked at, in bytes from the beginning
     */
    static List<String> last(Path file, long end, int count) throws IOException {
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
