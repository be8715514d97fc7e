package org.enlace.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.enlace.launcher.ShellCall;
import org.enlace.node.NotesNode;
import org.enlace.node.NotesNode.Sight;
import org.enlace.node.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The node killed with {@code kill -9} at random moments of an install, an upgrade, a rollback or a removal, 200 times
 * ({@code -Dkills=N}): the next start brings exactly what was before or exactly what comes after, rows and history agree with
 * it, and what the shell had called done is done.
 */
@Tag("proof")
class ModuleKillsProof {
    private static final int KILLS = Integer.getInteger("kills", 200);
    private static final double BEYOND = 1.1;

    @TempDir
    private Path folder;

    /** A change that can be made of what is there. */
    private enum Change {
        INSTALL("install", "none", "1.0.0"),
        REMOVE("remove", "1.0.0", "none"),
        UPGRADE("upgrade", "1.0.0", "1.1.0"),
        ROLLBACK("rollback", "1.1.0", "1.0.0"),
        UPGRADE_WITH_MIGRATION("upgrade", "1.0.0", "2.0.0"),
        ROLLBACK_WITH_ROWS("rollback", "2.0.0", "1.0.0");

        private final String operation;
        private final String from;
        private final String to;

        Change(String operation, String from, String to) {
            this.operation = operation;
            this.from = from;
            this.to = to;
        }

        static List<Change> of(String version) {
            List<Change> possible = new ArrayList<>(List.of(values()));
            possible.removeIf(change -> !change.from.equals(version));
            return possible;
        }

        String[] command(NotesNode notes) throws IOException {
            String last = operation.equals("install") || operation.equals("upgrade")
                    ? notes.notes(to).toString()
                    : "notes";
            return new String[] {"module:" + operation, last};
        }

        String outcome(boolean done) {
            return operation + " " + from + " -> " + to + ": " + (done ? "done" : "undone");
        }
    }

    private final Map<Change, Long> length = new EnumMap<>(Change.class);
    private final Map<Change, Map<String, Integer>> outcomes = new EnumMap<>(Change.class);
    private final Map<String, String> written = new TreeMap<>();
    private final Map<String, Sight> calm = new HashMap<>();
    private NotesNode notes;
    private String version = "none";

    @Test
    @Timeout(value = 150, unit = TimeUnit.MINUTES)
    void wheneverItIsKilledItIsAsBeforeOrAsAfter() throws Exception {
        Random random = Seed.of("ModuleKillsProof.wheneverItIsKilledItIsAsBeforeOrAsAfter");
        Program node = Program.usedBefore(folder.resolve("data"))
                .with("ENLACE_DEMO", "1")
                .started();
        try (NotesNode opened = NotesNode.on(node, folder.resolve("archives"))) {
            notes = opened;
            notes.done(Change.INSTALL.command(notes));
            measure();
            Map<String, String> records = notes.client().titles();
            long begun = System.nanoTime();
            for (int kill = 1; kill <= KILLS; kill++) {
                List<Change> possible = Change.of(version);
                Change change = possible.get(random.nextInt(possible.size()));
                killed(change, random.nextDouble(), kill);
            }
            assertEquals(records, notes.client().titles(), "the protocol library");
            notes.done("audit:verify");
            System.out.printf(
                    "ModuleKillsProof: %d kills, 0 inconsistent, %d notes kept, the audit whole, %.0f s%n%s%n",
                    KILLS,
                    written.size(),
                    (System.nanoTime() - begun) / 1e9,
                    outcomes.entrySet().stream()
                            .map(each -> "ModuleKillsProof: " + each.getKey() + " of "
                                    + length.get(each.getKey()) / 1_000_000 + " ms: " + each.getValue())
                            .collect(Collectors.joining("\n")));
        }
    }

    /** How long each change takes on a node that has just started, and what one that nobody disturbs leaves. */
    private void measure() throws IOException {
        version = "1.0.0";
        write("first");
        for (Change change : List.of(
                Change.UPGRADE,
                Change.ROLLBACK,
                Change.UPGRADE_WITH_MIGRATION,
                Change.ROLLBACK_WITH_ROWS,
                Change.REMOVE,
                Change.INSTALL)) {
            notes.program().killed();
            notes.program().started();
            notes.recovered();
            long begun = System.nanoTime();
            notes.done(change.command(notes));
            length.put(change, System.nanoTime() - begun);
            version = change.to;
            calm.put(version, notes.sight());
            assertEquals(expected(version), calm.get(version));
            assertEquals(change.outcome(true), notes.lastChange());
            outcomes.put(change, new TreeMap<>());
        }
        System.out.println("ModuleKillsProof: lengths in ms: "
                + length.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue() / 1_000_000)
                        .collect(Collectors.joining(", ")));
    }

    private void killed(Change change, double when, int kill) throws Exception {
        String last = notes.lastChangeId();
        String[] command = change.command(notes);
        long after = (long) (length.get(change) * BEYOND * when);
        CompletableFuture<ShellCall> call = CompletableFuture.supplyAsync(() -> notes.told(command));
        LockSupport.parkNanos(after);
        notes.program().killed();
        boolean confirmed = call.get(2, TimeUnit.MINUTES).status() == 0;
        notes.program().started();
        notes.recovered();

        String what = "kill " + kill + ", " + change + " after " + after / 1_000_000 + " ms";
        Sight sight = notes.sight();
        boolean done = sight.listed().equals(expected(change.to).listed());
        String now = done ? change.to : change.from;
        assertEquals(expected(now), sight, what);
        assertTrue(done || !confirmed, what + ": called done, and undone");
        boolean told = !notes.lastChangeId().equals(last);
        assertTrue(told || !done, what + ": done, and not in the history");
        if (told) {
            assertEquals(change.outcome(done), notes.lastChange(), what);
        }
        String outcome = confirmed ? "confirmed" : done ? "done unconfirmed" : told ? "undone" : "not begun";
        outcomes.get(change).merge(outcome, 1, Integer::sum);
        version = now;
        if (version.equals("1.0.0")) {
            write("note-" + kill);
        }
    }

    private void write(String id) {
        notes.write(id, "words of " + id);
        written.put(id, "words of " + id);
    }

    /** What is seen of a version with the notes that were acknowledged, and nothing of a change. */
    private Sight expected(String at) {
        Sight like = calm.get(at);
        boolean there = !at.equals("none");
        String stored = rows(at.startsWith("2"));
        // What lies on the shelf beside the version and what is kept in the database: as it was when nobody disturbed.
        return new Sight(
                there ? at + " up" : "",
                there ? at : "404",
                there ? stored : "404",
                stored,
                true,
                at.startsWith("2") ? List.of("KEPT") : List.of(),
                like == null ? notes.sight().shelf() : like.shelf(),
                List.of(),
                like == null ? notes.sight().others() : like.others());
    }

    private String rows(boolean second) {
        return written.entrySet().stream()
                .map(note -> second
                        ? note.getKey() + "|" + note.getValue() + " (second edition)|"
                                + note.getValue().length()
                        : note.getKey() + "|" + note.getValue())
                .map(row -> row + "\n")
                .collect(Collectors.joining());
    }
}
