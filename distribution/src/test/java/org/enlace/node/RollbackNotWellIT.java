package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Halt.Place;
import org.enlace.node.NotesNode.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The version a rollback goes to loses a file once the rollback counts: the node says that it is back and not well. */
class RollbackNotWellIT {
    @TempDir
    private Path folder;

    private final int port = FreePort.onLoopback();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aFormerVersionThatDoesNotComeUpIsNamedAndCanBeInstalledAnew() throws Exception {
        Program node = Program.usedBefore(folder.resolve("data"))
                .with("ENLACE_DEMO", "1")
                .with("ENLACE_JAVA_OPTS", Halt.option(port))
                .started();
        try (NotesNode notes = NotesNode.on(node, folder.resolve("archives"))) {
            String archive = notes.notes("1.0.0").toString();
            notes.done("module:install", archive);
            notes.write("one", "words");
            Sight first = notes.sight();
            notes.done("module:upgrade", notes.notes("2.0.0").toString());

            Sight second = notes.sight();

            isBackAndNotWell(notes, rolledBackWithoutItsBundle(notes));
            notes.done("module:remove", "notes");
            notes.done("module:install", archive);
            assertEquals(first, notes.sight(), "the rows are those of before the upgrade");

            notes.done("module:upgrade", notes.notes("2.0.0").toString());
            isBackAndNotWell(notes, rolledBackWithoutItsBundle(notes));
            notes.done("module:upgrade", notes.notes("2.0.0").toString());
            assertEquals(second, notes.sight(), "the rows are those of the upgrade");
        }
    }

    private static void isBackAndNotWell(NotesNode notes, ShellCall call) {
        assertNotEquals(0, call.status());
        assertTrue(call.err().contains("notes 1.0.0 is in place again and does not come up"), call.err());
        // Soon after a node has started, what is not up yet counts as starting.
        NotesNode.await("it is given up", () -> notes.sight().listed().equals("1.0.0 down"));
        Sight after = notes.sight();
        assertEquals("404", after.page());
        assertEquals(List.of("PENDING"), after.snapshots(), "its rows wait for it");
        assertEquals(List.of(), after.left());
        assertTrue(after.others().startsWith("0.1.0 up, page 200"), after.others());
        assertEquals("rollback 2.0.0 -> 1.0.0: done", notes.lastChange());
        String health = notes.client().get("/health").body();
        assertTrue(health.contains("notes"), health);
        String info = notes.done("module:info", "notes");
        assertTrue(info.contains("module:remove notes and module:install of its archive bring it back"), info);
    }

    private ShellCall rolledBackWithoutItsBundle(NotesNode notes) throws Exception {
        Path bundle = notes.program().data().resolve("modules/notes/1.0.0/bundles/notes-1.0.0.jar");
        AtomicBoolean there = new AtomicBoolean();
        try (Halt halt = Halt.at(port, List.of(Place.after("org.enlace.modules.internal.Shelf", "commit")))) {
            halt.visiting(place -> {
                if (there.compareAndSet(false, true)) {
                    empty(bundle);
                }
            });
            ShellCall call = notes.told("module:rollback", "notes");
            assertTrue(there.get(), call::toString);
            return call;
        }
    }

    private static void empty(Path file) {
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
            open.truncate(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
