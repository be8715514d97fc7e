package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.modules.internal.archive.FeatureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {
    @TempDir
    private Path data;

    @Test
    void itTakesRoomAndGivesItBack() throws IOException {
        Path file = Files.createDirectories(data.resolve("tmp")).resolve("module-reserve");
        Reserve reserve = new Reserve(data);
        reserve.take();
        assertEquals(Reserve.BASE, Files.size(file));
        reserve.takeForRows(100_000);
        assertEquals(Reserve.BASE + 300_000, Files.size(file));
        reserve.take();
        assertEquals(Reserve.BASE, Files.size(file), "another change begins anew");
        reserve.release();
        assertFalse(Files.exists(file));
        reserve.release();
    }

    @Test
    void whatAKillLeavesOfItGoesAtTheNextStart() throws IOException {
        Shelf shelf = new Shelf(data, new FeatureReader());
        shelf.tidy();
        new Reserve(data).take();
        shelf.tidy();
        assertFalse(Files.exists(data.resolve("tmp/module-reserve")));
    }

    @Test
    void aFailureOnADiskWithRoomIsNotCalledAFullDisk() throws IOException {
        Files.createDirectories(data.resolve("tmp"));
        assertTrue(new Reserve(data)
                .shortage("notes 1.0.0", new IOException("another reason"))
                .isEmpty());
    }
}
