package org.enlace.shell.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Hashing;

/**
 * By which key the node is known to the SSH programs of its officers: Ed25519, made once, in {@code ssh/host_ed25519} of the data
 * folder, which only the node's user can read. It is never replaced by itself: an officer's program would warn of a forged node.
 */
final class HostKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String KIND = "ssh-ed25519";
    /** What Ed25519's public keys have in front of their 32 bytes in Java's encoding. */
    private static final int PREFIX = 12;

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path folder;
    private final Path file;
    private final String name;

    /** @param name what stands behind the public key, such as {@code enlace-CO} */
    HostKey(Path data, String name) {
        this.folder = data.resolve("ssh");
        this.file = folder.resolve("host_ed25519");
        this.name = name;
    }

    /**
     * Makes the key where there is none yet, and looks whether others may read it.
     *
     * @throws IOException as {@link #pair}
     */
    synchronized void prepare() throws IOException {
        if (Files.exists(file)) {
            requireOwn();
        } else {
            pair();
        }
    }

    /**
     * The key, made where there is none yet.
     *
     * @throws IOException when it cannot be written or read, is damaged, or others may read it; the message says what to do
     */
    synchronized KeyPair pair() throws IOException {
        try {
            return Files.exists(file) ? read() : make();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "The SSH host key " + file + " is damaged (" + e.getMessage()
                            + "): put it back from a backup, or delete it, and tell the officers the new fingerprint",
                    e);
        }
    }

    private KeyPair make() throws IOException, GeneralSecurityException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        String text = block("PRIVATE KEY", pair.getPrivate().getEncoded())
                + block("PUBLIC KEY", pair.getPublic().getEncoded());
        Path draft = folder.resolve("host_ed25519.new");
        Files.deleteIfExists(draft);
        try (FileChannel out = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.writeString(folder.resolve("host_ed25519.pub"), line(pair.getPublic()) + " " + name + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return pair;
    }

    private KeyPair read() throws IOException, GeneralSecurityException {
        requireOwn();
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        KeyPair pair = new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(block(text, "PUBLIC KEY"))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(block(text, "PRIVATE KEY"))));
        requireOnePair(pair);
        return pair;
    }

    private void requireOwn() throws IOException {
        Set<PosixFilePermission> held = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(held)) {
            throw new IOException(
                    "The SSH host key " + file + " has the mode " + PosixFilePermissions.toString(held)
                            + ", and only the node's user may read it: chmod 600 it, or, if others may have read it, delete it");
        }
    }

    private static void requireOnePair(KeyPair pair) throws GeneralSecurityException {
        byte[] words = "enlace".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(pair.getPrivate());
        signature.update(words);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update(words);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("its two halves do not belong together");
        }
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getEncoder().encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    private static byte[] block(String text, String kind) throws GeneralSecurityException {
        Matcher block = Pattern.compile(
                        "-----BEGIN " + kind + "-----\\s+([A-Za-z0-9+/=]+)\\s+-----END " + kind + "-----")
                .matcher(text);
        if (!block.find()) {
            throw new GeneralSecurityException("it has no " + kind);
        }
        return Base64.getDecoder().decode(block.group(1));
    }

    private static byte[] exchanged(PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, PREFIX, encoded.length);
        byte[] kind = KIND.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + kind.length + raw.length)
                .putInt(kind.length)
                .put(kind)
                .putInt(raw.length)
                .put(raw)
                .array();
    }

    /** As it stands in a file of known hosts, behind the host's name. */
    static String line(PublicKey key) {
        return KIND + " " + Base64.getEncoder().encodeToString(exchanged(key));
    }

    /** As the officer's program shows it at the first visit. */
    static String fingerprint(PublicKey key) {
        byte[] hash = Hashing.sha256().digest(exchanged(key));
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    }
}
