package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may run a node on a data folder that other machines reach, or on which this one was cut off. */
class FolderLeaseTest {
    @TempDir
    private Path folder;

    private DataFolder data;
    private FolderLease taken;
    private final List<String> told = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeFolder() throws IOException {
        data = new DataFolder(folder.resolve("data"));
        data.prepare();
    }

    @AfterEach
    void end() throws IOException {
        if (taken != null) {
            taken.close();
        }
    }

    private void take() throws IOException {
        end();
        taken = FolderLease.take(data, told::add);
    }

    /** Of another process that wrote it as this one would. */
    private void change(String own, String... replacements) throws IOException {
        String text = own.replaceFirst("token=.*", "token=another").replaceFirst("host=.*", "host=leticia");
        for (int at = 0; at < replacements.length; at += 2) {
            text = text.replaceFirst("(?m)^" + replacements[at] + "=.*", replacements[at] + "=" + replacements[at + 1]);
        }
        Files.writeString(data.lease(), text);
    }

    /** Of a server of another machine, or of this one before it was started again. */
    private void writeOther(int seconds, Instant renewed) throws IOException {
        Files.writeString(
                data.lease(),
                "token=another\nboot=another-boot\nprocesses=pid:[1]\nprocess=7\nbegun=1\nhost=leticia\n"
                        + "since=2026-11-29T02:30:00Z\nseconds=" + seconds + "\n");
        Files.setLastModifiedTime(data.lease(), FileTime.from(renewed));
    }

    private String own() throws IOException {
        take();
        return Files.readString(data.lease());
    }

    @Test
    void whatADeadServerLeftIsTakenOnceItHasEnded() throws IOException {
        writeOther(1, Instant.now());
        take();
        assertTrue(taken.isOwn());
        assertTrue(told.get(0).contains("the server on host leticia (process 7, since 2026-11-29"), told.toString());
        writeOther(60, Instant.now().minus(Duration.ofMinutes(2)));
        assertFalse(taken.isOwn());
        take();
        assertTrue(taken.isOwn());
        assertEquals("", taken.dead(), "it may have lived on elsewhere");
    }

    @Test
    void aLeaseFromBeforeTheClockWasSetBackKeepsNobodyOut() throws IOException {
        writeOther(1, Instant.now().plus(Duration.ofDays(365)));
        take();
        assertTrue(taken.isOwn());
    }

    @Test
    void aProcessOfThisMachineThatIsDeadForCertainKeepsNobodyOut() throws IOException {
        String own = own();
        for (String[] dead : new String[][] {{"process", "999999999"}, {"begun", "1"}}) {
            change(own, dead);
            assertFalse(taken.isOwn());
            take();
            assertTrue(taken.isOwn());
            assertEquals("another", taken.dead());
        }
        assertEquals(List.of(), told, "nobody waited");
    }

    @Test
    void aServerOfAnotherContainerIsNotTakenForThisOneWithTheSameNumberAndHost() throws Exception {
        String own = own();
        for (String[] doubt : new String[][] {
            {}, {"processes", "pid:[1]", "begun", "1"}, {"boot", "another", "begun", "1"}, {"begun", ""}
        }) {
            change(own, doubt);
            assertFalse(taken.isOwn(), "its token is another one");
            refusedWhileRenewed();
        }
        Files.writeString(data.lease(), "");
        refusedWhileRenewed();
    }

    @Test
    void aServerThatLivesIsNamedAndKeepsItsLease() throws Exception {
        writeOther(60, Instant.now().minusSeconds(1));
        Refused refused = refusedWhileRenewed();
        assertTrue(
                refused.getMessage().contains("on host leticia (process 7, since 2026-11-29T02:30:00Z)"),
                refused.getMessage());
        assertEquals(1, refused.exitCode());
        assertTrue(Files.readString(data.lease()).contains("leticia"));
    }

    private Refused refusedWhileRenewed() throws Exception {
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            try {
                FolderLease.take(data, told::add).close();
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
        return (Refused) refused.getCause();
    }

    @Test
    void itIsRenewedUntilAnotherServerHasItAndThenLostForGood() throws IOException {
        String own = own();
        Instant before = Instant.now().minusSeconds(30);
        Files.setLastModifiedTime(data.lease(), FileTime.from(before));
        taken.renew();
        assertTrue(Files.getLastModifiedTime(data.lease()).toInstant().isAfter(before));
        assertFalse(taken.state().containsKey("holder"));
        change(own);
        String others = Files.readString(data.lease());
        taken.renew();
        assertEquals(others, Files.readString(data.lease()), "the other's is left alone");
        assertTrue(taken.state().get("holder").toString().startsWith("the server on host leticia (process "));
        Files.writeString(data.lease(), own);
        taken.renew();
        assertTrue(taken.state().containsKey("holder"));
    }

    @Test
    void whatFailsIsTriedAgain() throws IOException {
        String own = own();
        Files.delete(data.lease());
        Files.createDirectory(data.lease());
        taken.renew();
        assertTrue(told.get(0).contains("could not be renewed"), told.toString());
        Files.delete(data.lease());
        Files.writeString(data.lease(), own);
        taken.renew();
        assertFalse(taken.state().containsKey("holder"));
    }

    @Test
    void whoEndsLeavesTheFilesOfTheServerThatTookOver() throws IOException {
        NodeLock lock = NodeLock.take(data, told::add);
        assertTrue(lock.lease().isOwn());
        writeOther(60, Instant.now().minus(Duration.ofMinutes(2)));
        lock.close();
        assertTrue(Files.exists(data.lease()) && Files.exists(data.pid()));
        NodeLock.take(data, told::add).close();
        assertFalse(Files.exists(data.lease()) || Files.exists(data.pid()));
    }
}
