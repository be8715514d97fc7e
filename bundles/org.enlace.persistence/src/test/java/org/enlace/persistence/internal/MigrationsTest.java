package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.persistence.Schema;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.FreshDatabases;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@FreshDatabases
class MigrationsTest {
    @TempDir
    Path folder;

    @OnEveryDatabase
    void aNewScriptIsAppliedToTheDataThatAreThere(TestDatabase node) {
        try (SampleModule first = notes(Map.of());
                SampleModule second = notes(Map.of(
                        "V2__colour.sql", "alter table ${schema}.note add column colour varchar(20) default 'red';"))) {
            Store before = node.open(first.schema());
            insert(node, before, "a");
            before.close();
            Store after = node.open(second.schema());
            assertEquals("red", one(after, "select colour from notes.note where id = 'a'"));
        }
    }

    @OnEveryDatabase
    void nothingIsDoneWhenNothingIsNew(TestDatabase node) {
        try (SampleModule module = notes(Map.of())) {
            node.open(module.schema()).close();
            Store again = node.open(module.schema());
            assertEquals(
                    1L,
                    number(
                            again,
                            "select count(*) from notes.\"flyway_schema_history\" where \"version\" is not null"));
        }
    }

    @OnEveryDatabase
    void ofAFailedUpgradeNothingIsKept(TestDatabase node) {
        try (SampleModule good = notes(Map.of());
                SampleModule broken = notes(
                        Map.of("V2__colour.sql", """
                        alter table ${schema}.note add column colour varchar(20);
                        update ${schema}.note set body = 'spoilt';
                        create table ${schema}.half (id varchar(36) not null primary key);
                        """, "V3__broken.sql", "insert into ${schema}.nowhere values (1);"))) {
            Store before = node.open(good.schema());
            insert(node, before, "a");
            before.close();
            SchemaFailure failure = assertThrows(SchemaFailure.class, () -> node.open(broken.schema()));
            assertTrue(failure.getMessage().contains("V3__broken.sql"), failure.getMessage());
            assertTrue(failure.getMessage().toLowerCase().contains("nowhere"), failure.getMessage());
            Store after = node.open(good.schema());
            assertEquals("body of a", one(after, "select body from notes.note where id = 'a'"));
            assertThrows(RuntimeException.class, () -> number(after, "select count(*) from notes.half"));
            assertThrows(RuntimeException.class, () -> one(after, "select colour from notes.note"));
        }
    }

    @OnEveryDatabase
    void ofAFailedFirstInstallationNothingIsInTheWayOfTheNext(TestDatabase node) {
        try (SampleModule broken = notes(Map.of("V2__broken.sql", "nonsense;"));
                SampleModule good = notes(Map.of())) {
            assertThrows(SchemaFailure.class, () -> node.open(broken.schema()));
            insert(node, node.open(good.schema()), "a");
        }
    }

    @OnEveryDatabase
    void aScriptThatWasChangedAfterwardsIsRefused(TestDatabase node) {
        Map<String, String> changed = new HashMap<>(SampleModule.NOTES);
        changed.computeIfPresent("V1__note.sql", (name, text) -> text + "\n-- better\n");
        try (SampleModule first = notes(Map.of());
                SampleModule second = SampleModule.notes(folder, changed)) {
            node.open(first.schema()).close();
            SchemaFailure failure = assertThrows(SchemaFailure.class, () -> node.open(second.schema()));
            assertTrue(failure.getMessage().contains("V1__note.sql"), failure.getMessage());
        }
    }

    @OnEveryDatabase
    void aModuleThatIsOlderThanItsDataIsRefused(TestDatabase node) {
        try (SampleModule newer =
                        notes(Map.of("V2__colour.sql", "alter table ${schema}.note add column colour varchar(20);"));
                SampleModule older = notes(Map.of())) {
            node.open(newer.schema()).close();
            SchemaFailure failure = assertThrows(SchemaFailure.class, () -> node.open(older.schema()));
            assertTrue(failure.getMessage().contains("[2]"), failure.getMessage());
        }
    }

    @OnEveryDatabase
    void rowsThatDoNotFitAreASchemaFailure(TestDatabase node) {
        try (SampleModule module = notes(Map.of())) {
            assertThrows(
                    SchemaFailure.class, () -> node.open(new Schema("notes", List.of(String.class), module.rowType())));
        }
    }

    @OnEveryDatabase
    void aFailedSchemaLeavesTheOthersAtWork(TestDatabase node) {
        try (SampleModule broken = notes(Map.of("V2__broken.sql", "nonsense;"));
                SampleModule tasks = SampleModule.tasks(folder)) {
            Store others = node.open(tasks.schema());
            assertThrows(SchemaFailure.class, () -> node.open(broken.schema()));
            assertEquals(0L, number(others, "select count(*) from tasks.task"));
        }
    }

    @Test
    void theChecksumIsTheOneFlywayKeepsHoweverLinesEnd() {
        Script unix = Script.script("V1__a.sql", "create table x;\n-- ñ\n".getBytes(StandardCharsets.UTF_8));
        Script dos = Script.script("V1__a.sql", "\uFEFFcreate table x;\r\n-- ñ".getBytes(StandardCharsets.UTF_8));
        assertEquals(unix.checksum(), dos.checksum());
    }

    @Test
    void aScriptIsCalledByItsVersion() {
        for (String name : List.of("1__a.sql", "V0__a.sql", "V1_a.sql", "V1.1__a.sql", "R__a.sql", "V1__a.txt")) {
            assertThrows(IllegalArgumentException.class, () -> Script.script(name, new byte[0]), name);
        }
        assertEquals(12, Script.script("V12__more_of_it.sql", new byte[0]).version());
    }

    @Test
    void theScriptsOfTheModuleAreFoundAndNobodyElses() {
        assertEquals(
                List.of("V1__note.sql"),
                Script.of(NoteRow.class).stream().map(Script::name).toList());
        assertEquals(List.of(), Script.of(Test.class));
    }

    private SampleModule notes(Map<String, String> more) {
        Map<String, String> scripts = new HashMap<>(SampleModule.NOTES);
        scripts.putAll(more);
        return SampleModule.notes(folder, scripts);
    }

    private static void insert(TestDatabase node, Store store, String id) {
        node.transactions().run(() -> store.entities()
                .createNativeQuery("insert into notes.note (id, revision, body) values (?, 0, ?)")
                .setParameter(1, id)
                .setParameter(2, "body of " + id)
                .executeUpdate());
    }

    private static Object one(Store store, String sql) {
        return store.read(entities -> entities.createNativeQuery(sql).getSingleResult());
    }

    private static long number(Store store, String sql) {
        return ((Number) one(store, sql)).longValue();
    }
}
