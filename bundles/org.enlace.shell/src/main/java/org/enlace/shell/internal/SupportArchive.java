package org.enlace.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.platform.contribution.Json;

/** What whoever helps from afar has to see of a node, and nothing of its cases and people: a ZIP for the node's user only. */
final class SupportArchive {
    /** Lines of the log, from the end, and no more than {@link LogFile#MOST_BYTES}. */
    static final int LINES = 20_000;

    private static final String ABOUT = """
            Support archive of an Enlace node, made by log:bundle.

            node.json           versions, machine, bundles
            doctor.json         what node:doctor found
            configuration.json  every key with its value; secrets are left out
            enlace.log          the last lines of the log, 16 MB at most

            What may concern a person or a case was replaced by words such as <mail-1a2b3c4d>: the same word stands for the
            same content within this archive, and nobody can tell from it which. That was done by the form of the text, so
            READ IT before it leaves your house.
            """;

    private final Masking masking;
    private final Path log;

    SupportArchive(Masking masking, Path log) {
        this.masking = masking;
        this.log = log;
    }

    /**
     * Writes a new file.
     *
     * @param parts by file name, what is printed as JSON
     * @throws FileAlreadyExistsException when there is one of that name
     */
    void write(Path file, Map<String, Object> parts) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                entry(zip, "README.txt", ABOUT);
                for (Map.Entry<String, Object> part : parts.entrySet()) {
                    entry(zip, part.getKey(), Json.of(masked(part.getValue())));
                }
                zip.putNextEntry(new ZipEntry("enlace.log"));
                log(zip);
                zip.closeEntry();
            }
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Without the rest of an entry that begins before what is read: of what it says nothing tells what it is. */
    private void log(ZipOutputStream zip) throws IOException {
        List<LogLine> formless = new ArrayList<>();
        boolean[] ours = new boolean[1];
        try {
            LogLine.read(lines(), line -> {
                ours[0] |= line.time() != null;
                if (ours[0]) {
                    write(zip, line);
                } else {
                    formless.add(line);
                }
            });
            if (!ours[0]) {
                formless.forEach(line -> write(zip, line));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(ZipOutputStream zip, LogLine line) {
        try {
            zip.write((masking.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() throws IOException {
        try {
            return LogFile.last(log, LINES);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** Every text in it, however deep. */
    private Object masked(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(String.valueOf(key), masked(each)));
            return all;
        }
        if (value instanceof List<?> || value instanceof Set<?>) {
            return ((Collection<?>) value).stream().map(this::masked).collect(Collectors.toList());
        }
        return value instanceof String text ? masking.text(text) : value;
    }
}
