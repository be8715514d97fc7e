package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    private static final Receipt RECEIPT =
            new Receipt(Path.of("/media/usb/sample.zip"), Instant.parse("2026-11-25T08:00:00Z"));

    @TempDir
    Path data;

    private Shelf shelf;

    @BeforeEach
    void anEmptyShelf() throws IOException {
        shelf = again();
        shelf.tidy();
    }

    private Path staged() throws IOException {
        Path staged = shelf.stage();
        try (Intake intake = Intake.open(
                ArchiveFixture.aModule().in(data),
                data.resolve("tmp"),
                archive -> null,
                new FeatureReader(),
                "0.1.0")) {
            intake.unpack(staged);
        }
        return staged;
    }

    private Kept placed() throws IOException {
        Path staged = staged();
        ModuleFeature feature = new FeatureReader().read(Files.readAllBytes(staged.resolve("feature.json")), "test");
        return shelf.place(staged, feature, RECEIPT);
    }

    private Kept installed() throws IOException {
        Kept kept = placed();
        shelf.commit("sample-module", kept.feature().version());
        return kept;
    }

    private Shelf again() {
        return new Shelf(data, new FeatureReader());
    }

    @Test
    void anInstalledModuleIsReadBackWithItsReceipt() throws IOException {
        installed();
        List<Kept> read = again().read().modules();
        assertEquals("sample-module", read.get(0).feature().id());
        assertEquals(RECEIPT, read.get(0).receipt());
        assertEquals(data.resolve("modules/sample-module/0.1.0"), read.get(0).folder());
    }

    @Test
    void aStagedModuleIsNotInstalledAndIsClearedAwayAtTheNextStart() throws IOException {
        Path staged = staged();
        assertTrue(shelf.read().modules().isEmpty());
        again().tidy();
        assertFalse(Files.exists(staged));
    }

    @Test
    void smallFilesThatWereNotWrittenToTheEndAreClearedAwayAtTheNextStart() throws IOException {
        Kept kept = installed();
        Path journal = Files.createFile(data.resolve("modules/journal.json.new"));
        Path current = Files.createFile(data.resolve("modules/sample-module/current.new"));
        again().tidy();
        assertFalse(Files.exists(journal));
        assertFalse(Files.exists(current));
        assertEquals(Optional.of(kept.feature().version()), again().current("sample-module"));
    }

    @Test
    void aVersionOnTheShelfIsNotInstalledBeforeItIsCurrent() throws IOException {
        placed();
        assertTrue(shelf.read().modules().isEmpty());
        assertEquals(Optional.empty(), shelf.current("sample-module"));
        shelf.commit("sample-module", "0.1.0");
        assertEquals(1, shelf.read().modules().size());
    }

    @Test
    void aRemovedModuleIsGoneAtOnceAndItsVersionCanBeFound() throws IOException {
        installed();
        shelf.retire("sample-module");
        assertTrue(shelf.read().modules().isEmpty());
        assertEquals(
                "0.1.0", shelf.left("sample-module").orElseThrow().feature().version());
        assertEquals(List.of("sample-module"), shelf.removed());
        shelf.prune("sample-module", Set.of());
        assertFalse(Files.exists(data.resolve("modules/sample-module")));
    }

    @Test
    void aDamagedFolderIsNamedAndTheOthersAreRead() throws IOException {
        installed();
        Files.createDirectories(data.resolve("modules/broken/1"));
        Files.writeString(data.resolve("modules/broken/current"), "1\n");
        Files.writeString(data.resolve("modules/broken/1/feature.json"), "{");
        Shelf.Contents contents = shelf.read();
        assertEquals(1, contents.modules().size());
        assertTrue(contents.damaged().get(0).contains("broken"));
    }

    @Test
    void aDamagedVersionGivesWayToTheSameVersionPlacedAgain() throws IOException {
        Files.createDirectories(data.resolve("modules/sample-module/0.1.0/bundles"));
        installed();
        assertEquals(1, shelf.read().modules().size());
    }

    @Test
    void deletingNeverFollowsALink() throws IOException {
        Path outside =
                Files.writeString(Files.createDirectory(data.resolve("outside")).resolve("kept"), "x");
        Path staged = shelf.stage();
        Files.createSymbolicLink(staged.resolve("link"), outside.getParent());
        DurableFolders.delete(staged);
        assertTrue(Files.exists(outside));
    }
}
