package org.enlace.search.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key the index is encrypted with: 256 random bits in a file of the node's own user. An index whose key was lost cannot
 * be read and is built anew, so the key needs no backup.
 */
final class IndexKey {
    private static final int BYTES = 32;

    private final Path file;

    IndexKey(Path file) {
        this.file = file;
    }

    /** The key; made at the first use. */
    synchronized SecretKey get() throws IOException {
        try {
            return key(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return make();
        }
    }

    private SecretKey make() throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(bytes));
            channel.force(true);
        }
        try {
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            // Another thread was quicker; its key counts.
            Files.delete(draft);
            return key(Files.readAllBytes(file));
        }
        return key(bytes);
    }

    private SecretKey key(byte[] bytes) throws IOException {
        if (bytes.length != BYTES) {
            throw new IOException(file + " holds " + bytes.length + " bytes, a key has " + BYTES
                    + "; remove it, and the index is built anew with another");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
