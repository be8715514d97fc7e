package org.enlace.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a court has: a folder, and the tools of any machine. No class of the platform has a hand in what they say. */
final class PublicTools {
    private final Path folder;

    /** @param folder where a bundle is unpacked */
    PublicTools(Path folder) {
        this.folder = folder;
    }

    /** What a command came to. */
    private record Said(int status, String text) {}

    private Said run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("tool", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES), () -> List.of(command) + " did not end");
        String text = Files.readString(output);
        Files.delete(output);
        return new Said(process.exitValue(), text);
    }

    private String done(String... command) throws IOException, InterruptedException {
        Said said = run(command);
        assertEquals(0, said.status(), () -> List.of(command) + " said " + said.text());
        return said.text();
    }

    /** Unpacks a bundle and follows its printed page: every sum holds, and the signature covers the sums. */
    void whole(Path zip) throws IOException, InterruptedException {
        done("unzip", "-q", zip.toString());
        String sums = done("sha256sum", "--strict", "-c", "SHA256SUMS");
        assertTrue(sums.lines().allMatch(line -> line.endsWith(": OK")), sums);
        String members = done("find", ".", "-type", "f");
        // All but the list itself and its signature stand in it.
        assertEquals(members.lines().count() - 2, sums.lines().count(), members);
        assertTrue(signature().text().contains("Verified Successfully"));
    }

    private Said signature() throws IOException, InterruptedException {
        return run(
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                "keys/signer.pem",
                "-rawin",
                "-in",
                "SHA256SUMS",
                "-sigfile",
                "SHA256SUMS.sig");
    }

    /** The SHA-256 of the key that signed, as somebody reads it out by telephone. */
    String signer() throws IOException, InterruptedException {
        return done("sh", "-c", "openssl pkey -pubin -in keys/signer.pem -outform DER | sha256sum")
                .substring(0, 64);
    }

    /** One byte of a member is another, and then its sum in the list too: the one is found by the sums, the other by the signature. */
    void findAChange(String member) throws IOException, InterruptedException {
        Path changed = folder.resolve(member);
        byte[] bytes = Files.readAllBytes(changed);
        bytes[bytes.length / 2] ^= 1;
        Files.write(changed, bytes);
        Said sums = run("sha256sum", "--strict", "-c", "SHA256SUMS");
        assertEquals(1, sums.status(), sums::text);
        assertTrue(sums.text().contains(member + ": FAILED"), sums::text);
        String sum = done("sha256sum", member).substring(0, 64);
        done("sed", "-i", "s#^[0-9a-f]*  " + member + "$#" + sum + "  " + member + "#", "SHA256SUMS");
        done("sha256sum", "--strict", "-c", "SHA256SUMS");
        assertTrue(signature().status() != 0, "the signature covers the list as it was");
    }

    /** The members whose names end so. */
    List<String> members(String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(folder::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    byte[] bytes(String member) throws IOException {
        return Files.readAllBytes(folder.resolve(member));
    }
}
