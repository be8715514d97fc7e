package org.enlace.modules.internal.trust;

import static org.enlace.modules.internal.archive.ArchiveFixture.aModule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyArchiveTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String... arguments) throws IOException {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return VerifyArchive.run(folder.resolve("home"), out, out, arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anArchiveOfTheProgramsSignerIsWholeWhateverPlatformItIsFor() throws IOException {
        TestSigner.MAKER.trustedIn(folder.resolve("home/config/trust"));
        String archive = aModule().in(folder).toString();
        assertEquals(0, run(archive), said());
        assertTrue(said().startsWith("WHOLE  " + archive + ": sample-module 0.1.0"), said());
        assertTrue(said().replace(" ", "").contains(TestSigner.MAKER.fingerprint()), said());
    }

    @Test
    void anotherSignersCertificateIsNamed() throws IOException {
        String archive = aModule().in(folder).toString();
        assertEquals(1, run(archive));
        assertTrue(said().startsWith("NOT WHOLE"), said());
        String certificate = TestSigner.MAKER.pem(folder.resolve("maker.pem")).toString();
        assertEquals(0, run(archive, "--trust", certificate), said());
    }

    @Test
    void aChangedArchiveIsNotWhole() throws IOException {
        TestSigner.MAKER.trustedIn(folder.resolve("home/config/trust"));
        Path archive = aModule()
                .sealed()
                .replacing("bundles/sample-1.0.0.jar", "not really a jaR".getBytes(StandardCharsets.UTF_8))
                .in(folder);
        assertEquals(1, run(archive.toString()));
        assertTrue(said().contains("bundles/sample-1.0.0.jar"), said());
    }

    @Test
    void anArchiveThatClaimsAVastDirectoryIsNotWhole() throws IOException {
        Path archive = Files.write(folder.resolve("vast.zip"), ArchiveFixture.withDirectoryOf(8 << 20));
        assertEquals(1, run(archive.toString()));
        assertTrue(said().contains("8388608 bytes for 1 entries, and may have 1024 for each"), said());
    }

    @Test
    void wrongUseIsNoVerdict() throws IOException {
        String archive = aModule().in(folder).toString();
        String text = Files.writeString(folder.resolve("text.pem"), "x").toString();
        assertEquals(2, run());
        assertEquals(2, run("nowhere.zip"));
        assertEquals(2, run(archive, archive));
        assertEquals(2, run(archive, "--anchor", "x"));
        assertEquals(2, run(archive, "--trust"));
        assertEquals(2, run(archive, "--trust", text));
        assertEquals(0, run("--help"));
    }
}
