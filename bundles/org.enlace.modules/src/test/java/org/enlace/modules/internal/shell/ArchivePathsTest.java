package org.enlace.modules.internal.shell;

import static org.enlace.modules.internal.catalogue.CatalogueFixture.aCatalogue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.enlace.modules.internal.ShippedArchives;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.enlace.modules.internal.catalogue.CatalogueFixture;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.modules.internal.trust.TestCaller;
import org.enlace.modules.internal.trust.TestSigner;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePathsTest {
    @TempDir
    Path folder;

    private ArchivePaths paths;

    @BeforeEach
    void someArchives() throws IOException {
        Files.createDirectories(folder.resolve("target/modules"));
        Files.createFile(folder.resolve("target/modules/protocol-library-0.1.0.zip"));
        Files.createFile(folder.resolve("target/modules/training-exchanges-0.1.0.zip"));
        Files.createDirectories(folder.resolve("home/modules"));
        ArchiveFixture.aModule("protocol-library", "0.1.0").in(folder.resolve("home/modules"));
        paths = new ArchivePaths(folder, path -> path, new ShippedArchives(folder.resolve("home")), catalogues());
    }

    private Catalogues catalogues() throws IOException {
        Files.createDirectories(folder.resolve("data/tmp"));
        TestSigner.MAKER.trustedIn(folder.resolve("data/config/trust"));
        Path data = folder.resolve("data");
        return new Catalogues(
                data, "0.1.0", new Trust(folder.resolve("home"), data, false, Clock.systemUTC()), Clock.systemUTC());
    }

    @Test
    void aPlainPathIsSeenFromWhereTheCallerStands() {
        assertEquals(
                folder.resolve("target/modules/protocol-library-0.1.0.zip"),
                paths.find("target/../target/modules/protocol-library-0.1.0.zip"));
    }

    @Test
    void aPatternIsExpandedInEverySegment() {
        assertEquals(
                folder.resolve("target/modules/protocol-library-0.1.0.zip"),
                paths.find("target/mod*/protocol-library-*.zip"));
        assertEquals(
                folder.resolve("target/modules/protocol-library-0.1.0.zip"),
                paths.find(folder + "/target/modules/protocol-library-*.zip"));
    }

    @Test
    void aPatternLeadsNowhereThroughALink() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own")).toRealPath();
        Files.createSymbolicLink(own.resolve("link"), folder.resolve("target/modules"));
        ArchivePaths confined = new ArchivePaths(
                own,
                path -> {
                    if (Files.exists(path) && !real(path).startsWith(own)) {
                        throw new Refusal("shell.outside", "\"" + path + "\" leads out");
                    }
                    return path;
                },
                new ShippedArchives(folder.resolve("home")),
                catalogues());
        assertEquals(
                "shell.outside",
                assertThrows(Refusal.class, () -> confined.find("l*/protocol-library-*.zip"))
                        .code());
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anIdMeansTheArchiveThisReleaseBrings() {
        assertEquals(folder.resolve("home/modules/protocol-library-0.1.0.zip"), paths.find("protocol-library"));
    }

    @Test
    void anArchiveIsWhatItHoldsAndNotWhatItsFileIsCalled() throws IOException {
        Files.write(
                folder.resolve("home/modules/protocol-library-9.0.0.zip"),
                ArchiveFixture.aModule("evil", "1.0.0").bytes());
        assertEquals(folder.resolve("home/modules/protocol-library-0.1.0.zip"), paths.find("protocol-library"));
        assertEquals(
                "module.path-none",
                assertThrows(Refusal.class, () -> paths.find("protocol-library@9.0.0"))
                        .code());
    }

    @Test
    void anIdMeansTheNewestOfThisReleaseAndOfTheCatalogues() throws IOException {
        CatalogueFixture usb =
                aCatalogue().offering("protocol-library", "0.1.2").in(folder.resolve("usb"));
        Catalogues catalogues = catalogues();
        catalogues.add(usb.folder().toString(), folder, TestCaller.ADMINISTRATOR, act -> {});
        paths = new ArchivePaths(folder, path -> path, new ShippedArchives(folder.resolve("home")), catalogues);
        assertEquals(
                folder.resolve("data/catalogues/sample/protocol-library-0.1.2.zip"), paths.find("protocol-library"));
        assertEquals(folder.resolve("home/modules/protocol-library-0.1.0.zip"), paths.find("protocol-library@0.1.0"));
        assertEquals(
                "module.path-none",
                assertThrows(Refusal.class, () -> paths.find("protocol-library@9"))
                        .code());
        assertEquals(
                "module.version",
                assertThrows(Refusal.class, () -> paths.find("protocol-library@x..y"))
                        .code());
    }

    @Test
    void aPatternThatMatchesNothingIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> paths.find("target/modules/jit-*.zip"));
        assertEquals("module.path-none", refusal.code());
        assertTrue(refusal.getMessage().contains(folder.toString()));
        assertEquals(
                "module.path-none",
                assertThrows(Refusal.class, () -> paths.find("nowhere.zip")).code());
        assertEquals(
                "module.path-none",
                assertThrows(Refusal.class, () -> paths.find("[")).code());
    }

    @Test
    void aPatternThatMatchesSeveralIsRefusedAndNamesThem() {
        Refusal refusal = assertThrows(Refusal.class, () -> paths.find("target/modules/*.zip"));
        assertEquals("module.path-several", refusal.code());
        assertTrue(refusal.getMessage().contains("training-exchanges-0.1.0.zip"));
    }
}
