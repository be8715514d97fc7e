package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.enlace.backup.internal.format.OpenBackup;
import org.enlace.backup.internal.offline.Restored;
import org.enlace.keys.NodeIdentity;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackupTest {
    @TempDir
    private Path folder;

    private Path to;

    @BeforeEach
    void aFolderForBackups() {
        to = folder.resolve("to");
    }

    private Backups.Created create(SmallNode node, boolean full) {
        return node.backups().create(Optional.of(to), Optional.of(full), (step, done, total) -> {}, SmallNode.ADMIN);
    }

    private Backups.Verified verify(SmallNode node, boolean restored) {
        return node.backups()
                .verify(
                        Optional.of(to),
                        Optional.empty(),
                        restored ? Optional.of(SmallNode.PASSPHRASE.clone()) : Optional.empty(),
                        (step, done, total) -> {},
                        SmallNode.ADMIN);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void a_backup_made_while_others_write_is_of_one_moment_and_has_every_file_its_rows_name(TestDatabase.Kind kind)
            throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data"), kind).furnished()) {
            AtomicBoolean end = new AtomicBoolean();
            AtomicInteger written = new AtomicInteger();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread writer = new Thread(() -> {
                try {
                    while (!end.get()) {
                        int next = written.incrementAndGet();
                        node.pair("pair-" + next);
                        if (next % 20 == 0 && next < 4000) {
                            node.file("ff-" + next, 2000 + next);
                        }
                    }
                } catch (IOException | RuntimeException e) {
                    failure.set(e);
                }
            });
            writer.start();
            Backups.Created[] made = new Backups.Created[1];
            for (int round = 0; round < 3; round++) {
                int before = written.get() + 40;
                Awaited.until(() -> written.get() > before || failure.get() != null);
                made[0] = create(node, false);
                assertEquals(List.of(), verify(node, true).findings());
            }
            end.set(true);
            writer.join();
            assertEquals(null, failure.get());
            assertEquals(List.of(), made[0].lost());
            assertEquals(List.of(), made[0].erased());
            assertTrue(made[0].files() >= 3, made[0].toString());
            assertTrue(
                    node.acts.stream().map(Act::code).toList().containsAll(List.of("backup.begin", "backup.create")));
        }
    }

    @Test
    void what_was_restored_is_what_was_there_and_every_pair_is_whole() throws Exception {
        Path backup;
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            AtomicBoolean end = new AtomicBoolean();
            AtomicInteger written = new AtomicInteger();
            Thread writer = new Thread(() -> {
                while (!end.get()) {
                    node.pair("pair-" + written.incrementAndGet());
                }
            });
            writer.start();
            node.file("aa-one", 150_000);
            node.growing("bb-two", 9_000);
            Files.writeString(folder.resolve("data").resolve(NodeIdentity.FILE), "CO 1234\n");
            Awaited.until(() -> written.get() > 20);
            backup = create(node, true).folder();
            end.set(true);
            writer.join();
        }
        Path data = folder.resolve("restored");
        String said = Restored.from(backup, data, new String(SmallNode.PASSPHRASE), Steps.NONE);
        assertTrue(said.contains("ENLACE_COUNTRY=CO"), said);
        assertEquals("CO\n", Files.readString(data.resolve("country")));
        assertEquals("CO 1234\n", Files.readString(data.resolve(NodeIdentity.FILE)));
        assertEquals("CO 1234\n", Files.readString(data.resolve("files").resolve(NodeIdentity.FILE)));
        assertEquals("{}", Files.readString(data.resolve("config/web.json")));
        assertEquals("1.0.0", Files.readString(data.resolve("modules/library/current")));
        assertFalse(Files.exists(data.resolve("log")));
        assertFalse(Files.exists(data.resolve("index")));
        assertTrue(Files.readString(data.resolve("backup/restored.json")).contains("\"size\""));
        try (SmallNode node = SmallNode.at(data)) {
            assertTrue(node.pairs().size() >= 20, node.pairs().toString());
            assertTrue(
                    node.pairs().values().stream().allMatch(rows -> rows == 2),
                    node.pairs().toString());
            assertArrayEquals(SmallNode.content("aa-one", 150_000), Files.readAllBytes(node.path("aa-one")));
            assertArrayEquals(SmallNode.content("bb-two", 9_000), Files.readAllBytes(node.path("bb-two")));
            assertEquals(List.of(), verify(node, true).findings(), "the restored node knows its backups");
        }
    }

    @Test
    void what_an_earlier_release_backed_up_goes_on_in_a_later_one() throws Exception {
        Path backup;
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.pair("pair");
            backup = create(node, true).folder();
        }
        Path data = folder.resolve("restored");
        Restored.from(backup, data, new String(SmallNode.PASSPHRASE), Steps.NONE);
        String first = "V1__vault.sql";
        Map<String, String> scripts = Map.of(
                first, script(first), "V2__later.sql", "alter table ${schema}.entry add column later varchar(10);");
        try (SmallNode node = SmallNode.at(data);
                SampleModule later = SampleModule.of("vault", folder, scripts);
                Store store = node.database.open(later.schema())) {
            String rows = "select count(*) from vault.entry where later is null";
            assertEquals(2, new Statements(store, "blob").count(rows));
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = BackupTest.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nothing_of_a_backup_can_be_read_without_the_passphrase() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.pair("a secret of the case");
            node.write("config/secret.json", "{ \"x\": { \"_token\": \"abracadabra\" } }");
            Path backup = create(node, true).folder();
            try (Stream<Path> all = Files.walk(to)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertFalse(
                            bytes.contains("abracadabra") || bytes.contains("a secret of the case"), file.toString());
                }
            }
            IOException wrong = assertThrows(
                    IOException.class,
                    () -> Restored.from(backup, folder.resolve("other"), "another passphrase", Steps.NONE));
            assertTrue(wrong.getMessage().contains("passphrase does not open"), wrong.getMessage());
            assertFalse(Files.exists(folder.resolve("other")));
            Refusal refused = assertThrows(Refusal.class, () -> node.backups()
                    .verify(
                            Optional.of(to),
                            Optional.empty(),
                            Optional.of("another passphrase".toCharArray()),
                            (step, done, total) -> {},
                            SmallNode.ADMIN));
            assertEquals("backup.passphrase", refused.code());
        }
    }

    @Test
    void files_are_copied_once_and_a_full_backup_mends_what_became_bad() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.file("aa-one", 500_000);
            node.file("bb-two", 500_000);
            long first = create(node, false).written();
            node.file("cc-three", 500_000);
            long second = create(node, false).written();
            assertTrue(first - second > 400_000, first + " and then " + second);
            Path shared;
            try (Stream<Path> all = Files.walk(to)) {
                shared = all.filter(path -> path.endsWith("aa-one")).findFirst().orElseThrow();
            }
            byte[] bytes = Files.readAllBytes(shared);
            bytes[77] ^= 1;
            Files.write(shared, bytes);
            assertEquals(
                    List.of("the file aa-one is not as it was copied"),
                    verify(node, false).findings());
            create(node, true);
            assertEquals(List.of(), verify(node, false).findings());

            byte[] own = Files.readAllBytes(node.path("bb-two"));
            own[5] ^= 1;
            Files.write(node.path("bb-two"), own);
            Backups.Created made = create(node, true);
            assertEquals(List.of("bb-two"), made.differing());
            assertEquals(List.of(), verify(node, false).findings(), "the backup has it as it was");
        }
    }

    @Test
    void a_file_that_was_erased_meanwhile_is_told_and_one_that_was_lost_too() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.file("aa-erased", 1000);
            node.file("bb-lost", 1000);
            node.file("cc-kept", 1000);
            Files.delete(node.path("bb-lost"));
            Steps erasing = step -> {
                if (step.equals("files")) {
                    try {
                        node.erase("aa-erased");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            };
            Backups.Created made = node.backups(erasing, Optional.empty(), 3)
                    .create(Optional.of(to), Optional.of(true), (step, done, total) -> {}, SmallNode.ADMIN);
            assertEquals(List.of("aa-erased"), made.erased());
            assertEquals(List.of("bb-lost"), made.lost());
            assertEquals(1, made.files());
            assertEquals(1, made.remarks().size(), made.remarks().toString());
            assertEquals(List.of(), verify(node, true).findings());
        }
    }

    @Test
    void as_many_stay_as_are_kept_and_only_files_that_one_of_them_names() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            NodeBackups keeping = node.backups(Steps.NONE, Optional.of(to), 2);
            node.file("aa-old", 1000);
            keeping.create(Optional.empty(), Optional.empty(), (step, done, total) -> {}, SmallNode.ADMIN);
            node.erase("aa-old");
            node.file("bb-new", 1000);
            for (int i = 0; i < 2; i++) {
                keeping.create(Optional.empty(), Optional.empty(), (step, done, total) -> {}, SmallNode.ADMIN);
            }
            assertEquals(2, keeping.list(Optional.empty(), SmallNode.ADMIN).size());
            try (Stream<Path> all = Files.walk(to)) {
                assertEquals(
                        List.of("bb-new"),
                        all.map(path -> path.getFileName().toString())
                                .filter(name -> name.equals("aa-old") || name.equals("bb-new"))
                                .toList());
            }
            assertEquals(List.of(), verify(node, true).findings());
        }
    }

    @Test
    void heads_of_a_restored_node_do_not_stand_among_those_it_left() throws Exception {
        Path first;
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            first = create(node, true).folder();
            node.pair("later");
            create(node, true);
        }
        Path data = folder.resolve("restored");
        Restored.from(first, data, new String(SmallNode.PASSPHRASE), Steps.NONE);
        try (SmallNode node = SmallNode.at(data)) {
            create(node, true);
            create(node, true);
        }
        assertEquals(2, Files.readAllLines(first.resolveSibling("anchors.txt")).size());
        try (Stream<Path> all = Files.list(first.getParent())) {
            List<Path> since = all.filter(file -> file.getFileName().toString().startsWith("anchors-since-"))
                    .toList();
            assertEquals(1, since.size());
            assertEquals(2, Files.readAllLines(since.get(0)).size());
        }
    }

    @Test
    void a_folder_that_is_not_there_is_no_empty_one_and_backups_of_other_nodes_are_counted() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished();
                SmallNode other = SmallNode.at(folder.resolve("other")).furnished()) {
            Optional<Path> named = Optional.of(to);
            assertEquals("backup.not-there", code(() -> node.backups().list(named, SmallNode.ADMIN)));
            assertEquals("backup.not-there", code(() -> verify(node, false)));
            create(other, true);
            create(other, false);
            assertEquals(List.of(), node.backups().list(named, SmallNode.ADMIN));
            assertEquals(
                    Map.of(other.backups().name(SmallNode.ADMIN), 2),
                    node.backups().ofOthers(named, SmallNode.ADMIN));
            assertEquals(Map.of(), other.backups().ofOthers(named, SmallNode.ADMIN));
        }
    }

    @Test
    void without_a_setup_there_is_no_backup_and_a_second_setup_is_said_to_be_one() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data"))) {
            assertEquals("backup.not-set-up", code(() -> create(node, true)));
            assertEquals("backup.bad-passphrase", code(() -> setUp(node, "short", false)));
            setUp(node, "long enough at last", false);
            Path first = create(node, true).folder();
            assertEquals("backup.set-up", code(() -> setUp(node, "another one again", false)));
            setUp(node, "another one again", true);
            Path second = create(node, true).folder();
            Restored.from(first, folder.resolve("one"), "long enough at last", Steps.NONE);
            Restored.from(second, folder.resolve("two"), "another one again", Steps.NONE);
        }
    }

    private static void setUp(SmallNode node, String passphrase, boolean again) {
        try {
            node.backups().setUp(passphrase.toCharArray(), again, SmallNode.ADMIN);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String code(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    @Test
    void a_file_is_no_folder() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            to = Files.createFile(folder.resolve("file"));
            Refusal refusal = assertThrows(Refusal.class, () -> create(node, true));
            assertTrue(refusal.getMessage().contains("it is a file, not a folder"), refusal.getMessage());
        }
    }

    @Test
    void a_folder_inside_the_data_folder_is_not_even_configured() {
        Path data = folder.resolve("data");
        BackupRules rules = new BackupRules(new Node(new CountryCode("CO"), data, data, "1.2.3", false));
        for (String inside : List.of(data.toString(), data + "/backups", folder + "/other/../data/x")) {
            Refusal refusal =
                    assertThrows(Refusal.class, () -> rules.requireUsable(Set.of("folder"), Map.of("folder", inside)));
            assertEquals("backup.folder-inside", refusal.code());
            for (Language language : Language.values()) {
                String said = Texts.of(BackupRules.class)
                        .get(
                                language,
                                "refusal.backup.folder-inside",
                                refusal.values().toArray());
                assertTrue(said.contains("\"" + inside + "\"") && said.contains(" " + data), said);
            }
        }
        rules.requireUsable(Set.of("folder"), Map.of("folder", folder + "/database"));
        rules.requireUsable(Set.of("folder"), Map.of("folder", ""));
        rules.requireUsable(Set.of("keep"), Map.of("folder", data.toString()));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNotEvenConfigured() throws Exception {
        Path data = folder.resolve("data");
        Path file = Files.writeString(folder.resolve("a-file"), "no folder");
        BackupRules rules = new BackupRules(new Node(new CountryCode("CO"), data, data, "1.2.3", false));
        for (Path wrong : List.of(file, file.resolve("backups"), Path.of("/proc/backups"))) {
            Refusal refusal = assertThrows(
                    Refusal.class, () -> rules.requireUsable(Set.of("folder"), Map.of("folder", wrong.toString())));
            assertEquals("backup.folder-unwritable", refusal.code());
            for (Language language : Language.values()) {
                assertTrue(Texts.of(BackupRules.class)
                        .get(
                                language,
                                "refusal.backup.folder-unwritable",
                                refusal.values().toArray())
                        .contains("\"" + wrong + "\""));
            }
        }
        rules.requireUsable(
                Set.of("folder"), Map.of("folder", folder.resolve("new/backups").toString()));
        assertFalse(Files.exists(folder.resolve("new")));
    }

    @Test
    void a_folder_inside_the_data_folder_and_a_module_in_change_are_refused() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            to = node.data.resolve("backups");
            assertEquals("backup.inside", code(() -> create(node, true)));
            to = folder.resolve("to");
            node.write("modules/journal.json", "{}");
            assertEquals("backup.modules-changing", code(() -> create(node, true)));
            assertEquals(List.of(), node.backups().list(Optional.of(to), SmallNode.ADMIN));
            Files.delete(node.data.resolve("modules/journal.json"));
            create(node, true);
        }
    }

    @Test
    void somebody_else_cannot_make_a_backup_for_the_node_though_the_public_key_is_known() throws Exception {
        Path forged;
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished();
                SmallNode other = SmallNode.at(folder.resolve("other"))) {
            create(node, true);
            Files.createDirectories(other.data.resolve("backup"));
            Files.copy(node.data.resolve("backup/setup.json"), other.data.resolve("backup/setup.json"));
            forged = create(other, true).folder();
        }
        IOException refused = assertThrows(
                IOException.class,
                () -> Restored.from(forged, folder.resolve("restored"), new String(SmallNode.PASSPHRASE), Steps.NONE));
        assertTrue(refused.getMessage().contains("somebody else"), refused.getMessage());
    }

    @Test
    void a_key_that_took_the_place_of_the_first_is_the_nodes_too() throws Exception {
        Path backup;
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.keys.keys().rotate();
            node.keys.keys().rotate();
            backup = create(node, true).folder();
            assertEquals(node.keys.keys().signer().id(), OpenBackup.in(backup).signer());
        }
        Restored.from(backup, folder.resolve("restored"), new String(SmallNode.PASSPHRASE), Steps.NONE);
    }

    @Test
    void interrupted_there_is_no_backup_and_the_next_succeeds() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            for (int i = 0; i < 300; i++) {
                node.file("aa-" + i, 1000);
            }
            NodeBackups backups = node.backups();
            Thread officer = Thread.currentThread();
            AtomicBoolean gone = new AtomicBoolean();
            Refusal refused = assertThrows(Refusal.class, () -> {
                try {
                    backups.create(
                            Optional.of(to),
                            Optional.of(true),
                            (step, done, total) -> {
                                if (step.equals("files") && done == 0) {
                                    officer.interrupt();
                                    Awaited.until(gone::get);
                                }
                            },
                            SmallNode.ADMIN);
                } finally {
                    gone.set(true);
                }
            });
            assertEquals("backup.interrupted", refused.code());
            assertTrue(Thread.interrupted());
            Awaited.until(() -> {
                try {
                    backups.create(Optional.of(to), Optional.of(true), (step, done, total) -> {}, SmallNode.ADMIN);
                    return true;
                } catch (Refusal e) {
                    assertEquals("backup.busy", e.code());
                    return false;
                }
            });
            assertEquals(1, backups.list(Optional.of(to), SmallNode.ADMIN).size());
        }
    }

    @Test
    void a_backup_is_put_only_into_an_empty_folder() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            Path backup = create(node, true).folder();
            IOException refused = assertThrows(
                    IOException.class,
                    () -> Restored.from(backup, node.data, new String(SmallNode.PASSPHRASE), Steps.NONE));
            assertTrue(refused.getMessage().contains("not empty"), refused.getMessage());
        }
    }
}
