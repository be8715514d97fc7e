package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The data folder of a demonstration that has run before, of which tests take copies: one that is set up anew needs three times as
 * long to be ready. Made once for what was assembled, by setting it up and running it again, which is when a node makes the archive
 * of its classes; kept in {@code target/prepared} for the other processes of the build.
 */
final class Prepared {
    private static final Path FOLDER = Path.of("target", "prepared").toAbsolutePath();
    private static final Path WHOLE = FOLDER.resolve("demo");
    private static final Path OF = FOLDER.resolve("demo.of");

    private Prepared() {}

    /** Copies the demonstration's data into an empty folder, or into one that is not there yet. */
    static synchronized void copyTo(Path data) {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel one =
                    FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Until it is closed.
                one.lock();
                make();
                copy(WHOLE, data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make() throws IOException {
        Path home = Program.assembled();
        String assembled = home + " " + Files.getLastModifiedTime(home.resolve("features/platform.json"));
        if (Files.exists(OF) && Files.readString(OF).equals(assembled)) {
            return;
        }
        Files.deleteIfExists(OF);
        delete(WHOLE);
        for (int run = 0; run < 2; run++) {
            new Program(home, WHOLE).with("ENLACE_DEMO", "1").started().enlace("stop");
        }
        Files.writeString(OF, assembled);
    }

    /** Copies a folder with all that is in it; modes and times stay. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (!Files.isDirectory(copy)) {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
