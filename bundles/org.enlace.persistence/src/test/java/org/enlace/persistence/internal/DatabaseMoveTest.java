package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.Schemas;
import org.enlace.persistence.Store;
import org.enlace.persistence.internal.DatabaseMove.Moved;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.NotNow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From Derby to a real PostgreSQL: everything, or nothing; and Derby is never touched. Repeatable by {@code -Denlace.proof.seed}. */
@Timeout(120)
class DatabaseMoveTest {
    private static final DatabaseMove.Switch NOTHING = moved -> {};

    @TempDir
    Path folder;

    private final long seed = Long.getLong("enlace.proof.seed", System.nanoTime());
    private PostgresServer to;

    @BeforeEach
    void begin() {
        System.out.println("DatabaseMoveTest: seed " + seed);
        to = EveryKind.postgres();
    }

    @Test
    void everyRowOfEveryTypeIsThereAsItWas() throws Exception {
        try (EveryKind node = node()) {
            List<String> before = node.rows();
            List<String> steps = new ArrayList<>();
            Moved moved = node.move().move(to, NOTHING, steps::add, Library.SILENT);
            assertEquals(before, there());
            assertEquals(before.size(), moved.rows());
            assertEquals(4, moved.tables(), "with the history of the migrations");
            assertTrue(moved.bytes() > 100_000, moved.toString());
            assertEquals(
                    List.of("closed", "still", "emptied", "filled", "compared", "ready", "stored", "switched"), steps);
            assertEquals(before, node.rows(), "Derby has all of it as before");
        }
    }

    @Test
    void keysAndIndexesAreInForceAndTheModuleFindsItsMigrationsApplied() throws Exception {
        try (EveryKind node = node()) {
            node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT);
        }
        try (Connection connection = to.connections().getConnection()) {
            for (String refused : List.of(
                    "insert into kinds.parent (code, place) values ('p0', 99)",
                    "insert into kinds.parent (code, place) values ('new', 3)",
                    "insert into kinds.parent (code, place) values ('new', -1)",
                    "insert into kinds.parent (code, above, place) values ('new', 'nobody', 99)",
                    "insert into kinds.kind (id, parent) values ('x', 'nobody')",
                    "insert into kinds.kind (id) values (null)")) {
                SQLException failure = assertThrows(SQLException.class, () -> EveryKind.run(connection, refused));
                assertTrue(failure.getSQLState().startsWith("23"), refused + ": " + failure.getMessage());
            }
            EveryKind.run(connection, "insert into kinds.kind (id) values ('defaults')");
            assertEquals(7, Direct.on(connection).number("select whole from kinds.kind where id = 'defaults'"));
            assertEquals(
                    "CREATE INDEX kind_number ON kinds.kind USING btree (number DESC, id)",
                    Direct.on(connection)
                            .texts("select indexdef from pg_indexes where indexname = 'kind_number'")
                            .get(0));
        }
        try (JpaDatabase moved = new JpaDatabase(to, EmptyDatabases.SETTINGS);
                SampleModule module = SampleModule.of(
                        "kinds",
                        folder,
                        Map.of(
                                "V1__kinds.sql",
                                EveryKind.KINDS,
                                "V2__more.sql",
                                "alter table ${schema}.keyless add column later varchar(10);"))) {
            assertEquals(List.of("V2__more.sql"), moved.schemas().pending("kinds", module.place()));
            moved.open(module.schema()).close();
        }
    }

    @Test
    void meanwhileWhatIsStoredIsReadAndNothingIsWrittenAndThenNothingAtAll() throws Exception {
        try (EveryKind node = node();
                SampleModule notes = SampleModule.notes(folder, SampleModule.NOTES)) {
            Store store = node.database().open(notes.schema());
            insert(node, store, "before");
            List<String> codes = new ArrayList<>();
            node.move()
                    .move(
                            to,
                            NOTHING,
                            step -> {
                                assertEquals(1, count(store));
                                codes.add(refused(node, store));
                            },
                            Library.SILENT);
            assertEquals(8, codes.size());
            assertTrue(codes.stream().allMatch("database.moving"::equals), codes.toString());
            assertEquals("database.moving", refused(node, store), "Derby is behind from now on");
            assertTrue(node.database().shortage().isPresent());
        }
    }

    private static int count(Store store) {
        return store.read(entities -> ((Number) entities.createNativeQuery("select count(*) from notes.note")
                        .getSingleResult())
                .intValue());
    }

    private static String refused(EveryKind node, Store store) {
        return assertThrows(NotNow.class, () -> insert(node, store, "meanwhile"))
                .why()
                .code();
    }

    private static void insert(EveryKind node, Store store, String id) {
        node.database().transactions().run(() -> store.entities()
                .createNativeQuery("insert into notes.note (id, revision) values ('" + id + "', 1)")
                .executeUpdate());
    }

    @Test
    void whoHadBegunToWriteIsAwaitedOrNothingIsMoved() throws Exception {
        try (EveryKind node = node();
                Connection writer = node.derby().connections().getConnection()) {
            writer.setAutoCommit(false);
            EveryKind.run(writer, "insert into kinds.keyless (text_of) values ('not over yet')");
            DatabaseMove impatient = new DatabaseMove(node.derby(), new WriteGate(), Duration.ZERO);
            IOException refused =
                    assertThrows(IOException.class, () -> impatient.move(to, NOTHING, MoveSteps.NONE, Library.SILENT));
            assertTrue(refused.getMessage().contains("has been writing"), refused.getMessage());
            writer.commit();
            impatient.move(to, NOTHING, MoveSteps.NONE, Library.SILENT);
            assertTrue(there().stream().anyMatch(row -> row.contains("not over yet")));
            assertThrows(
                    SQLException.class,
                    () -> EveryKind.run(writer, "insert into kinds.keyless (text_of) values ('too late')"),
                    "who goes past the gate is held by Derby itself");
            impatient.letGo();
        }
    }

    @Test
    void whatPostgresqlDoesNotKeepIsRefusedByNameAndNothingIsMoved() throws Exception {
        try (EveryKind node = node()) {
            try (Connection connection = node.derby().connections().getConnection();
                    var insert = connection.prepareStatement("insert into kinds.kind (id, words) values (?, ?)")) {
                insert.setString(1, "odd");
                insert.setString(2, "a\0b");
                insert.executeUpdate();
            }
            String nul = failed(node);
            assertTrue(
                    nul.contains("kinds.kind")
                            && nul.contains("words")
                            && nul.contains("\"odd\"")
                            && nul.contains("NUL"),
                    nul);
            try (Connection connection = node.derby().connections().getConnection();
                    var update = connection.prepareStatement("update kinds.kind set words = ? where id = 'odd'")) {
                update.setString(1, "a\ud800b");
                update.executeUpdate();
            }
            assertTrue(failed(node).contains("surrogate"));
            node.sql("delete from kinds.kind where id = 'odd'");
            node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT);
        }
    }

    @Test
    void whatTheDatabaseDoesByItselfIsRefusedByName() throws Exception {
        try (EveryKind node = node()) {
            for (String[] each : new String[][] {
                {"create view kinds.looked as select id from kinds.kind", "view or synonym", "drop view kinds.looked"},
                {
                    "create table kinds.counted (id bigint generated always as identity, name varchar(4))",
                    "numbered column",
                    "drop table kinds.counted"
                },
                {
                    "create table kinds.computed (a integer, b integer generated always as (a + 1))",
                    "filled by the database",
                    "drop table kinds.computed"
                },
                {"create sequence kinds.turns", "sequence", "drop sequence kinds.turns restrict"},
                {"create table kinds.\"Mixed\" (a integer)", "capitals", "drop table kinds.\"Mixed\""},
            }) {
                node.sql(each[0]);
                String why = failed(node);
                assertTrue(why.contains(each[1]), why);
                node.sql(each[2]);
            }
            node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT);
        }
    }

    /** Nothing was moved, and the node writes on; and why. */
    private String failed(EveryKind node) throws SQLException {
        IOException failure =
                assertThrows(IOException.class, () -> node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT));
        assertEquals(List.of(), there());
        assertFalse(node.database().shortage().isPresent());
        node.sql("insert into kinds.keyless (text_of) values ('goes on')");
        return failure.getMessage();
    }

    @Test
    void onlyWhatTheSameNodeFilledAndDidNotUseIsEmptied() throws Exception {
        try (EveryKind node = node()) {
            node.move()
                    .move(
                            to,
                            NOTHING,
                            step -> {
                                if (step.equals("filled")) {
                                    node.move().cancel();
                                }
                            },
                            Library.SILENT);
            throw new AssertionError("it was cancelled");
        } catch (DatabaseMove.Cancelled e) {
            assertEquals(List.of(), there(), "one transaction, which was undone");
        }
        try (EveryKind node = EveryKind.at(folder.resolve("data"), seed)) {
            IllegalStateException killed = new IllegalStateException("as if it ended here");
            DatabaseMove first = new DatabaseMove(node.derby(), new WriteGate());
            assertThrows(
                    DatabaseMove.Unsettled.class,
                    () -> first.move(
                            to,
                            moved -> {
                                throw killed;
                            },
                            MoveSteps.NONE,
                            Library.SILENT));
            first.letGo();
            node.sql("insert into kinds.keyless (text_of) values ('since then')");
            Moved again = node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT);
            assertTrue(again.again());
            assertEquals(node.rows(), there());
        }
        MoveNote.write(folder, "there", new Moved(1, 1, "", 1, 1, 1, 0, false));
        try (JpaDatabase used = new JpaDatabase(to, EmptyDatabases.SETTINGS)) {
            MoveMark.used(used, folder, new FixedKeys().secret(EmbeddedDerby.PURPOSE));
        }
        List<String> kept = there();
        try (EveryKind node = EveryKind.at(folder.resolve("data"), seed)) {
            IOException refused = assertThrows(
                    IOException.class, () -> node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT));
            assertTrue(refused.getMessage().contains("not empty: it has the schemas kinds"), refused.getMessage());
            assertEquals(kept, there());
        }
    }

    @Test
    void aStrangersSchemaIsNotTouched() throws Exception {
        try (EveryKind node = node();
                Connection connection = to.connections().getConnection()) {
            EveryKind.run(connection, "create schema payroll", "create table payroll.people (name text)");
            IOException refused = assertThrows(
                    IOException.class, () -> node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT));
            assertTrue(refused.getMessage().contains("payroll"), refused.getMessage());
            EveryKind.run(connection, "drop schema payroll cascade");
        }
    }

    @Test
    void aServerThatGoesAwayMeanwhileLeavesNothingAndTheNodeGoesOn() throws Exception {
        try (EveryKind node = node();
                Connection other = to.connections().getConnection()) {
            IOException lost = assertThrows(IOException.class, () -> node.move()
                    .move(
                            to,
                            NOTHING,
                            step -> {
                                if (step.equals("filled")) {
                                    cutOff(other);
                                }
                            },
                            Library.SILENT));
            assertFalse(lost.getMessage().isBlank());
            assertEquals(List.of(), there());
            assertFalse(node.database().shortage().isPresent());
            node.sql("insert into kinds.keyless (text_of) values ('goes on')");
            node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT);
            assertEquals(node.rows(), there());
        }
    }

    private static void cutOff(Connection other) {
        try {
            EveryKind.run(
                    other,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                            + " and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSwitchThatFailsLeavesTheNodeClosedForWriting() throws Exception {
        try (EveryKind node = node();
                SampleModule notes = SampleModule.notes(folder, SampleModule.NOTES)) {
            Store store = node.database().open(notes.schema());
            assertThrows(DatabaseMove.Unsettled.class, () -> node.move()
                    .move(
                            to,
                            moved -> {
                                throw new IOException("The disk is full");
                            },
                            MoveSteps.NONE,
                            Library.SILENT));
            assertEquals("database.moving", refused(node, store));
            assertEquals(
                    "database.moving",
                    assertThrows(NotNow.class, () -> node.move().move(to, NOTHING, MoveSteps.NONE, Library.SILENT))
                            .why()
                            .code());
        }
    }

    @Test
    void aDatabaseThatEndsMeanwhileIsNotMoved() throws Exception {
        try (EveryKind node = node()) {
            assertThrows(DatabaseMove.Cancelled.class, () -> node.move()
                    .move(
                            to,
                            NOTHING,
                            step -> {
                                if (step.equals("compared")) {
                                    node.database().close();
                                }
                            },
                            Library.SILENT));
            assertEquals(List.of(), there());
        }
    }

    @Test
    void snapshotsOfUpgradesComeAlongAndOneThatIsNotOverIsRefused() throws Exception {
        Path modules = Files.createDirectory(folder.resolve("modules"));
        try (JpaDatabase derby = KilledWriter.open(folder.resolve("data"))) {
            Library library = new Library(TestDatabase.of(derby), modules);
            library.fill();
            library.upgrade();
            DatabaseMove move = derby.move().orElseThrow();
            IOException pending =
                    assertThrows(IOException.class, () -> move.move(to, NOTHING, MoveSteps.NONE, Library.SILENT));
            assertTrue(pending.getMessage().contains("upgrade of the schema notes"), pending.getMessage());
            derby.schemas().settle("notes");
            move.move(to, NOTHING, MoveSteps.NONE, Library.SILENT);
        }
        try (JpaDatabase moved = new JpaDatabase(to, EmptyDatabases.SETTINGS)) {
            assertEquals(
                    Schemas.State.KEPT,
                    moved.schemas().snapshot("notes").orElseThrow().state());
            assertEquals(
                    0, moved.schemas().later("notes", Library.SILENT).rows(), "hashes of rows are the same in both");
            try (Connection connection = to.connections().getConnection()) {
                EveryKind.run(connection, "update notes.note set body = 'later' where id = 'a'");
            }
            assertEquals(1, moved.schemas().later("notes", Library.SILENT).rows());
        }
    }

    private EveryKind node() throws SQLException {
        return EveryKind.at(folder.resolve("data"), seed).filled(folder, 200);
    }

    private List<String> there() throws SQLException {
        try (Connection connection = to.connections().getConnection()) {
            return EveryKind.rows(connection);
        }
    }
}
