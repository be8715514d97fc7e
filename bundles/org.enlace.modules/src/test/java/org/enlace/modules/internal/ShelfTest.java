package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        shelf = new Shelf(data);
        shelf.tidy();
    }

    private Path staged() throws IOException {
        Path staged = shelf.stage();
        try (Intake intake = Intake.open(ArchiveFixture.aModule().in(data), new FeatureReader(), "0.1.0")) {
            intake.unpack(staged);
        }
        return staged;
    }

    private Kept keep() throws IOException {
        Path staged = staged();
        ModuleFeature feature = new FeatureReader().read(Files.readAllBytes(staged.resolve("feature.json")), "test");
        return shelf.keep(staged, feature, RECEIPT);
    }

    @Test
    void aKeptModuleIsReadBackWithItsReceipt() throws IOException {
        keep();
        List<Kept> read = new Shelf(data).read(new FeatureReader()).modules();
        assertEquals("sample-module", read.get(0).feature().id());
        assertEquals(RECEIPT, read.get(0).receipt());
        assertEquals(data.resolve("modules/sample-module"), read.get(0).folder());
    }

    @Test
    void aStagedModuleIsNotInstalledAndIsClearedAwayAtTheNextStart() throws IOException {
        Path staged = staged();
        assertTrue(shelf.read(new FeatureReader()).modules().isEmpty());
        new Shelf(data).tidy();
        assertFalse(Files.exists(staged));
    }

    @Test
    void aWithdrawnModuleIsGoneAtOnceAndClearedAwayAtTheNextStart() throws IOException {
        Path leftover = shelf.withdraw(keep().folder());
        assertTrue(shelf.read(new FeatureReader()).modules().isEmpty());
        assertTrue(Files.exists(leftover));
        new Shelf(data).tidy();
        assertFalse(Files.exists(leftover));
    }

    @Test
    void aDamagedFolderIsNamedAndTheOthersAreRead() throws IOException {
        keep();
        Files.createDirectories(data.resolve("modules/broken"));
        Files.writeString(data.resolve("modules/broken/feature.json"), "{");
        Shelf.Contents contents = shelf.read(new FeatureReader());
        assertEquals(1, contents.modules().size());
        assertTrue(contents.damaged().get(0).contains("broken"));
    }

    @Test
    void aDamagedFolderGivesWayToTheSameModuleInstalledAgain() throws IOException {
        Files.createDirectories(data.resolve("modules/sample-module/bundles"));
        keep();
        assertEquals(1, shelf.read(new FeatureReader()).modules().size());
    }

    @Test
    void deletingNeverFollowsALink() throws IOException {
        Path outside =
                Files.writeString(Files.createDirectory(data.resolve("outside")).resolve("kept"), "x");
        Path staged = shelf.stage();
        Files.createSymbolicLink(staged.resolve("link"), outside.getParent());
        Shelf.delete(staged);
        assertTrue(Files.exists(outside));
    }
}
