package org.enlace.persistence.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a move leaves in the data folder while it goes on, so that the database of the next start, whichever it is, takes down what
 * became of it; right before the switch also what was moved. Afterwards it lies there under another name, as long as the embedded database does.
 */
final class MoveNote {
    static final String PENDING = "database.moving";
    static final String DONE = "database.moved";
    /** What a note says only from right before the switch on. */
    static final String ROWS = "rows";

    private MoveNote() {}

    static boolean isPending(Path data) {
        return Files.exists(data.resolve(PENDING));
    }

    static boolean isDone(Path data) {
        return Files.exists(data.resolve(DONE));
    }

    /** That it was begun; on the disk when it returns. */
    static void begun(Path data, String to) throws IOException {
        write(data, begin(to));
    }

    /** On the disk when it returns, whole or not at all. */
    static void write(Path data, String to, DatabaseMove.Moved moved) throws IOException {
        Properties note = begin(to);
        note.setProperty("tables", String.valueOf(moved.tables()));
        note.setProperty(ROWS, String.valueOf(moved.rows()));
        note.setProperty("digest", moved.digest());
        write(data, note);
    }

    private static Properties begin(String to) {
        Properties note = new Properties();
        note.setProperty("at", Instant.now().toString());
        note.setProperty("to", to);
        return note;
    }

    private static void write(Path data, Properties note) throws IOException {
        Path part = data.resolve(PENDING + ".part");
        try (FileChannel channel = FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = Channels.newOutputStream(channel)) {
            note.store(out, null);
            channel.force(true);
        }
        place(part, data.resolve(PENDING));
    }

    static Map<String, String> read(Path data, String name) throws IOException {
        Properties note = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve(name), StandardCharsets.ISO_8859_1)) {
            note.load(in);
        }
        Map<String, String> values = new TreeMap<>();
        note.forEach((key, value) -> values.put(String.valueOf(key), String.valueOf(value)));
        return values;
    }

    static void done(Path data) throws IOException {
        place(data.resolve(PENDING), data.resolve(DONE));
    }

    static void dropped(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(PENDING));
        DurableFiles.force(data);
    }

    private static void place(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFiles.force(to.toAbsolutePath().getParent());
    }
}
