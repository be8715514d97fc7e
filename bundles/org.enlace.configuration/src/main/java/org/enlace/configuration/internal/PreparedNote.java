package org.enlace.configuration.internal;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.parsson.JsonProviderImpl;
import org.enlace.configuration.Change.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That a change was audited and is still to be made, as a file beside the history: it lies there before the audit says that the change
 * is done, and until it is. A node that was ended in between finds it at its next start.
 */
record PreparedNote(Path file, List<Part> parts) {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedNote.class);
    private static final JsonProvider JSON = new JsonProviderImpl();
    private static final String BEGIN = "prepared-";
    private static final String END = ".json";
    private static final String DRAFT_BEGIN = ".prepared-";
    private static final String DRAFT_END = ".draft";

    PreparedNote {
        parts = List.copyOf(parts);
    }

    /**
     * On the disk when it returns.
     *
     * @param own the folder of the node's own files
     */
    static PreparedNote write(Path own, List<Part> parts) throws IOException {
        Path folder = Files.createDirectories(folder(own));
        PreparedNote note = new PreparedNote(folder.resolve(BEGIN + UUID.randomUUID() + END), parts);
        JsonArrayBuilder all = JSON.createArrayBuilder();
        parts.forEach(part -> all.add(JSON.createObjectBuilder()
                .add("pid", part.pid())
                .add("key", part.key())
                .add("before", part.before())
                .add("after", part.after())));
        Path draft = Files.createTempFile(
                folder,
                DRAFT_BEGIN,
                DRAFT_END,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, all.build().toString());
            OwnFiles.force(draft, StandardOpenOption.WRITE);
            Files.move(draft, note.file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        OwnFiles.force(folder, StandardOpenOption.READ);
        return note;
    }

    /**
     * Those of a process before, whose drafts are cleared away. One that cannot be read is left where it is, and the log names it: a
     * node starts all the same, and hears of the others.
     */
    static List<PreparedNote> left(Path own) throws IOException {
        if (!Files.isDirectory(folder(own))) {
            return List.of();
        }
        List<PreparedNote> left = new ArrayList<>();
        List<Path> there;
        try (Stream<Path> files = Files.list(folder(own))) {
            there = files.toList();
        }
        for (Path file : there) {
            String name = file.getFileName().toString();
            try {
                if (name.startsWith(BEGIN) && name.endsWith(END)) {
                    left.add(new PreparedNote(file, read(file)));
                } else if (name.startsWith(DRAFT_BEGIN) && name.endsWith(DRAFT_END)) {
                    Files.delete(file);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "{} tells of a change of the configuration that was prepared, and cannot be read, so the audit may"
                                + " have as done what was not: compare its last changes with config:list, and take the file away",
                        file,
                        e);
            }
        }
        return left;
    }

    private static List<Part> read(Path file) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (JsonReader reader = JSON.createReader(new StringReader(Files.readString(file)))) {
            for (JsonValue value : reader.readArray()) {
                var part = value.asJsonObject();
                parts.add(new Part(
                        part.getString("pid"),
                        part.getString("key"),
                        part.getString("before"),
                        part.getString("after")));
            }
        }
        return parts;
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
        OwnFiles.force(file.toAbsolutePath().getParent(), StandardOpenOption.READ);
    }

    private static Path folder(Path own) {
        return own.resolve("history");
    }
}
