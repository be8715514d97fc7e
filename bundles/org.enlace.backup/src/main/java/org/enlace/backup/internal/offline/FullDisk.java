package org.enlace.backup.internal.offline;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A disk that became full while a backup was restored: which one, how much is missing, and what to do. */
final class FullDisk {
    /** What PostgreSQL calls it. */
    private static final String STATE = "53100";
    /** What the kernel calls it. */
    private static final Pattern SAID = Pattern.compile("(?i)no space left|quota exceeded");

    private FullDisk() {}

    /**
     * What ended a restore, in words where it was a full disk.
     *
     * @param needed about how many bytes the restored folder has in the end
     */
    static IOException told(IOException e, Path data, long needed) {
        SQLException refused = refused(e);
        if (refused != null) {
            return STATE.equals(refused.getSQLState())
                    ? new IOException(
                            "The disk of the database's server became full, and nothing of the backup was stored there ("
                                    + firstLine(refused) + "). Make room on that machine",
                            e)
                    : e;
        }
        if (!SAID.matcher(reason(e)).find()) {
            return e;
        }
        try {
            long free = Files.getFileStore(there(data)).getUsableSpace();
            return new IOException(
                    "The disk of \"" + data + "\" became full: it has " + free
                            + " bytes free, and what is left of the backup needs about "
                            + Math.max(needed - bytes(data), free + 1)
                            + ". Make room there, or restore into an empty folder on another disk",
                    e);
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
            return e;
        }
    }

    private static SQLException refused(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                return refused;
            }
        }
        return null;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Without the names of files, which may be called anything. */
    private static String reason(IOException e) {
        return String.valueOf(e instanceof FileSystemException of ? of.getReason() : e.getMessage());
    }

    private static Path there(Path folder) {
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    private static long bytes(Path data) throws IOException {
        if (!Files.exists(data)) {
            return 0;
        }
        long[] bytes = new long[1];
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.getParent().equals(data)
                                && Restoring.NO_DATA.contains(
                                        folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }
}
