package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.enlace.keys.NodeIdentity;
import org.enlace.platform.Refusal;

/** The encrypted bytes, one file for each content, in folders by the beginning of its name. */
final class Vault {
    private static final int BUFFER = 1 << 16;
    private static final int BATCH = 500;
    private static final long NEARLY_NOTHING = 32L << 20;

    private final Path folder;
    private final Disk disk;
    private final Supplier<NodeIdentity> own;

    /** @param folder made when the first file comes */
    Vault(Path folder, Disk disk, Supplier<NodeIdentity> own) {
        this.folder = folder;
        this.disk = disk;
        this.own = own;
    }

    /** Whose the folder is, if it is another node's; one that says nothing yet says from now on that it is this one's. */
    Optional<NodeIdentity> other() throws IOException {
        return used() ? own.get().claim(folder) : Optional.empty();
    }

    /**
     * Writes a part and brings it to the disk. What is behind it, which an earlier attempt may have left, is cut off.
     *
     * @param part   which, from 0
     * @param most   how many bytes are taken
     * @param excess what is thrown where there are more
     * @param digest is told what was written; of no use when this throws
     * @return how many bytes the part has; with none, nothing is written
     * @throws Refusal {@code files.disk-full}, or the excess
     */
    int write(
            String name,
            Sealing sealing,
            long part,
            InputStream content,
            int most,
            Supplier<Refusal> excess,
            MessageDigest digest) {
        Path file = path(name);
        long at = sealing.place(part);
        try {
            byte[] buffer = new byte[BUFFER];
            int read = content.readNBytes(buffer, 0, BUFFER);
            if (read == 0) {
                return 0;
            }
            if (part == 0) {
                boolean first = !used();
                disk.folder(file.getParent());
                if (first) {
                    other();
                }
            }
            int written = 0;
            try (Disk.Out out = disk.append(file, at)) {
                try (WritableByteChannel sealed = sealing.sealing(new Unclosed(out), part)) {
                    for (; read > 0; read = content.readNBytes(buffer, 0, BUFFER)) {
                        written += read;
                        if (written > most) {
                            throw excess.get();
                        }
                        digest.update(buffer, 0, read);
                        for (ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                            sealed.write(bytes);
                        }
                    }
                }
                out.force();
            }
            if (part == 0) {
                disk.force(file.getParent());
            }
            return written;
        } catch (IOException e) {
            cut(file, at);
            throw full(e) ? diskFull() : new UncheckedIOException(e);
        } catch (RuntimeException e) {
            cut(file, at);
            throw e;
        }
    }

    private static Refusal diskFull() {
        return new Refusal(
                "files.disk-full",
                "The disk of the node is full and the file was not stored; make room and send it again");
    }

    private boolean full(IOException e) {
        try {
            return Files.getFileStore(existing()).getUsableSpace() < NEARLY_NOTHING
                    || String.valueOf(e.getMessage()).matches("(?i).*(no space|quota exceeded).*");
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Where the files are, or will be. */
    private Path existing() {
        Path at = folder;
        while (!Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }

    /** The bytes that are free where the files are. */
    long free() throws IOException {
        return Files.getFileStore(existing()).getUsableSpace();
    }

    /** Takes back a part that was written last. */
    void cut(String name, Sealing sealing, long part) {
        cut(path(name), sealing.place(part));
    }

    private void cut(Path file, long at) {
        try {
            if (Files.exists(file)) {
                disk.append(file, at).close();
            }
        } catch (IOException e) {
            // It is cut when the part is written again; until then it only takes room.
        }
    }

    /** @param size of the whole content @param to behind the last byte */
    InputStream read(String name, Sealing sealing, long size, long from, long to) {
        try {
            return new Opened(disk.read(path(name)), sealing, size, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing happens where it is not there. */
    void remove(String name) {
        try {
            disk.delete(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a content has all its bytes. */
    boolean whole(String name, Sealing sealing, long size) {
        try {
            long parts = (size - 1) / sealing.chunk();
            return Files.size(path(name)) == sealing.place(parts) + sealing.length(size - parts * sealing.chunk());
        } catch (IOException e) {
            return false;
        }
    }

    /** When a content was written last; empty where it is not there. */
    Optional<FileTime> written(String name) {
        try {
            return Optional.of(Files.getLastModifiedTime(path(name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Gives the names of all files there are, some hundred at a time. */
    void names(Consumer<List<String>> batches) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> batch = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path each : folders) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(each)) {
                    for (Path file : files) {
                        batch.add(file.getFileName().toString());
                        if (batch.size() == BATCH) {
                            batches.accept(List.copyOf(batch));
                            batch.clear();
                        }
                    }
                }
            }
        }
        if (!batch.isEmpty()) {
            batches.accept(List.copyOf(batch));
        }
    }

    boolean used() {
        return Files.isDirectory(folder);
    }

    private Path path(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    /** Closing a part leaves its file open, to be forced. */
    private record Unclosed(Disk.Out out) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return out.write(bytes);
        }

        @Override
        public boolean isOpen() {
            return out.isOpen();
        }

        @Override
        public void close() {
            // By whoever opened it.
        }
    }
}
