package org.enlace.launcher.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {
    private static final Instant TIME = Instant.parse("2026-11-25T00:00:00Z");

    @TempDir
    private static Path keys;

    @TempDir
    private Path folder;

    @AfterEach
    void nobodyElseIsToldToSign() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("signing."));
    }

    private Path archive(String name, Signer signer, Map<String, String> members) throws IOException {
        Path staged = folder.resolve(name);
        for (Map.Entry<String, String> member : members.entrySet()) {
            Path file = staged.resolve(member.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, member.getValue());
        }
        signer.sign(staged);
        Path archive = folder.resolve(name + ".zip");
        Archives.zip(staged, "", archive, TIME);
        return archive;
    }

    private static String jarsigner(Path archive) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/jarsigner")
                                .toString(),
                        "-verify",
                        archive.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void whatIsSignedTwiceWithOneKeyIsTheSameAndTheJdkAgrees() throws Exception {
        String longName = "bundles/" + "a-name-that-does-not-fit-into-one-line-".repeat(4) + "1.0.0.jar";
        Map<String, String> members = Map.of("feature.json", "{}", longName, "not really a jar");
        Signer signer = Signer.development(keys);
        Path one = archive("one", signer, members);
        Path two = archive("two", Signer.development(keys), members);
        assertEquals(-1, Files.mismatch(one, two));
        assertTrue(jarsigner(one).contains("jar verified."), jarsigner(one));
        byte[] changed = Files.readAllBytes(one);
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        changed[text.indexOf("SHA-256-Digest") + 20] ^= 1;
        assertFalse(
                jarsigner(Files.write(folder.resolve("changed.zip"), changed)).contains("jar verified."));
    }

    @Test
    void theDevelopmentKeyIsForItsOwnerAloneAndSaysWhatItIs() throws IOException {
        Signer signer = Signer.of(keys);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("passphrase"))));
        signer.writeCertificate(folder.resolve("trust"));
        assertTrue(Files.exists(folder.resolve("trust/development/enlace-development.pem")));
        assertFalse(Files.exists(folder.resolve("trust/enlace.pem")));
    }

    @Test
    void aReleaseIsSignedWithTheKeyTheBuildIsTold() throws IOException {
        Signer.development(keys);
        System.setProperty("signing.keystore", keys.resolve("development.p12").toString());
        IOException incomplete = assertThrows(IOException.class, () -> Signer.of(folder.resolve("other")));
        assertTrue(incomplete.getMessage().contains("signing.alias"), incomplete.getMessage());
        System.setProperty("signing.alias", "development");
        System.setProperty("signing.passphrase.file", keys.resolve("passphrase").toString());
        Signer.of(folder.resolve("other")).writeCertificate(folder.resolve("trust"));
        assertTrue(Files.exists(folder.resolve("trust/enlace.pem")));
        assertFalse(Files.exists(folder.resolve("trust/development")));
        System.setProperty("signing.alias", "nobody");
        assertThrows(IOException.class, () -> Signer.of(folder.resolve("other")));
    }
}
