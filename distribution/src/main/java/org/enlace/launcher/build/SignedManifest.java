package org.enlace.launcher.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The manifest of a signed archive and the signature file over it (JAR file specification), in a fixed order. */
final class SignedManifest {
    private static final int LINE = 72;
    private static final String CREATOR = "Created-By: Enlace\r\n";

    private final byte[] bytes;
    private final byte[] signatureFile;

    private SignedManifest(byte[] bytes, byte[] signatureFile) {
        this.bytes = bytes;
        this.signatureFile = signatureFile;
    }

    /** The manifest of all files of a folder. */
    static SignedManifest of(Path folder) throws IOException {
        String head = "Manifest-Version: 1.0\r\n" + CREATOR + "\r\n";
        Map<String, String> sections = new LinkedHashMap<>();
        for (Path file : Folders.files(folder)) {
            String name = Folders.name(folder, file);
            if (!name.startsWith("META-INF/")) {
                sections.put(name, section(name, Files.readAllBytes(file)));
            }
        }
        byte[] manifest = (head + String.join("", sections.values())).getBytes(StandardCharsets.UTF_8);
        StringBuilder signed = new StringBuilder("Signature-Version: 1.0\r\n" + CREATOR)
                .append(line("SHA-256-Digest-Manifest: " + digest(manifest)))
                .append(line(
                        "SHA-256-Digest-Manifest-Main-Attributes: " + digest(head.getBytes(StandardCharsets.UTF_8))))
                .append("\r\n");
        sections.forEach((name, text) -> signed.append(section(name, text.getBytes(StandardCharsets.UTF_8))));
        return new SignedManifest(manifest, signed.toString().getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    byte[] signatureFile() {
        return signatureFile.clone();
    }

    private static String section(String name, byte[] content) {
        return line("Name: " + name) + line("SHA-256-Digest: " + digest(content)) + "\r\n";
    }

    /** A line of at most 72 bytes, and what does not fit in lines that begin with a blank. */
    private static String line(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        int room = LINE - 2;
        for (int at = 0; at < all.length; at += room, room = LINE - 3) {
            if (at > 0) {
                out.write(' ');
            }
            out.write(all, at, Math.min(room, all.length - at));
            out.writeBytes(new byte[] {'\r', '\n'});
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
