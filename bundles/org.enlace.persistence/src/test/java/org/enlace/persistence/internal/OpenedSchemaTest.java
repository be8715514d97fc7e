package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.FreshDatabases;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

/** What opening a schema does about upgrades that were cut off, and about releases that go back. */
@FreshDatabases
class OpenedSchemaTest {
    @TempDir
    Path folder;

    @OnEveryDatabase
    void whatAnUpgradeThatWasCutOffDidIsUndoneByTheVersionBefore(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        List<String> before = library.everything();
        library.upgrade();
        library.sql("delete from notes.note", "insert into notes.added (id) values (9)");
        library.open().close();
        assertEquals(before, library.everything());
        assertEquals(List.of("notes"), library.schemas());
    }

    @OnEveryDatabase
    void theNewVersionFindsItsUpgradeAsItIs(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        library.upgrade();
        List<String> after = library.everything();
        library.openSecond().close();
        assertEquals(after, library.everything());
        assertEquals(
                Schemas.State.PENDING,
                node.schemas().snapshot("notes").orElseThrow().state());
    }

    @OnEveryDatabase
    void whereNoScriptIsNewTheVersionTellsWhoOpens(TestDatabase node) throws Exception {
        Library library = new Library(node, folder);
        library.fill();
        Files.delete(library.second().resolve("db/migration/V2__better.sql"));
        List<String> before = library.everything();
        library.upgrade();
        library.sql("update notes.note set body = 'by the new version'");
        List<String> after = library.everything();
        assertNotEquals(before, after);
        library.openSecond().close();
        assertEquals(after, library.everything());
        library.open().close();
        assertEquals(before, library.everything());
        assertEquals(List.of("notes"), library.schemas());
    }

    @OnEveryDatabase
    void aSnapshotOfAnUpgradeThatNeverBeganGoes(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        List<String> before = library.everything();
        node.schemas().keep("notes", Map.of(), Library.SILENT);
        library.open().close();
        assertEquals(before, library.everything());
        assertEquals(List.of("notes"), library.schemas());
    }

    @OnEveryDatabase
    void aSettledUpgradeGoesBackWhileNothingWasWritten(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        List<String> before = library.everything();
        library.upgrade();
        node.schemas().settle("notes");
        library.openSecond().close();
        library.open().close();
        assertEquals(before, library.everything());
    }

    @OnEveryDatabase
    void aSettledUpgradeWithLaterWritesIsNotUndone(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        library.upgrade();
        node.schemas().settle("notes");
        library.sql("update notes.note set body = 'later' where id = 'a'", "delete from notes.note where id = 'c'");
        List<String> after = library.everything();
        SchemaFailure failure = assertThrows(SchemaFailure.class, library::open);
        assertTrue(failure.getMessage().contains("2 rows were written"), failure.getMessage());
        assertTrue(
                failure.getMessage().toLowerCase().contains("note (0 new, 1 changed, 1 deleted)"),
                failure.getMessage());
        assertEquals(after, library.everything());
        library.openSecond().close();
    }

    @OnEveryDatabase
    void aReleaseThatBringsScriptsOfItsOwnCanGoBackWhileNothingWasWritten(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        List<String> before = library.everything();
        library.openSecond().close();
        Schemas.Snapshot kept = node.schemas().snapshot("notes").orElseThrow();
        assertEquals(Schemas.State.KEPT, kept.state());
        assertEquals(Map.of(), kept.note());
        library.open().close();
        assertEquals(before, library.everything());
        assertEquals(Optional.empty(), node.schemas().snapshot("notes"));
        library.openSecond().close();
        library.sql("delete from notes.added");
        assertThrows(SchemaFailure.class, library::open);
    }

    @OnEveryDatabase
    void aReleaseThatWasCutOffBetweenMigrationAndMarkIsTakenUpAgain(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        List<String> before = library.everything();
        library.openSecond().close();
        List<String> after = library.everything();
        // As a kill would have left it.
        library.sql(
                "update before_notes.\"@snapshot\" set text = 'PENDING' where name = 'state'",
                "delete from before_notes.\"@snapshot\" where name in ('marked', 'version')");
        for (String table : List.of("note", "zone", "event", "added")) {
            String name = node.kind() == TestDatabase.Kind.DERBY ? table.toUpperCase() : table;
            library.sql("drop table before_notes.\"#" + name + "\"");
        }
        library.openSecond().close();
        assertEquals(after, library.everything());
        assertTrue(node.schemas().later("notes", Library.SILENT).none());
        assertEquals(
                Schemas.State.KEPT,
                node.schemas().snapshot("notes").orElseThrow().state());
        library.open().close();
        assertEquals(before, library.everything());
    }

    @OnEveryDatabase
    void aReleaseThatWasCutOffBeforeItWasSettledIsNotInTheWayOfTheNext(TestDatabase node) throws Exception {
        Library library = new Library(node, folder);
        library.fill();
        library.openSecond().close();
        library.sql("update before_notes.\"@snapshot\" set text = 'PENDING' where name = 'state'");
        List<String> between = library.everything();
        Path third = library.second().resolve("db/migration/V3__third.sql");
        Files.writeString(third, "delete from ${schema}.note;");
        library.openSecond().close();
        Files.delete(third);
        library.openSecond().close();
        assertEquals(between, library.everything());
    }

    @OnEveryDatabase
    void ofAReleaseWhoseScriptFailsNoSnapshotIsLeft(TestDatabase node) throws Exception {
        Library library = new Library(node, folder);
        library.fill();
        List<String> before = library.everything();
        Files.writeString(library.second().resolve("db/migration/V3__broken.sql"), "nonsense;");
        assertThrows(SchemaFailure.class, library::openSecond);
        assertEquals(before, library.everything());
        assertEquals(List.of("notes"), library.schemas());
        library.open().close();
    }

    @OnEveryDatabase
    void theAuditIsMigratedWithoutASnapshotAndNeverGoesBack(TestDatabase node) {
        String first = "create table ${schema}.entry (id integer not null primary key);";
        try (SampleModule older = SampleModule.of("audit", folder, Map.of("V1__entry.sql", first));
                SampleModule newer = SampleModule.of(
                        "audit",
                        folder,
                        Map.of("V1__entry.sql", first, "V2__more.sql", "insert into ${schema}.entry values (1);"))) {
            node.open(older.schema()).close();
            node.open(newer.schema()).close();
            assertEquals(Optional.empty(), node.schemas().snapshot("audit"));
            assertThrows(SchemaFailure.class, () -> node.open(older.schema()));
        }
    }

    @OnEveryDatabase
    void rowsAreReadRightAfterTheirTableWasChanged(TestDatabase node) {
        Library library = new Library(node, folder);
        library.fill();
        String query = "select * from notes.zone order by code";
        for (int at = 0; at < 20; at++) {
            // The server's connection remembers a statement that is asked often.
            library.asked(query);
        }
        node.schemas().keep("notes", Map.of(), Library.SILENT);
        node.schemas().migrate("notes", library.second(), Library.SILENT);
        library.asked(query);
        node.schemas().restore("notes", library.first(), Library.SILENT);
        assertEquals("in", library.asked(query));
    }
}
