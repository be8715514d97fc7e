package org.enlace.reference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.Act;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.reference.ReferenceSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends the process, as far as the disk can tell, before each step that an import or a return writes. */
class InterruptedUpdateTest {
    /** What a {@code kill -9} is to whoever is killed: nothing runs any more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A disk that is gone from a step on. */
    private static class Dying implements Disk {
        private final int last;
        private int step;

        Dying(int last) {
            this.last = last;
        }

        private void step() {
            if (++step > last) {
                throw new Killed();
            }
        }

        @Override
        public void folder(Path folder) throws IOException {
            step();
            REAL.folder(folder);
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            step();
            Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
            step();
            REAL.write(file, content);
        }

        @Override
        public void force(Path folder) throws IOException {
            step();
            REAL.force(folder);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            step();
            REAL.move(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            step();
            REAL.delete(path);
        }
    }

    @TempDir
    Path folder;

    private Path update(Desk desk, String version) throws IOException {
        return desk.update(
                version,
                ReferenceSet.COUNTRIES,
                json -> json.replace("\"fr\": \"Chili\"", "\"fr\": \"Chili " + version + "\""));
    }

    private static String state(Editions editions) {
        String name = new FileCountries(editions)
                .find(new CountryCode("CL"))
                .orElseThrow()
                .name(Language.FR);
        assertEquals(java.util.List.of(), editions.problems());
        String version = editions.inForce(Desk.admin()).version().value();
        assertEquals(version.equals("2026.11") ? "Chili" : "Chili " + version, name);
        return version;
    }

    private Desk desk(int step) throws IOException {
        return new Desk(Files.createDirectories(folder.resolve("step" + step)));
    }

    @Test
    void an_import_that_is_killed_at_any_step_leaves_the_version_before_or_the_new_one() throws IOException {
        Set<String> seen = new TreeSet<>();
        boolean whole = false;
        int steps = 0;
        for (; !whole; steps++) {
            Desk desk = desk(steps);
            Editions editions = desk.editions();
            try {
                desk.book(editions, new Dying(steps)).take(update(desk, "2026.12"), Desk.admin());
                whole = true;
            } catch (Killed killed) {
                assertTrue(desk.acts.size() <= 1);
            }
            // What another process would see before the node has come back so far as to complete anything.
            String atFirst = state(desk.editions());
            Editions after = desk.editions();
            UpdateBook book = desk.started(after);
            String then = state(after);
            seen.add(atFirst + " " + then);
            if (then.equals("2026.12")) {
                assertTrue(desk.acts.stream().anyMatch(act -> act.code().equals("reference.import")), "step " + steps);
            } else {
                assertEquals(java.util.List.of(), desk.acts, "step " + steps);
            }
            assertFalse(Files.exists(desk.imports.resolve("next")));
            // And nothing is in the way of the next.
            book.take(update(desk, "2027.01"), Desk.admin());
            assertEquals("2027.01", state(after));
        }
        assertTrue(steps > 20, steps + " steps");
        assertEquals(Set.of("2026.11 2026.11", "2026.11 2026.12", "2026.12 2026.12"), seen);
    }

    @Test
    void a_return_that_is_killed_at_any_step_leaves_the_version_before_or_the_new_one() throws IOException {
        Set<String> seen = new TreeSet<>();
        boolean whole = false;
        for (int steps = 0; !whole; steps++) {
            Desk desk = desk(steps);
            Editions editions = desk.editions();
            desk.book(editions).take(update(desk, "2026.12"), Desk.admin());
            desk.acts.clear();
            try {
                desk.book(editions, new Dying(steps)).back(Desk.admin());
                whole = true;
            } catch (Killed killed) {
                assertTrue(desk.acts.size() <= 1);
            }
            Editions after = desk.editions();
            desk.started(after);
            String then = state(after);
            seen.add(then);
            assertEquals(
                    then.equals("2026.11"),
                    desk.acts.stream().anyMatch(act -> act.code().equals("reference.back")),
                    "step " + steps);
        }
        assertEquals(Set.of("2026.11", "2026.12"), seen);
    }

    @Test
    void what_was_prepared_before_a_kill_is_completed_with_an_entry_that_names_who_began_it() throws IOException {
        Desk desk = desk(0);
        desk.audit = act -> {
            throw new Killed();
        };
        Disk keeping = new Dying(Integer.MAX_VALUE) {
            @Override
            public void delete(Path path) throws IOException {
                if (!path.endsWith("next")) {
                    super.delete(path);
                }
            }
        };
        Path file = update(desk, "2026.12");
        assertThrows(Killed.class, () -> desk.book(desk.editions(), keeping).take(file, Desk.admin()));
        assertEquals("2026.11", state(desk.editions()));
        desk.audit = desk.acts::add;
        Editions after = desk.editions();
        desk.started(after);
        assertEquals("2026.12", state(after));
        Act act = desk.acts.get(0);
        assertEquals(
                "reference.import ana 2026.11",
                act.code() + " " + act.facts().get("interrupted") + " "
                        + act.facts().get("before"));
        assertEquals("node", act.by().officer().value());
    }

    @Test
    void what_was_left_in_pieces_is_given_up() throws IOException {
        Desk desk = desk(0);
        Files.createDirectories(desk.imports.resolve("2026.12"));
        Files.writeString(desk.imports.resolve("next"), "{\"act\": \"import\"");
        Editions after = desk.editions();
        desk.started(after);
        assertEquals("2026.11", state(after));
        assertFalse(Files.exists(desk.imports.resolve("next")));
        assertEquals(java.util.List.of(), desk.acts);
    }
}
