package org.enlace.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whether a bundle's jar is the one its feature names. */
final class Digests {
    private Digests() {}

    /** @throws Refused when the jar is absent or another one */
    static void check(FeatureFile.Entry entry, Path feature) throws IOException {
        if (!Files.isRegularFile(entry.jar())) {
            throw new Refused(
                    1,
                    "The feature \"" + feature + "\" names \"" + entry.jar()
                            + "\", which is not there. Unpack the archive again, all of it.");
        }
        String actual = sha256(entry.jar());
        if (!actual.equals(entry.sha256())) {
            throw new Refused(
                    1,
                    "The jar \"" + entry.jar() + "\" has the SHA-256 " + actual + ", and the feature \"" + feature
                            + "\" says " + entry.sha256()
                            + ". It was changed since it was shipped: unpack the archive again.");
        }
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
