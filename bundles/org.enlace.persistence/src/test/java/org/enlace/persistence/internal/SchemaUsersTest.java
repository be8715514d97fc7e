package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.FreshDatabases;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.contribution.Command.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks of a module's migrations on what is not the module's; the schema {@code tasks} is somebody else's. */
@FreshDatabases
class SchemaUsersTest {
    private static final Progress SILENT = (step, done, total) -> {};

    /** What is refused on both databases. */
    private static final List<String> ATTACKS = List.of(
            "delete from tasks.task;",
            "update tasks.task set id = 'x';",
            "update ${schema}.note set body = 'x'; update tasks.task set id = 'x';",
            "alter table ${schema}.note add column colour varchar(20); update tasks.task set id = 'x';",
            "insert into tasks.task (id) values ('y');",
            "insert into ${schema}.note (id, revision, body) select id, 0, id from tasks.task;",
            "drop table tasks.task;",
            "alter table tasks.task add column colour varchar(20);",
            "create table tasks.mine (id varchar(36) not null primary key);",
            "create table ${schema}.child (id varchar(36) not null primary key, foreign key (id) references tasks.task (id));",
            "create schema elsewhere;",
            "lock table tasks.task in exclusive mode;");

    private static final List<String> ON_DERBY = List.of(
            "create trigger ${schema}.after_note after insert on ${schema}.note delete from tasks.task;",
            "create trigger ${schema}.after_note after insert on ${schema}.note delete from ${schema}.note;",
            "create schema owner_notes;",
            "create schema elsewhere authorization owner_notes;",
            "create view ${schema}.theirs as select id from tasks.task;",
            "truncate table tasks.task;",
            "insert into ${schema}.note (id, revision) values ('1', 0); merge into tasks.task t using ${schema}.note n"
                    + " on 1 = 1 when matched then update set id = 'x';",
            "call syscs_util.syscs_set_database_property('derby.database.defaultConnectionMode', 'noAccess');",
            "call syscs_util.syscs_export_table('TASKS', 'TASK', 'target/stolen', null, null, null);",
            "call syscs_util.syscs_import_data('NOTES', 'NOTE', null, null, '/etc/hostname', null, null, null, 0);",
            "call syscs_util.syscs_backup_database('target/stolen');",
            "call syscs_util.syscs_compress_table('TASKS', 'TASK', 0);",
            "insert into ${schema}.note select '1', 0, q.a from new org.apache.derby.vti.ForeignTableVTI('jdbc:derby:x') as q;");

    /** Nobody makes routines meanwhile, for which Derby waits ten seconds. */
    private static final String ROUTINE = "create function ${schema}.set_property(name varchar(50), text varchar(50))"
            + " returns varchar(50) language java parameter style java no sql"
            + " external name 'java.lang.System.setProperty';";

    private static final List<String> ON_POSTGRESQL = List.of(
            "reset role; delete from tasks.task;",
            "set role none; delete from tasks.task;",
            "set role postgres;",
            "set session authorization postgres;",
            "select set_config('role', 'postgres', false); delete from tasks.task;",
            "do $$ begin execute 'reset role'; delete from tasks.task; end $$;",
            "truncate tasks.task;",
            "alter schema tasks owner to current_user;",
            "create role mine login;",
            "copy ${schema}.note from program 'id';",
            "create function ${schema}.take() returns trigger language plpgsql as"
                    + " $$ begin delete from tasks.task; return new; end $$;",
            "create function pg_temp.take() returns trigger language plpgsql as $$ begin delete from tasks.task; return new;"
                    + " end $$; create trigger after_note after insert on ${schema}.note execute function pg_temp.take();",
            "create rule more as on insert to ${schema}.note do also delete from tasks.task;",
            "create table public.mine (id int);",
            "create operator ${schema}.<> (leftarg = oid, rightarg = oid, function = pg_catalog.oideq);"
                    + " set search_path = ${schema}, pg_catalog; create table public.mine (id int);");

    @TempDir
    Path folder;

    private static List<String> attacks(TestDatabase.Kind kind) {
        return kind == TestDatabase.Kind.DERBY ? ON_DERBY : ON_POSTGRESQL;
    }

    @OnEveryDatabase
    void noScriptReachesWhatIsNotTheModules(TestDatabase node) {
        Store others = others(node);
        for (List<String> attacks : List.of(ATTACKS, attacks(node.kind()))) {
            for (String attack : attacks) {
                requireRefused(node, attack);
                requireWhole(others, attack);
            }
        }
        try (SampleModule good = notes(Map.of())) {
            node.open(good.schema()).close();
            for (String attack : ATTACKS.subList(0, 3)) {
                requireRefused(node, attack);
                requireWhole(others, attack);
            }
            node.open(good.schema());
        }
    }

    /** Not beside others: a test that waits for a lock. */
    @Test
    void noScriptMakesRoutinesInDerby() {
        try (TestDatabase node = TestDatabase.fresh(TestDatabase.Kind.DERBY)) {
            requireRefused(node, ROUTINE);
        }
    }

    @OnEveryDatabase
    void aSnapshotIsPutBackByTheOwner(TestDatabase node) {
        Store others = others(node);
        try (SampleModule good = notes(Map.of());
                SampleModule better =
                        notes(Map.of("V2__colour.sql", "alter table ${schema}.note add colour varchar(9);"))) {
            node.open(good.schema()).close();
            node.schemas().keep("notes", Map.of(), SILENT);
            node.schemas().migrate("notes", better.place(), SILENT);
            node.schemas().restore("notes", good.place(), SILENT);
            Store back = node.open(good.schema());
            node.transactions().run(() -> assertEquals(1, insert(back)));
            requireWhole(others, "restore");
        }
    }

    @OnEveryDatabase
    void whatIsPurgedLeavesNoUserBehind(TestDatabase node) {
        try (SampleModule good = notes(Map.of())) {
            node.open(good.schema()).close();
            node.schemas().purge("notes");
            Store others = others(node);
            assertEquals(
                    0L,
                    number(
                            others,
                            node.kind() == TestDatabase.Kind.DERBY
                                    ? "select count(*) from sys.sysschemas where schemaname = 'NOTES'"
                                    : "select count(*) from pg_catalog.pg_roles where rolname like 'enlace_'"
                                            + " || (select oid from pg_catalog.pg_database where datname ="
                                            + " pg_catalog.current_database()) || '_notes'"));
            Store again = node.open(good.schema());
            node.transactions().run(() -> assertEquals(1, insert(again)));
        }
    }

    @Test
    void nobodySignsInAsAnOwnerOnceTheScriptsAreDone() {
        try (TestDatabase node = TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL);
                SampleModule good = notes(Map.of())) {
            Store store = node.open(good.schema());
            assertEquals(
                    0L,
                    number(
                            store,
                            "select count(*) from pg_catalog.pg_authid where rolname like 'enlace\\_%'"
                                    + " and (rolcanlogin or rolpassword is not null)"));
        }
    }

    /** Not the server's superuser, whom the other tests have. */
    @Test
    void anOrdinaryUserWhoMayCreateRolesSuffices() throws SQLException {
        String url = EmptyDatabases.owned("ordinary", "createrole");
        try (TestDatabase node = TestDatabase.at(url, "ordinary");
                SampleModule good = notes(Map.of());
                SampleModule better =
                        notes(Map.of("V2__colour.sql", "alter table ${schema}.note add colour varchar(9);"))) {
            Store others = others(node);
            requireRefused(node, ATTACKS.get(0));
            requireWhole(others, "attack");
            node.open(good.schema()).close();
            Store store = node.open(better.schema());
            node.transactions().run(() -> assertEquals(1, insert(store)));
            store.close();
            node.schemas().purge("notes");
        }
    }

    @Test
    void aUserWhoMayNotCreateRolesIsRefusedWithTheRemedy() throws SQLException {
        PostgresServer server = new PostgresServer(EmptyDatabases.owned("narrow", "nocreaterole"), "narrow", null, 10);
        try (Connection connection = server.connections().getConnection()) {
            DatabaseUnavailable refused =
                    assertThrows(DatabaseUnavailable.class, () -> server.requireUsers(connection));
            assertTrue(refused.getMessage().endsWith("alter role narrow createrole"), refused.getMessage());
        }
    }

    @Test
    void aDerbyOfBeforeIsRefused() throws SQLException {
        EmbeddedDerby derby = (EmbeddedDerby) EmptyDatabases.engine(TestDatabase.Kind.DERBY);
        String rights = System.clearProperty("derby.database.sqlAuthorization");
        EmbeddedDataSource before = new EmbeddedDataSource();
        before.setDatabaseName("memory:before");
        before.setConnectionAttributes("create=true");
        try (Connection connection = before.getConnection()) {
            System.setProperty("derby.database.sqlAuthorization", rights);
            StartRefused refused = assertThrows(StartRefused.class, () -> derby.requireUsers(connection));
            assertTrue(refused.getMessage().contains("before the first release"), refused.getMessage());
        }
        try (Connection connection = derby.connections().getConnection()) {
            derby.requireUsers(connection);
        }
        derby.close();
    }

    private void requireRefused(TestDatabase node, String attack) {
        try (SampleModule hostile = notes(Map.of("V2__attack.sql", attack))) {
            SchemaFailure failure = assertThrows(SchemaFailure.class, () -> node.open(hostile.schema()), attack);
            assertTrue(failure.getMessage().contains("notes"), failure.getMessage());
        }
    }

    private Store others(TestDatabase node) {
        SampleModule tasks = SampleModule.tasks(folder);
        Store store = node.open(tasks.schema());
        node.transactions()
                .run(() -> assertEquals(
                        1,
                        store.entities()
                                .createNativeQuery("insert into tasks.task (id) values ('theirs')")
                                .executeUpdate()));
        return store;
    }

    private static void requireWhole(Store others, String after) {
        assertEquals(1L, number(others, "select count(*) from tasks.task where id = 'theirs'"), after);
        assertEquals(1L, number(others, "select count(*) from tasks.task"), after);
    }

    private SampleModule notes(Map<String, String> more) {
        Map<String, String> scripts = new HashMap<>(SampleModule.NOTES);
        scripts.putAll(more);
        return SampleModule.notes(folder, scripts);
    }

    private static int insert(Store store) {
        return store.entities()
                .createNativeQuery("insert into notes.note (id, revision, body) values ('a', 0, 'b')")
                .executeUpdate();
    }

    private static long number(Store store, String sql) {
        return ((Number) store.read(entities -> entities.createNativeQuery(sql).getSingleResult())).longValue();
    }
}
