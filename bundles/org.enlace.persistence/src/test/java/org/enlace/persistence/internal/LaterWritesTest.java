package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.enlace.persistence.LaterWrites;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.testing.FreshDatabases;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

@FreshDatabases
class LaterWritesTest {
    @TempDir
    Path folder;

    @OnEveryDatabase
    void whatTheMigrationDidIsNoLaterWrite(TestDatabase node) {
        Library library = upgraded(node);
        assertTrue(later(node).none(), later(node)::toString);
        library.openSecond().close();
        assertTrue(later(node).none(), later(node)::toString);
    }

    @OnEveryDatabase
    void newChangedAndDeletedRowsAreCountedAndExported(TestDatabase node) throws Exception {
        Library library = upgraded(node);
        library.sql(
                "insert into notes.note (id, revision, body) values ('new', 0, 'fresh')",
                "update notes.note set body = 'touched' where id = 'a'",
                "delete from notes.note where id = 'c'",
                "insert into notes.added (id) values (7)",
                "update notes.zone set parent = null where code = 'out'");
        assertEquals(
                "added (1 new, 0 changed, 0 deleted), note (1 new, 1 changed, 1 deleted),"
                        + " zone (0 new, 1 changed, 0 deleted)",
                later(node).toString().toLowerCase());
        assertEquals(5, later(node).rows());
        List<String> lines = exported(node);
        assertEquals(5, lines.size());
        assertTrue(
                lines.contains("{\"table\":\"note\",\"change\":\"deleted\",\"key\":{\"id\":\"c\"}}"), lines::toString);
        assertTrue(
                lines.contains("{\"table\":\"note\",\"change\":\"new\",\"row\":{\"id\":\"new\",\"revision\":0,"
                        + "\"body\":\"fresh\",\"written\":null,\"colour\":\"red\"}}"),
                lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("\"changed\"") && line.contains("touched")),
                lines::toString);
    }

    @OnEveryDatabase
    void aChangeThatIsTakenBackIsNone(TestDatabase node) {
        Library library = upgraded(node);
        library.sql(
                "update notes.note set revision = revision + 1",
                "update notes.note set revision = revision - 1",
                "delete from notes.added",
                "insert into notes.added (id) values (1)");
        assertTrue(later(node).none(), later(node)::toString);
    }

    @OnEveryDatabase
    void ofATableWithoutKeyTheRowsAreCounted(TestDatabase node) throws Exception {
        Library library = upgraded(node);
        // Three equal rows and one of nulls are there.
        library.sql("insert into notes.event (flag) values (false)", "insert into notes.event (flag) values (false)");
        assertEquals(
                "event (2 new, 0 changed, 0 deleted)", later(node).toString().toLowerCase());
        assertEquals(
                2,
                exported(node).stream().filter(line -> line.contains("\"new\"")).count());
        library.sql("delete from notes.event where number < 0");
        assertEquals(
                "event (2 new, 0 changed, 3 deleted)", later(node).toString().toLowerCase());
        List<String> lines = exported(node);
        assertEquals(3, lines.size());
        assertTrue(
                lines.get(0)
                        .matches(
                                "\\{\"table\":\"event\",\"change\":\"deleted\",\"key\":\\{\"sha256\":\"[^\"]+\",\"rows\":3}}"),
                lines.get(0));
        library.sql("insert into notes.event (flag) values (null)");
        assertEquals(
                "event (3 new, 0 changed, 3 deleted)", later(node).toString().toLowerCase());
    }

    @OnEveryDatabase
    void oneCharacterOfALongTextIsAChange(TestDatabase node) {
        Library library = upgraded(node);
        library.sql("update notes.event set content = content || 'x' where number < 0");
        assertEquals(
                "event (3 new, 0 changed, 3 deleted)", later(node).toString().toLowerCase());
    }

    @OnEveryDatabase
    void withoutASnapshotNobodyCanTell(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        assertThrows(SchemaFailure.class, () -> later(node));
        node.schemas().keep("notes", Map.of(), Library.SILENT);
        assertThrows(SchemaFailure.class, () -> later(node));
    }

    @OnEveryDatabase
    void everythingIsExportedWithItsTypes(TestDatabase node) throws Exception {
        Library library = new Library(node, folder);
        library.fill();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        node.schemas().export("notes", out, Library.SILENT);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals("{\"schema\":\"notes\",\"migrations\":[1]}", lines.get(0));
        assertEquals(library.rows() + 1, lines.size());
        assertTrue(
                lines.contains("{\"table\":\"note\",\"row\":{\"id\":\"a\",\"revision\":1,\"body\":\"one\","
                        + "\"written\":\"2024-02-29T23:59:59.123456Z\"}}"),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.contains("ñandú \\\"quoted\\\" \\\\ 漢字")), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.contains("\"amount\":-0.001}")), lines::toString);
        String event = lines.stream()
                .filter(line -> line.contains("AP9/gA=="))
                .findFirst()
                .orElseThrow();
        assertTrue(
                event.contains("\"moment\":\"2024-01-01T10:00:00.500Z\",\"day\":\"2024-01-01\",\"flag\":false,"
                        + "\"number\":-9223372036854775808,\"part\":0.1,\"content\":\"line\\u000añline\\u000a"),
                event.substring(0, 300));
        assertThrows(SchemaFailure.class, () -> node.schemas().export("nowhere", out, Library.SILENT));
    }

    @OnEveryDatabase
    void aStreamThatFailsIsSaidSo(TestDatabase node) {
        new Library(node, folder).fill();
        IOException full = assertThrows(IOException.class, () -> node.schemas()
                .export(
                        "notes",
                        new java.io.OutputStream() {
                            @Override
                            public void write(int each) throws IOException {
                                throw new IOException("disk full");
                            }
                        },
                        Library.SILENT));
        assertEquals("disk full", full.getMessage());
    }

    private Library upgraded(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        library.upgrade();
        node.schemas().settle("notes");
        return library;
    }

    private static LaterWrites later(TestDatabase node) {
        return node.schemas().later("notes", Library.SILENT);
    }

    private static List<String> exported(TestDatabase node) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        node.schemas().exportLater("notes", out, Library.SILENT);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
