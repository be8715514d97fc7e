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
    /** What the kernel calls it in English; elsewhere numbers tell. */
    private static final Pattern SAID = Pattern.compile("(?i)no space left|quota exceeded");

    private static final long NEARLY_NOTHING = 1L << 20;

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
        boolean said = SAID.matcher(String.valueOf(reason(e))).find();
        if (!said && !isOfJava(e)) {
            return e;
        }
        try {
            long free = Files.getFileStore(there(data)).getUsableSpace();
            long missing = needed - bytes(data);
            String why = reason(e) == null ? "" : " (" + reason(e) + ")";
            if (free < missing || free < NEARLY_NOTHING) {
                return new IOException(
                        "The disk of \"" + data + "\" became full" + why + ": it has " + free + " bytes free"
                                + (free < missing ? ", and what is left of the backup needs about " + missing : "")
                                + ". Make room there, or restore into an empty folder on another disk",
                        e);
            }
            return said
                    ? new IOException(
                            "The disk of \"" + data + "\" takes no more" + why + ", though it has " + free
                                    + " bytes free: there may be no more files on it, or no more of this user's. Make room"
                                    + " there, or restore into an empty folder on another disk",
                            e)
                    : e;
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
            return e;
        }
    }

    /**
     * Whether Java passes on what the kernel said, in whichever language, rather than what this program or a more telling exception
     * says.
     */
    private static boolean isOfJava(IOException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass() == FileSystemException.class
                || e.getClass() == IOException.class
                        && trace.length > 0
                        && "java.base".equals(trace[0].getModuleName());
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

    /** Without the names of files, which may be called anything; null where nothing is said. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException of ? of.getReason() : e.getMessage();
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
