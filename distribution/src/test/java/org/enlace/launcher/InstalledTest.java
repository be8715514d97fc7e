package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledTest {
    private static final String BASE = "enlace-installed 2 0.1.0 17 /home /data";

    @TempDir
    private Path folder;

    private Path feature;
    private Path jar;
    private Installed installed;

    @BeforeEach
    void somethingInstalled() throws IOException {
        feature = Files.writeString(folder.resolve("platform.json"), "{}");
        jar = Files.writeString(folder.resolve("a b.jar"), "jar");
        installed =
                new Installed(BASE, Installed.stamps(List.of(feature, jar)), Map.of("enlace:g:a:1", "1".repeat(64)));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        installed.write(folder.resolve("installed"));
        assertEquals(installed, Installed.read(folder.resolve("installed")));
    }

    @Test
    void nothingChangedIsCurrent() throws IOException {
        assertTrue(installed.current(BASE, List.of(feature)));
    }

    @Test
    void anotherReleaseJavaOrPlaceIsNot() throws IOException {
        assertFalse(installed.current(BASE + "x", List.of(feature)));
    }

    @Test
    void aChangedFeatureIsNot() throws IOException {
        Files.writeString(feature, "{ }");
        assertFalse(installed.current(BASE, List.of(feature)));
    }

    @Test
    void aJarOfTheSameSizeAndAnotherTimeIsNot() throws IOException {
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        assertFalse(installed.current(BASE, List.of(feature)));
    }

    @Test
    void aMissingJarIsNot() throws IOException {
        Files.delete(jar);
        assertFalse(installed.current(BASE, List.of(feature)));
    }

    @Test
    void oneMoreOrOneLessFeatureIsNot() throws IOException {
        assertFalse(installed.current(BASE, List.of(feature, folder.resolve("more.json"))));
        assertFalse(installed.current(BASE, List.of()));
    }

    @Test
    void aRecordCutAnywhereIsNoRecord() throws IOException {
        Path file = folder.resolve("installed");
        installed.write(file);
        String whole = Files.readString(file);
        for (int length = 0; length < whole.length() - 1; length++) {
            Files.writeString(file, whole.substring(0, length));
            assertNull(Installed.read(file), "cut at " + length);
        }
    }
}
