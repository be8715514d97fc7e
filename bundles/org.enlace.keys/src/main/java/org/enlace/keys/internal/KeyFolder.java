package org.enlace.keys.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code keys} of a node: where things lie in it, and that nobody else can read them. A file is written wholly and
 * to the disk before it takes its name.
 */
final class KeyFolder {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFolder.class);
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int LONGEST_FILE = 1 << 16;

    private final Path folder;

    KeyFolder(Path data) {
        folder = data.resolve("keys");
    }

    Path keystore() {
        return folder.resolve("node.p12");
    }

    /** The passphrase the node made for itself, where nobody gave it one. */
    Path passphrase() {
        return folder.resolve("passphrase");
    }

    /** One that was made and is not yet known to be in force. */
    Path nextPassphrase() {
        return folder.resolve("passphrase.next");
    }

    /** Of a build before the first release. */
    Path oldDatabaseKey() {
        return folder.resolve("database.key");
    }

    void prepare() throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        own(folder, OWNER_FOLDER);
    }

    byte[] read(Path file) throws IOException {
        own(file, OWNER_FILE);
        return Files.readAllBytes(file);
    }

    Optional<Passphrase> readPassphrase(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = read(file);
        Passphrase passphrase = new Passphrase(firstLine(bytes), file.toString());
        Arrays.fill(bytes, (byte) 0);
        return Optional.of(passphrase);
    }

    /** The first line of a file of somebody else's. */
    static Passphrase passphraseOf(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new Unusable("The file " + file + " has " + Files.size(file)
                        + " bytes. A passphrase is the first line of a small file");
            }
            byte[] bytes = Files.readAllBytes(file);
            Passphrase passphrase = new Passphrase(firstLine(bytes), file.toString());
            Arrays.fill(bytes, (byte) 0);
            return passphrase;
        } catch (IOException e) {
            throw new Unusable("The passphrase file " + file + " cannot be read: " + e, e);
        }
    }

    private static char[] firstLine(byte[] bytes) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        char[] line = new char[end];
        text.get(line);
        Arrays.fill(text.array(), '\0');
        return line;
    }

    void writePassphrase(Path file, Passphrase passphrase) throws IOException {
        byte[] bytes = new byte[passphrase.characters().length + 1];
        for (int at = 0; at < bytes.length - 1; at++) {
            bytes[at] = (byte) passphrase.characters()[at];
        }
        bytes[bytes.length - 1] = '\n';
        write(file, bytes);
        Arrays.fill(bytes, (byte) 0);
    }

    /** Whoever reads the file sees the old content or the new one, also after a power cut. */
    void write(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(
                draft,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_FILE))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        rename(draft, file);
    }

    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force();
    }

    void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            force();
        }
    }

    private void force() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void own(Path path, Set<PosixFilePermission> most) throws IOException {
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(path);
        if (!most.containsAll(modes)) {
            Files.setPosixFilePermissions(path, most);
            LOG.warn(
                    "{} had the mode {}, but is for the node's user alone ({}). The mode is right now; if others use"
                            + " this machine, change the passphrase (keys:passphrase) and the signing key (keys:rotate)",
                    path,
                    PosixFilePermissions.toString(modes),
                    PosixFilePermissions.toString(most));
        }
    }
}
