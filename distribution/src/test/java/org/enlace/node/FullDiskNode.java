package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Halt.Place;
import org.enlace.node.NotesNode.Sight;

/**
 * A node whose disk becomes full, to the last page, at a step of a change of a module: the node stands still while the disk is
 * filled, and then goes on. Whoever reads the protocol library meanwhile must notice nothing.
 */
public final class FullDiskNode implements AutoCloseable {
    private static final int MEGABYTES = 160;
    private static final String INTERNAL = "org.enlace.modules.internal.";
    private static final List<Place> PLACES = List.of(
            Place.before(INTERNAL + "Journal", "begin"),
            Place.after(INTERNAL + "Journal", "begin"),
            Place.after(INTERNAL + "Journal", "at"),
            Place.after(INTERNAL + "Shelf", "commit"),
            Place.after(INTERNAL + "Shelf", "retire"),
            Place.after(INTERNAL + "ModuleRecords", "migrate"),
            Place.after(INTERNAL + "ModuleRecords", "unsettle"));

    private final int port = FreePort.onLoopback();
    private final SmallDisk disk;
    private final NotesNode notes;
    private final Polling polling;
    private int full;

    private FullDiskNode(Path folder) throws Exception {
        disk = SmallDisk.at(folder.resolve("disk"), MEGABYTES);
        Program node = Program.usedBefore(disk.folder().resolve("data"))
                .with("ENLACE_DEMO", "1")
                .with("ENLACE_JAVA_OPTS", Halt.option(port))
                .started();
        notes = NotesNode.on(node, folder.resolve("archives"));
        polling = Polling.by(notes.client());
    }

    public static FullDiskNode in(Path folder) throws Exception {
        return new FullDiskNode(folder);
    }

    public NotesNode notes() {
        return notes;
    }

    public String[] install(String version) throws IOException {
        return new String[] {"module:install", notes.notes(version).toString()};
    }

    public String[] upgrade(String version) throws IOException {
        return new String[] {"module:upgrade", notes.notes(version).toString()};
    }

    /** Full from there on, the change comes to nothing and says why; with room again the same change succeeds. */
    public void undone(String place, String... command) throws Exception {
        refused(place, command);
        notes.done(command);
        assertEquals(List.of(), notes.sight().left(), () -> String.join(" ", command) + " after it was full " + place);
    }

    /** Full from there on, the change comes to nothing and says why. */
    public void refused(String place, String... command) throws Exception {
        Sight before = notes.sight();
        String where = String.join(" ", command) + ", full " + place;
        ShellCall call = full(place, command);
        assertNotEquals(0, call.status(), where);
        assertTrue(call.err().contains("disk") && call.err().contains("full"), where + " says: " + call);
        assertEquals(before, notes.sight(), where + ", still full");
        disk.free();
        assertEquals(before, notes.sight(), where);
    }

    /** Full from there on, the change is done all the same. */
    public void done(String place, String... command) throws Exception {
        Sight before = notes.sight();
        String where = String.join(" ", command) + ", full " + place;
        ShellCall call = full(place, command);
        assertEquals(0, call.status(), where + " says: " + call);
        Sight after = notes.sight();
        assertNotEquals(before.listed(), after.listed(), where);
        disk.free();
        assertEquals(after, notes.sight(), where);
    }

    private ShellCall full(String place, String... command) throws Exception {
        AtomicBoolean there = new AtomicBoolean();
        ShellCall call;
        try (Halt halt = Halt.at(port, PLACES)) {
            halt.visiting(name -> {
                if (name.equals(place) && there.compareAndSet(false, true)) {
                    disk.fill();
                }
            });
            call = notes.told(command);
        }
        assertTrue(there.get(), () -> String.join(" ", command) + " never came to \"" + place + "\": " + call);
        full++;
        return call;
    }

    /** How often the disk was full. */
    public int times() {
        return full;
    }

    /** How the protocol library was served meanwhile. */
    public Polling polling() {
        return polling;
    }

    @Override
    public void close() throws Exception {
        polling.close();
        disk.free();
        notes.close();
        disk.close();
    }
}
