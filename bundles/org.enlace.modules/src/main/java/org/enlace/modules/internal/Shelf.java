package org.enlace.modules.internal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.JsonText;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of installed modules: one folder each, which appears and disappears by one rename. These folders are the truth
 * about what is installed; the launcher brings the framework in line with them at every start.
 */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String RECEIPT = "installed.json";
    private static final String STAGING = "module-";

    private final Path modules;
    private final Path staging;

    Shelf(Path data) {
        modules = data.resolve("modules");
        staging = data.resolve("tmp");
    }

    /** When and from where a module came. */
    record Receipt(Path archive, Instant at) {}

    /** An installed module's folder with what its files say. */
    record Kept(ModuleFeature feature, Receipt receipt, Path folder) {}

    /** What lies on the shelf: the sound modules, and a sentence for each folder that is not sound. */
    record Contents(List<Kept> modules, List<String> damaged) {}

    /** Makes the folders and clears away what an interrupted install or removal left. */
    void tidy() throws IOException {
        Files.createDirectories(modules);
        Files.createDirectories(staging);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(staging, STAGING + "*")) {
            for (Path each : left) {
                delete(each);
            }
        }
    }

    Contents read(FeatureReader reader) throws IOException {
        List<Kept> kept = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(modules, Files::isDirectory)) {
            for (Path folder : folders) {
                Path file = folder.resolve(ModuleFeature.FILE);
                try {
                    ModuleFeature feature = reader.read(Files.readAllBytes(file), file.toString());
                    if (!feature.id().equals(folder.getFileName().toString())) {
                        throw new IOException("it names the module " + feature.id());
                    }
                    kept.add(new Kept(feature, receipt(folder), folder));
                } catch (IOException | RuntimeException e) {
                    damaged.add("The installed module in " + folder + " cannot be read (" + e.getMessage()
                            + "); install it again from its archive");
                }
            }
        }
        return new Contents(List.copyOf(kept), List.copyOf(damaged));
    }

    Path stage() throws IOException {
        return Files.createTempDirectory(staging, STAGING);
    }

    /** Puts a staged module in its place: from here on it is installed, whatever happens. */
    Kept keep(Path staged, ModuleFeature feature, Receipt receipt) throws IOException {
        JsonObject json = JsonText.object()
                .add("archive", receipt.archive().toString())
                .add("at", receipt.at().toString())
                .build();
        Files.writeString(staged.resolve(RECEIPT), JsonText.print(json));
        sync(staged);
        Path folder = modules.resolve(feature.id());
        if (Files.exists(folder)) {
            delete(withdraw(folder));
        }
        Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
        try {
            force(modules);
        } catch (IOException e) {
            withdraw(folder);
            throw e;
        }
        return new Kept(feature, receipt, folder);
    }

    /** Takes a module's folder away: from here on it is not installed. What is returned may be deleted at leisure. */
    Path withdraw(Path folder) throws IOException {
        Path leftover = stage();
        Files.move(folder, leftover.resolve("removed"), StandardCopyOption.ATOMIC_MOVE);
        return leftover;
    }

    /** Deletes what was withdrawn, or leaves it to the next start. */
    void clear(Path leftover) {
        try {
            delete(leftover);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted; the next start tries again", leftover, e);
        }
    }

    /** Deletes a folder with all that is in it, never following a link. */
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The size of a folder's files in bytes. */
    static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("The size of " + folder + " cannot be told", e);
        }
    }

    private static Receipt receipt(Path folder) throws IOException {
        Path file = folder.resolve(RECEIPT);
        if (Files.exists(file)) {
            JsonObject json = JsonText.object(Files.readString(file));
            return new Receipt(Path.of(json.getString("archive")), Instant.parse(json.getString("at")));
        }
        return new Receipt(folder, Files.getLastModifiedTime(folder).toInstant());
    }

    /** Makes sure that every file of a folder has reached the disk. */
    private static void sync(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                force(each);
            }
        }
    }

    private static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
