package org.enlace.backup.internal.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.enlace.platform.Hashing;

/** Files that are on the disk, whole, before they have their name; for this user alone where the disk knows users. */
public final class Durable {
    private static final int BUFFER = 1 << 16;

    private Durable() {}

    /**
     * @param bytes  how many
     * @param sha256 hexadecimal
     */
    public record Written(long bytes, String sha256) {}

    /** Writes what a file consists of. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Makes a file under its own name, or anew, and brings it to the disk. What had the name goes first: whoever else may write to
     * the folder could have put a link there, and the node would write into one of its own files.
     */
    public static Written write(Path file, Content content) throws IOException {
        Files.deleteIfExists(file);
        MessageDigest digest = Hashing.sha256();
        long[] bytes = new long[1];
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine(file, "rw-------"))) {
            OutputStream disk = Channels.newOutputStream(channel);
            OutputStream counted = new OutputStream() {
                @Override
                public void write(int single) throws IOException {
                    write(new byte[] {(byte) single}, 0, 1);
                }

                @Override
                public void write(byte[] from, int offset, int length) throws IOException {
                    digest.update(from, offset, length);
                    bytes[0] += length;
                    disk.write(from, offset, length);
                }
            };
            OutputStream out = new BufferedOutputStream(counted, BUFFER);
            content.write(out);
            out.flush();
            channel.force(true);
        }
        return new Written(bytes[0], HexFormat.of().formatHex(digest.digest()));
    }

    /** Makes a file anew as {@link #write} does, and leaves it to {@link #force} to bring it to the disk. */
    public static void draft(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine(file, "rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }

    /** Makes a file that has its name only once it is whole; one of that name is replaced. */
    public static Written place(Path file, Content content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Written written = write(part, content);
            rename(part, file);
            return written;
        } catch (IOException | RuntimeException | Error e) {
            // Of a full disk it would take the very room that is missing.
            drop(part, e);
            throw e;
        }
    }

    /**
     * Takes away what something that failed had begun.
     *
     * @param why what it failed of, and is told of; that nothing can be taken away goes along with it
     */
    public static void drop(Path part, Throwable why) {
        try {
            deleteTree(part);
        } catch (IOException | RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    /** Adds a line to a file, never through a link, and brings it to the disk. */
    public static void append(Path file, String line) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND,
                        LinkOption.NOFOLLOW_LINKS),
                mine(file, "rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Gives a file or folder its name; what is done is on the disk. */
    public static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(to.toAbsolutePath().getParent());
    }

    /** Makes a folder with those above it. */
    public static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path above = folder.toAbsolutePath().getParent();
            folder(above);
            try {
                Files.createDirectory(folder, mine(above, "rwx------"));
            } catch (java.nio.file.FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
            force(above);
        }
    }

    /** Brings a file, or what happened in a folder where the disk can do that, to the disk. */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some network disks do not; on them a power cut may cost the last backup, which then is not there.
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
    }

    public static String hash(Path file) throws IOException {
        MessageDigest digest = Hashing.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Hashing.sha256().digest(bytes));
    }

    public static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static FileAttribute<?>[] mine(Path near, String modes) throws IOException {
        Path there = Files.exists(near) ? near : near.toAbsolutePath().getParent();
        return Files.getFileStore(there).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes))}
                : new FileAttribute<?>[0];
    }
}
