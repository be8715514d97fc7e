package org.enlace.launcher.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release is checked by, with the tools that every server has. */
class ReleaseFilesTest {
    private static final List<String> HANDED_OUT = List.of(
            "Dockerfile",
            "enlace-1.2.3.tar.gz",
            "enlace-1.2.3.zip",
            "enlace_1.2.3_all.deb",
            "modules/a-1.zip",
            "modules/catalogue.zip");

    @TempDir
    private static Path keys;

    @TempDir
    private Path target;

    @BeforeEach
    void aRelease() throws Exception {
        for (String name : HANDED_OUT) {
            Path file = target.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "what lies in " + name);
        }
        Files.writeString(target.resolve("bom.json"), "not handed out");
        ReleaseFiles.write(target, "1.2.3", Signer.development(keys));
    }

    @Test
    void everythingHandedOutHasItsHashAndNothingElse() throws Exception {
        List<String> names = Files.readAllLines(target.resolve(ReleaseFiles.SUMS)).stream()
                .map(line -> line.substring(line.indexOf("  ") + 2))
                .toList();
        assertEquals(HANDED_OUT, names);
        assertEquals(0, ran("sha256sum", "--check", "--strict", ReleaseFiles.SUMS));
        Files.writeString(target.resolve("modules/a-1.zip"), "something else");
        assertNotEquals(0, ran("sha256sum", "--check", "--strict", ReleaseFiles.SUMS));
    }

    @Test
    void theSameKeySignsTheSameBytes() throws Exception {
        byte[] once = Files.readAllBytes(target.resolve(ReleaseFiles.SIGNATURE));
        ReleaseFiles.write(target, "1.2.3", Signer.development(keys));
        assertEquals(
                new String(once, StandardCharsets.ISO_8859_1),
                Files.readString(target.resolve(ReleaseFiles.SIGNATURE), StandardCharsets.ISO_8859_1));
    }

    @Test
    void opensslSeesAnAlteredHashAndAnotherSigner() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "no openssl on this machine");
        assertEquals(0, verified());
        String sums = Files.readString(target.resolve(ReleaseFiles.SUMS));
        Files.writeString(target.resolve(ReleaseFiles.SUMS), sums.replaceFirst("^.", sums.startsWith("0") ? "1" : "0"));
        assertNotEquals(0, verified());
        ReleaseFiles.write(target, "1.2.3", Signer.development(target.resolve("other")));
        assertEquals(0, verified());
        Files.writeString(
                target.resolve(ReleaseFiles.CERTIFICATE),
                Signer.development(keys).certificate());
        assertNotEquals(0, verified());
    }

    private int verified() throws Exception {
        return ran(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                ReleaseFiles.SIGNATURE,
                "-content",
                ReleaseFiles.SUMS,
                "-CAfile",
                ReleaseFiles.CERTIFICATE,
                "-purpose",
                "any",
                "-partial_chain",
                "-out",
                "/dev/null");
    }

    private int ran(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(target.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
