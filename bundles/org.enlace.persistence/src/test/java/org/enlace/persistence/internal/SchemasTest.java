package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.contribution.Command.Progress;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade step by step, as the life cycle of a module takes them. */
class SchemasTest {
    private static final Progress SILENT = (step, done, total) -> {};

    @TempDir
    Path folder;

    @OnEveryDatabase
    void whatIsRestoredIsByteForByteWhatWasKept(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        List<String> before = library.everything();
        Schemas schemas = node.schemas();
        List<String> told = new ArrayList<>();
        Progress progress = (step, done, total) -> told.add(step + " " + done + "/" + total);
        assertEquals(List.of("V2__better.sql"), schemas.pending("notes", library.second()));
        schemas.keep("notes", Map.of("to", "2"), progress);
        assertEquals(
                Schemas.State.PENDING, schemas.snapshot("notes").orElseThrow().state());
        assertEquals(Map.of("to", "2"), schemas.snapshot("notes").orElseThrow().note());
        assertEquals(List.of("V2__better.sql"), schemas.migrate("notes", library.second(), progress));
        assertEquals(List.of(), schemas.pending("notes", library.second()));
        assertFalse(before.equals(library.everything()));
        schemas.restore("notes", library.first(), progress);
        assertEquals(before, library.everything());
        assertEquals(Optional.empty(), schemas.snapshot("notes"));
        for (String step : List.of("snapshot", "migrate", "mark", "restore")) {
            assertTrue(told.stream().anyMatch(each -> each.startsWith(step)), () -> step + " in " + told);
        }
        library.open().close();
    }

    @OnEveryDatabase
    void sizeCountsTablesAndRows(TestDatabase node) {
        Library library = new Library(node, folder);
        assertEquals(Optional.empty(), node.schemas().size("notes"));
        library.fill();
        Schemas.Size size = node.schemas().size("notes").orElseThrow();
        assertEquals(4, size.tables());
        assertEquals(library.rows(), size.rows());
        assertTrue(size.bytes() > 1_000, size.toString());
    }

    @OnEveryDatabase
    void aPurgeLeavesNothing(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        library.upgrade();
        node.schemas().purge("notes");
        assertEquals(Optional.empty(), node.schemas().size("notes"));
        assertEquals(Optional.empty(), node.schemas().snapshot("notes"));
        assertEquals(List.of(), library.schemas());
        node.schemas().purge("notes");
        library.fill();
    }

    @OnEveryDatabase
    void aSchemaThatIsOpenIsNotChanged(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        try (var store = library.open()) {
            for (Runnable change : List.<Runnable>of(
                    () -> node.schemas().keep("notes", Map.of(), SILENT),
                    () -> node.schemas().migrate("notes", library.second(), SILENT),
                    () -> node.schemas().restore("notes", library.first(), SILENT),
                    () -> node.schemas().purge("notes"))) {
                SchemaFailure failure = assertThrows(SchemaFailure.class, change::run);
                assertTrue(failure.getMessage().contains("is open"), failure.getMessage());
            }
        }
    }
}
