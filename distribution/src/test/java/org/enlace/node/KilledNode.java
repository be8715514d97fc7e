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

/**
 * A node with the sample workflow that is killed with {@code kill -9} at steps of a change of that module, right after the step
 * stands in the journal or between what a step is made of: after the next start everything is as before or as after, and the
 * history says which.
 */
final class KilledNode implements AutoCloseable {
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

    /** Whether it is killed at every step, as the long proofs have it, and not only at those that differ in what is done already. */
    private static final boolean EVERY_STEP = Boolean.getBoolean("enlace.proof.steps");

    private final int port = FreePort.onLoopback();
    private final String test;
    private final long begun = System.nanoTime();
    private final NotesNode notes;
    private Sight now;
    private int kills;

    /** @param folder for its data and for archives */
    KilledNode(String test, Path folder) throws IOException {
        this.test = test;
        notes = NotesNode.on(
                Program.usedBefore(folder.resolve("data"))
                        .with("ENLACE_DEMO", "1")
                        .with("ENLACE_JAVA_OPTS", Halt.option(port))
                        .started(),
                folder.resolve("archives"));
        now = notes.sight();
    }

    NotesNode notes() {
        return notes;
    }

    static boolean everyStep() {
        return EVERY_STEP;
    }

    /** Every step, or the first, the one in the middle and the last. */
    static List<String> steps(String... every) {
        return EVERY_STEP ? List.of(every) : List.of(every[0], every[every.length / 2], every[every.length - 1]);
    }

    /** What is seen of it, without a kill since the last look. */
    Sight now() {
        return now;
    }

    /** To be called after a change that nobody disturbed. */
    Sight lookedAt() {
        now = notes.sight();
        return now;
    }

    String[] install(String version) throws IOException {
        return new String[] {"module:install", notes.notes(version).toString()};
    }

    String[] upgrade(String version) throws IOException {
        return new String[] {"module:upgrade", notes.notes(version).toString()};
    }

    /** Twenty notes, as the first edition keeps them. */
    void written() {
        for (int i = 0; i < 20; i++) {
            notes.write("note-" + i, "words " + i);
        }
        assertEquals(20, lookedAt().stored().lines().count());
    }

    /** Killed there, everything is as it was. */
    void undone(String place, String change, String... command) throws Exception {
        killed(place, command);
        String where = String.join(" ", command) + " killed " + place;
        assertEquals(now, notes.sight(), where);
        assertEquals(change + ": undone", notes.lastChange(), where);
    }

    /** Killed there, it is done. */
    void done(String place, String change, String... command) throws Exception {
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

    @Override
    public void close() {
        notes.close();
        System.out.printf("%s: %d kills, 0 inconsistent, %.1f s%n", test, kills, (System.nanoTime() - begun) / 1e9);
    }
}
