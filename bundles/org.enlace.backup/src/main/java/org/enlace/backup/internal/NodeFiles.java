package org.enlace.backup.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.backup.internal.format.Durable;

/**
 * The small files of a data folder: whatever lies there, so that nothing is forgotten that a later release puts there, except what is
 * copied otherwise, made anew by itself, or belongs to the running process.
 */
final class NodeFiles {
    static final String KEYS = "keys";

    /** {@code index} is built anew from the database, {@code cache} from the modules. */
    private static final Set<String> LEFT_OUT = Set.of(
            "database",
            "database.unfinished",
            "files",
            "run",
            "cache",
            "log",
            "tmp",
            "index",
            "restore.unfinished",
            // Of the file system, where the data folder is a disk of its own.
            "lost+found",
            KEYS);

    private final Path data;

    /** What officers carry into the node and out of it through SSH: files on their way, of any size, that are somebody's elsewhere. */
    private final Path carried;

    NodeFiles(Path data) {
        this.data = data;
        this.carried = data.resolve("shell").resolve("files");
    }

    /** Writes an archive of all but the keys. */
    void write(OutputStream out) throws IOException {
        List<Path> files = new ArrayList<>();
        try (var top = Files.list(data)) {
            for (Path each : top.sorted().toList()) {
                if (!LEFT_OUT.contains(each.getFileName().toString())) {
                    files.addAll(below(each));
                }
            }
        }
        archive(files, out);
    }

    /** Writes an archive of the keystore, with its passphrase where that lies beside it. */
    void writeKeys(OutputStream out) throws IOException {
        archive(below(data.resolve(KEYS)), out);
    }

    private List<Path> below(Path start) throws IOException {
        List<Path> all = new ArrayList<>();
        if (!Files.exists(start)) {
            return all;
        }
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(carried) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                // Of links only what they say could be kept, which leads nowhere on another machine.
                if (attributes.isRegularFile() && !name.endsWith(".new") && !name.endsWith(".part")) {
                    all.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        Collections.sort(all);
        return all;
    }

    private void archive(List<Path> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                zip.putNextEntry(new ZipEntry(data.relativize(file).toString().replace('\\', '/')));
                in.transferTo(zip);
                zip.closeEntry();
            } catch (NoSuchFileException e) {
                // Gone since the folder was read.
                continue;
            }
        }
        zip.finish();
    }

    /** Links in the data folder: where they lead is not backed up. */
    List<String> links() throws IOException {
        List<String> links = new ArrayList<>();
        try (var top = Files.list(data)) {
            for (Path each : top.sorted().toList()) {
                String name = each.getFileName().toString();
                // The database and the encrypted files are copied from wherever they lie.
                if (name.equals(KEYS) || !LEFT_OUT.contains(name)) {
                    links(each, links);
                }
            }
        }
        return links;
    }

    private void links(Path start, List<String> links) throws IOException {
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isSymbolicLink()) {
                    links.add(data.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Tells whether modules were changed between two moments; empty while a change goes on. A change that began and was undone in
     * between has made and removed its journal, which the folder remembers by its own time.
     */
    String modules() throws IOException {
        Path modules = data.resolve("modules");
        if (Files.exists(modules.resolve("journal.json"))) {
            return "";
        }
        StringBuilder told = new StringBuilder("modules");
        if (Files.exists(modules)) {
            told.append(' ').append(Files.getLastModifiedTime(modules));
        }
        for (Path file : below(modules)) {
            if (file.getFileName().toString().equals("current")) {
                try {
                    told.append('\n').append(file).append(' ').append(Durable.hash(file));
                } catch (NoSuchFileException e) {
                    // A module that is just being taken out.
                    return "";
                }
            }
        }
        return told.toString();
    }
}
