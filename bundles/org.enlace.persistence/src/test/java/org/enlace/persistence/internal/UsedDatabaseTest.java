package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a database which has served a test is as empty for the next as one that is new. */
class UsedDatabaseTest {
    private static final Map<String, String> SCRIPTS = Map.of("V1__shelf.sql", """
            create table ${schema}.a_shelf (id integer not null primary key, label ${text});
            create table ${schema}.book (
              id integer not null primary key,
              shelf integer not null,
              constraint book_shelf foreign key (shelf) references ${schema}.a_shelf (id)
            );
            insert into ${schema}.a_shelf (id, label) values (1, 'as the migration wrote it'), (2, null);
            """);

    @TempDir
    static Path folder;

    private SampleModule module;
    private TestDatabase database;
    private Store store;

    @BeforeEach
    void aModule() {
        module = SampleModule.of("shelves", folder, SCRIPTS);
    }

    @AfterEach
    void closed() {
        database.close();
        module.close();
    }

    private void taken(TestDatabase.Kind kind) {
        database = TestDatabase.start(kind);
        store = database.open(new Schema("shelves", List.of(), module.rowType()));
    }

    private void change(String... statements) {
        Statements sql = new Statements(store, "test");
        database.transactions().run(() -> List.of(statements).forEach(sql::update));
    }

    private List<String> read(String query) {
        return new Statements(store, "test").list(query, row -> row.getString(1));
    }

    @Test
    void oneInMemoryThatEndedWithDerbyIsNotUsedAgain(@TempDir Path disk) {
        taken(TestDatabase.Kind.DERBY);
        database.close();
        EmptyDatabases.onDisk(disk).close();
        taken(TestDatabase.Kind.DERBY);
        assertEquals(List.of(), read("select id from shelves.book"));
    }

    @ParameterizedTest
    @EnumSource
    void theNextTestFindsWhatTheMigrationsWroteAndNothingElse(TestDatabase.Kind kind) {
        taken(kind);
        change(
                "insert into shelves.a_shelf (id, label) values (3, 'more')",
                "insert into shelves.book (id, shelf) values (1, 3), (2, 1)",
                "update shelves.a_shelf set label = 'changed' where id = 1",
                "delete from shelves.a_shelf where id = 2");
        database.close();
        taken(kind);
        assertEquals(List.of(), read("select id from shelves.book"));
        assertEquals(
                List.of("1 as the migration wrote it", "2 nothing"),
                read("select trim(cast(id as char(2))) || ' ' || coalesce(cast(label as varchar(80)), 'nothing')"
                        + " from shelves.a_shelf order by id"));
    }

    @ParameterizedTest
    @EnumSource
    void oneWithOtherTablesThanTheMigrationsMadeServesNoSecondTest(TestDatabase.Kind kind) {
        for (String change : List.of(
                "create table shelves.more (id integer)",
                "alter table shelves.book add column title varchar(20)",
                "alter table shelves.book drop constraint book_shelf",
                "create index book_shelves on shelves.book (shelf)",
                "drop table shelves.book")) {
            taken(kind);
            change("insert into shelves.book (id, shelf) values (7, 1)", change);
            database.close();
            taken(kind);
            change("insert into shelves.book (id, shelf) values (7, 1)");
            assertThrows(RuntimeException.class, () -> read("select title from shelves.book"), change);
            assertThrows(
                    RuntimeException.class, () -> change("insert into shelves.book (id, shelf) values (8, 9)"), change);
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsClosedTwiceIsGivenBackOnce(TestDatabase.Kind kind) {
        taken(kind);
        database.close();
        database.close();
        taken(kind);
        change("insert into shelves.a_shelf (id, label) values (3, 'mine')");
        try (TestDatabase other = TestDatabase.start(kind)) {
            Store theirs = other.open(new Schema("shelves", List.of(), module.rowType()));
            assertEquals(
                    2,
                    new Statements(theirs, "test").count("select count(*) from shelves.a_shelf"),
                    "not the same one");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatNobodyHasUsedHasNoSchema(TestDatabase.Kind kind) {
        taken(kind);
        database.close();
        database = TestDatabase.fresh(kind);
        store = database.open(new Schema("tasks", List.of(), module.rowType()));
        assertThrows(RuntimeException.class, () -> read("select id from shelves.book"));
        assertNotEquals(List.of(), read("select \"version\" from tasks.\"flyway_schema_history\""));
    }
}
