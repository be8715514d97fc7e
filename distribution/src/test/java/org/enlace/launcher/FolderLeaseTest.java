package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may run a node on a data folder that other machines reach, or on which this one was cut off. */
class FolderLeaseTest {
    @TempDir
    private Path folder;

    private DataFolder data;

    @BeforeEach
    void makeFolder() throws IOException {
        data = new DataFolder(folder.resolve("data"));
        data.prepare();
    }

    /** Of a server of another machine, or of this one before it was started again. */
    private void writeOther(int seconds, Instant renewed) throws IOException {
        Object key =
                Files.readAttributes(data.root(), BasicFileAttributes.class).fileKey();
        Files.writeString(
                data.lease(),
                "place=another-boot " + key + "\nhost=leticia\nprocess=7\nsince=2026-11-29T02:30:00Z\nseconds="
                        + seconds + "\n");
        Files.setLastModifiedTime(data.lease(), FileTime.from(renewed));
    }

    @Test
    void whatADeadServerLeftIsTakenOnceItHasEnded() throws IOException {
        writeOther(1, Instant.now());
        FolderLease.take(data);
        assertTrue(FolderLease.isOwn(data));
        writeOther(60, Instant.now().minus(Duration.ofMinutes(2)));
        assertFalse(FolderLease.isOwn(data));
        FolderLease.take(data);
        assertTrue(FolderLease.isOwn(data));
    }

    @Test
    void aLeaseFromBeforeTheClockWasSetBackKeepsNobodyOut() throws IOException {
        writeOther(1, Instant.now().plus(Duration.ofDays(365)));
        FolderLease.take(data);
        assertTrue(FolderLease.isOwn(data));
    }

    @Test
    void aKilledServerOfThisMachineAndACopiedFolderKeepNobodyOut() throws IOException {
        FolderLease.take(data);
        String own = Files.readString(data.lease());
        for (String left : new String[] {
            own.replaceFirst("process=.*", "process=1"),
            own.replaceFirst("place=.*", "place=another-boot (dev=1,ino=1)")
        }) {
            Files.writeString(data.lease(), left);
            assertFalse(FolderLease.isOwn(data));
            FolderLease.take(data);
            assertTrue(FolderLease.isOwn(data));
        }
    }

    @Test
    void aServerThatLivesIsNamedAndKeepsItsLease() throws Exception {
        writeOther(60, Instant.now().minusSeconds(1));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            try {
                FolderLease.take(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Instant renewed = Instant.now();
        while (!second.isDone()) {
            renewed = renewed.plusMillis(1);
            Files.setLastModifiedTime(data.lease(), FileTime.from(renewed));
        }
        ExecutionException refused = assertThrows(ExecutionException.class, () -> second.get(1, TimeUnit.MINUTES));
        String said = refused.getCause().getMessage();
        assertTrue(said.contains("on host leticia (process 7, since 2026-11-29T02:30:00Z)"), said);
        assertEquals(1, ((Refused) refused.getCause()).exitCode());
        assertFalse(FolderLease.isOwn(data));
    }

    @Test
    void whoEndsLeavesTheFilesOfTheServerThatTookOver() throws IOException {
        NodeLock lock = NodeLock.take(data);
        assertTrue(FolderLease.isOwn(data));
        writeOther(60, Instant.now());
        lock.close();
        assertTrue(Files.exists(data.lease()) && Files.exists(data.pid()));
        Files.delete(data.lease());
        NodeLock.take(data).close();
        assertFalse(Files.exists(data.lease()) || Files.exists(data.pid()));
    }
}
