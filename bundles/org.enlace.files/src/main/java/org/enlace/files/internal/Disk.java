package org.enlace.files.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The disk, as far as files need it: a port, so that a test can break it. */
public interface Disk {
    /** A file that is written. What was written is there for good after {@link #force}. */
    interface Out extends WritableByteChannel {
        void force() throws IOException;
    }

    /** Opens a file at a place and cuts off what was behind it. @param at 0 makes the file if need be */
    Out append(Path file, long at) throws IOException;

    SeekableByteChannel read(Path file) throws IOException;

    /** Nothing where it is not there. */
    void delete(Path file) throws IOException;

    /** Makes a folder with those above it, for this user alone. */
    void folder(Path folder) throws IOException;

    /** Brings what happened in a folder to the disk. */
    void force(Path folder) throws IOException;

    /** The disk of this machine. */
    Disk REAL = new Disk() {
        private static final Set<StandardOpenOption> MAKING =
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);

        @Override
        public Out append(Path file, long at) throws IOException {
            FileChannel channel = at == 0
                    ? FileChannel.open(
                            file,
                            MAKING,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                if (channel.size() < at) {
                    throw new IOException(file + " has " + channel.size() + " bytes and should have " + at);
                }
                channel.truncate(at).position(at);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            return new RealOut(channel);
        }

        @Override
        public SeekableByteChannel read(Path file) throws IOException {
            return FileChannel.open(file, StandardOpenOption.READ);
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public void folder(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                force(folder.getParent());
            }
        }

        @Override
        public void force(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    };

    /** A file of this machine's disk. */
    record RealOut(FileChannel channel) implements Out {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return channel.write(bytes);
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
