package org.enlace.modules.internal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.enlace.modules.internal.Remains.Export;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;

/** Writes records into a new file that only the node's user can read; a file that could not be finished is gone. */
final class RecordFile {
    private RecordFile() {}

    /** Writes what there is to write. */
    @FunctionalInterface
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** @throws Refusal {@code module.export-file} when there is a file already or none can be made */
    static Export write(Path file, Content content) throws IOException {
        MessageDigest digest = Hashing.sha256();
        boolean whole = false;
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            try (OutputStream out = new BufferedOutputStream(
                    new DigestOutputStream(new Unclosed(Channels.newOutputStream(channel)), digest), 1 << 16)) {
                content.to(out);
            }
            channel.force(true);
            whole = true;
            return new Export(file, HexFormat.of().formatHex(digest.digest()), channel.size());
        } catch (FileAlreadyExistsException e) {
            whole = true;
            throw new Refusal("module.export-file", file + " is there already; name a file that is not", file);
        } catch (IOException e) {
            throw new Refusal(
                    "module.export-file",
                    file + " cannot be written (" + e + "); name a place with room for it",
                    file,
                    e.getMessage());
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
