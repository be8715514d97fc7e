package org.enlace.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.enlace.launcher.build.Signer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was committed, built twice in two clones and signed with one key, as a release is: the same bytes. */
@Tag("proof")
class ReproducibleProof {
    private static final long BUILD_MINUTES = 12;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void twoBuildsGiveTheSameBytes() throws Exception {
        Signer.development(folder.resolve("signing"));
        Map<String, String> one = built("one");
        Map<String, String> two = built("somewhere/deeper/two");
        one.forEach((name, sum) -> System.out.println("ReproducibleProof: " + sum + "  " + name));
        assertTrue(one.keySet().stream().anyMatch(name -> name.endsWith(".tar.gz")), one::toString);
        assertTrue(one.keySet().stream().anyMatch(name -> name.matches("enlace-.*\\.zip")), one::toString);
        assertTrue(one.keySet().stream().anyMatch(name -> name.startsWith("modules/")), one::toString);
        assertTrue(one.keySet().stream().anyMatch(name -> name.endsWith(".deb")), one::toString);
        assertTrue(one.containsKey("SHA256SUMS.p7s"), one::toString);
        assertEquals(one, two);
    }

    @Test
    void oneOtherByteWouldBeSeen() throws Exception {
        Path modules = Files.createDirectories(folder.resolve("modules"));
        Files.write(modules.resolve("a-1.zip"), new byte[1_000]);
        Map<String, String> before = sums(folder);
        byte[] other = new byte[1_000];
        other[700] = 1;
        Files.write(modules.resolve("a-1.zip"), other);
        assertNotEquals(before, sums(folder));
    }

    private Map<String, String> built(String name) throws Exception {
        Path root = Path.of("..").toRealPath();
        Path clone = folder.resolve(name);
        Files.createDirectories(clone.getParent());
        done(folder, "git", "clone", "--quiet", "--no-hardlinks", root.toString(), clone.toString());
        done(
                clone,
                "mvn",
                "-B",
                "-q",
                "package",
                "-DskipTests",
                "-Dsigning.keystore=" + folder.resolve("signing/development.p12"),
                "-Dsigning.alias=development",
                "-Dsigning.passphrase.file=" + folder.resolve("signing/passphrase"));
        return sums(clone.resolve("distribution/target"));
    }

    private void done(Path where, String... command) throws Exception {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(List.of(command) + " did not end within " + BUILD_MINUTES + " minutes");
        }
        assertEquals(0, process.exitValue(), () -> List.of(command) + ":\n" + text(said));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** SHA-256 of everything that is handed out, by its name below the folder. */
    private static Map<String, String> sums(Path target) throws Exception {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = target.relativize(file).toString();
                if (name.matches("enlace-[^/]*\\.(tar\\.gz|zip)|enlace_[^/]*\\.deb|SHA256SUMS.*|modules/[^/]*\\.zip")) {
                    sums.put(name, sum(file));
                }
            }
        }
        return sums;
    }

    private static String sum(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
