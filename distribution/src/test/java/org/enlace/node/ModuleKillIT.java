package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Halt.Place;
import org.enlace.node.NotesNode.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The node killed with {@code kill -9} at every step of every change of a module, right after the step stands in the journal and
 * between what a step is made of: after the next start everything is as before or as after, and the history says which.
 */
class ModuleKillIT {
    private static final String INTERNAL = "org.enlace.modules.internal.";
    private static final List<Place> PLACES = List.of(
            Place.after(INTERNAL + "Journal", "begin"),
            Place.after(INTERNAL + "Journal", "at"),
            Place.before(INTERNAL + "Journal", "end"),
            Place.after(INTERNAL + "Journal", "end"),
            Place.after(INTERNAL + "Shelf", "commit"),
            Place.after(INTERNAL + "Shelf", "retire"),
            Place.after(INTERNAL + "Shelf", "discard"),
            Place.after(INTERNAL + "ModuleRecords", "migrate"),
            Place.after(INTERNAL + "ModuleRecords", "settle"),
            Place.after(INTERNAL + "ModuleRecords", "unsettle"));

    @TempDir
    private Path folder;

    private final int port = Halt.freePort();
    private NotesNode notes;
    private Sight now;
    private int kills;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whereverItIsKilledItIsAsBeforeOrAsAfter() throws Exception {
        Program node = Program.usedBefore(folder.resolve("data"))
                .with("ENLACE_DEMO", "1")
                .with("ENLACE_JAVA_OPTS", Halt.option(port))
                .started();
        long begun = System.nanoTime();
        try (NotesNode opened = NotesNode.on(node, folder.resolve("archives"))) {
            notes = opened;
            firstInstall();
            removalAndReturn();
            upgradeThatChangesNoTable();
            upgradeThatChangesATable();
        }
        System.out.printf("ModuleKillIT: %d kills, 0 inconsistent, %.1f s%n", kills, (System.nanoTime() - begun) / 1e9);
    }

    private void firstInstall() throws Exception {
        now = notes.sight();
        String[] install = install("1.0.0");
        for (String place : List.of(
                "after at RESOLVE",
                "after at STOP",
                "after at SNAPSHOT",
                "after at MIGRATE",
                "after migrate",
                "after at START",
                "after at CHECK",
                "after at COMMIT")) {
            undone(place, "install none -> 1.0.0", install);
        }
        done("after commit", "install none -> 1.0.0", install);
        assertEquals("1.0.0 up", now.listed());
        assertEquals(List.of(), now.snapshots());
        for (int i = 0; i < 20; i++) {
            notes.write("note-" + i, "words " + i);
        }
        now = notes.sight();
        assertEquals(20, now.stored().lines().count());
    }

    private void removalAndReturn() throws Exception {
        String removal = "remove 1.0.0 -> none";
        String arrival = "install none -> 1.0.0";
        String[] remove = {"module:remove", "notes"};
        undone("after begin", removal, remove);
        undone("after at COMMIT", removal, remove);
        done("after retire", removal, remove);
        assertEquals("404", now.page());
        assertEquals(20, now.stored().lines().count());
        undone("after begin", arrival, install("1.0.0"));
        undone("after discard", arrival, install("1.0.0"));
        undone("after at START", arrival, install("1.0.0"));
        done("after at CLEAR", arrival, install("1.0.0"));
        done("after at CLEAR", removal, remove);
        done("before end", arrival, install("1.0.0"));
        done("after end", removal, remove);
        notes.done(install("1.0.0"));
        now = notes.sight();
    }

    private void upgradeThatChangesNoTable() throws Exception {
        String forth = "upgrade 1.0.0 -> 1.1.0";
        String back = "rollback 1.1.0 -> 1.0.0";
        String[] upgrade = upgrade("1.1.0");
        String[] rollback = {"module:rollback", "notes"};
        for (String place : List.of("after begin", "after at STOP", "after at START", "after at COMMIT")) {
            undone(place, forth, upgrade);
        }
        done("after commit", forth, upgrade);
        undone("after at COMMIT", back, rollback);
        done("after commit", back, rollback);
        assertEquals("1.0.0 up", now.listed());
    }

    private void upgradeThatChangesATable() throws Exception {
        String forth = "upgrade 1.0.0 -> 2.0.0";
        String back = "rollback 2.0.0 -> 1.0.0";
        String[] upgrade = upgrade("2.0.0");
        String[] rollback = {"module:rollback", "notes"};
        Sight first = now;
        for (String place : List.of(
                "after begin",
                "after at RESOLVE",
                "after at STOP",
                "after at SNAPSHOT",
                "after at MIGRATE",
                "after migrate",
                "after at START",
                "after at CHECK",
                "after at COMMIT")) {
            undone(place, forth, upgrade);
        }
        done("after commit", forth, upgrade);
        Sight second = now;
        assertEquals(List.of("KEPT"), second.snapshots());
        assertEquals(
                20,
                second.stored()
                        .lines()
                        .filter(row -> row.contains("second edition"))
                        .count());
        for (String place : List.of("after begin", "after at STOP", "after at COMMIT", "after unsettle")) {
            undone(place, back, rollback);
        }
        for (String[] each : List.of(
                new String[] {"after at CLEAR", "after commit"},
                new String[] {"after settle", "after at START"},
                new String[] {"before end", "after at CHECK"},
                new String[] {"after end", "after at CLEAR"})) {
            done(each[1], back, rollback);
            assertEquals(first, now);
            done(each[0], forth, upgrade);
            assertEquals(second, now);
        }
        done("before end", back, rollback);
        assertEquals(first, now);
    }

    private String[] install(String version) throws IOException {
        return new String[] {"module:install", notes.notes(version).toString()};
    }

    private String[] upgrade(String version) throws IOException {
        return new String[] {"module:upgrade", notes.notes(version).toString()};
    }

    /** Killed there, everything is as it was. */
    private void undone(String place, String change, String... command) throws Exception {
        killed(place, command);
        String where = String.join(" ", command) + " killed " + place;
        assertEquals(now, notes.sight(), where);
        assertEquals(change + ": undone", notes.lastChange(), where);
    }

    /** Killed there, it is done. */
    private void done(String place, String change, String... command) throws Exception {
        killed(place, command);
        String where = String.join(" ", command) + " killed " + place;
        Sight after = notes.sight();
        assertNotEquals(now, after, where);
        assertEquals(List.of(), after.left(), where);
        assertEquals(now.others(), after.others(), where);
        assertEquals(change + ": done", notes.lastChange(), where);
        String to = change.substring(change.indexOf("-> ") + 3);
        assertEquals(to.equals("none") ? "" : to + " up", after.listed(), where);
        assertEquals(to.equals("none") ? "404" : to, after.page(), where);
        assertEquals(to.equals("none") ? "404" : after.stored(), after.api(), where);
        now = after;
    }

    private void killed(String place, String... command) throws Exception {
        AtomicBoolean there = new AtomicBoolean();
        try (Halt halt = Halt.at(port, PLACES)) {
            halt.visiting(name -> {
                if (name.equals(place) && there.compareAndSet(false, true)) {
                    kill();
                }
            });
            CompletableFuture<ShellCall> call = CompletableFuture.supplyAsync(() -> notes.told(command));
            ShellCall said = call.get(2, TimeUnit.MINUTES);
            assertEquals(
                    true, there.get(), () -> String.join(" ", command) + " never came to \"" + place + "\": " + said);
        }
        kills++;
        notes.program().started();
        notes.recovered();
    }

    private void kill() {
        try {
            notes.program().killed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
