package org.enlace.configuration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.enlace.configuration.internal.ConfigurationFiles.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path folder;

    private ConfigurationFiles files;

    @BeforeEach
    void aNode() throws IOException {
        Files.createDirectories(folder.resolve("data/config"));
        files = open();
    }

    @Test
    void aHalfWrittenFileKeepsItsValuesAndIsBlamedOnlyAfterASecond() throws Exception {
        write("{ \"a\": { \"b\": 1 } }", Duration.ofMinutes(1));
        assertEquals(List.of(), files.read().mistakes());
        files.keepGood();

        write("{ \"a\": { \"b\":", Duration.ofMillis(200));
        Reading halfWritten = files.read();
        assertTrue(halfWritten.pending());
        assertEquals(List.of(), halfWritten.mistakes());
        assertEquals(1L, halfWritten.files().get(0).settings().values().get("a").get("b"));

        write("{ \"a\": { \"b\":", Duration.ofSeconds(2));
        Reading broken = files.read();
        assertFalse(broken.pending());
        assertEquals(1L, broken.files().get(0).settings().values().get("a").get("b"));
        assertTrue(broken.mistakes().get(0).message().contains("what it said before stays in force"));
        assertTrue(broken.mistakes().get(0).message().contains("line 1, column "));
    }

    @Test
    void aBrokenFileKeepsItsValuesOverARestart() throws Exception {
        write("{ \"a\": { \"b\": 1 } }", Duration.ofMinutes(1));
        files.read();
        files.keepGood();
        write("{", Duration.ofSeconds(5));
        files.read();
        files.keepGood();
        assertEquals(
                1L, open().read().files().get(0).settings().values().get("a").get("b"));
    }

    @Test
    void aFileThatWasNeverRightGivesNothing() throws Exception {
        write("{", Duration.ofSeconds(5));
        Reading reading = files.read();
        assertTrue(reading.mistakes().get(0).message().contains("nothing of it applies"));
    }

    @Test
    void aFileThatIsGoneIsForgotten() throws Exception {
        write("{ \"a\": { \"b\": 1 } }", Duration.ofMinutes(1));
        files.read();
        files.keepGood();
        Files.delete(file());
        assertEquals(List.of(), files.read().files());
        files.keepGood();
        write("{", Duration.ofSeconds(5));
        assertTrue(files.read().files().get(0).settings().values().isEmpty());
    }

    @Test
    void aFileThatIsTooLongIsRefused() throws Exception {
        write("{" + " ".repeat(ConfigurationFiles.LARGEST) + "}", Duration.ofSeconds(5));
        assertTrue(files.read().mistakes().get(0).message().contains("at most 1048576"));
    }

    @Test
    void whatEditorsLeaveBehindIsNotRead() throws Exception {
        for (String name : List.of(".own.json", "own.json~", "own.json.swp", "logback.xml")) {
            Files.writeString(folder.resolve("data/config").resolve(name), "{");
        }
        Files.createDirectories(folder.resolve("data/config/reference"));
        assertEquals(List.of(), files.read().files());
    }

    @Test
    void theFingerprintChangesWithAFile() throws Exception {
        String before = files.fingerprint();
        write("{}", Duration.ZERO);
        assertNotEquals(before, files.fingerprint());
    }

    private ConfigurationFiles open() {
        return new ConfigurationFiles(
                folder.resolve("home"),
                folder.resolve("data"),
                folder.resolve("good"),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private Path file() {
        return folder.resolve("data/config/own.json");
    }

    private void write(String text, Duration age) throws IOException {
        Files.writeString(file(), text);
        Files.setLastModifiedTime(file(), FileTime.from(NOW.minus(age)));
    }
}
