package org.enlace.persistence.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key the embedded database is encrypted with: 256 random bits, as 64 hexadecimal digits in a file that only the node's
 * own user can read.
 */
final class DatabaseKey {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKey.class);
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path file;

    DatabaseKey(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Makes the key and has it on the disk before anything is encrypted with it. */
    void create() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Path folder = file.getParent();
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            Files.setPosixFilePermissions(folder, OWNER_FOLDER);
            Path draft = folder.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            try (FileChannel channel = FileChannel.open(
                    draft,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                channel.write(
                        ByteBuffer.wrap((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.move(draft, file);
            DurableFiles.force(folder);
        } catch (IOException e) {
            throw new DatabaseUnavailable("The database key " + file + " could not be written: " + e, e);
        }
    }

    /** The key as the database takes it. Never logged. */
    String read() {
        try {
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(modes)) {
                LOG.warn(
                        "The database key {} had the mode {}; others could read it. It is {} now",
                        file,
                        PosixFilePermissions.toString(modes),
                        PosixFilePermissions.toString(OWNER_ONLY));
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
            String key = Files.readString(file, StandardCharsets.US_ASCII).trim();
            if (!FORM.matcher(key).matches()) {
                throw new DatabaseUnavailable("The database key " + file + " is damaged: it holds " + key.length()
                        + " characters, a key is " + 2 * BYTES + " of 0-9 a-f. Put it back from your backup");
            }
            return key;
        } catch (IOException e) {
            throw new DatabaseUnavailable("The database key " + file + " could not be read: " + e, e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
