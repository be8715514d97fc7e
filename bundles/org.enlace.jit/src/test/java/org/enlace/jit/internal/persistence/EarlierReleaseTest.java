package org.enlace.jit.internal.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.jit.internal.StatementStore;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.internal.work.EvidenceStates.Due;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.io.TempDir;

/** A node that had files, chains and victims before anybody asked whose ids are: all of it is there afterwards. */
class EarlierReleaseTest {
    private static final int LAST = 7;
    private static final CountryCode CO = new CountryCode("CO");
    private static final CountryCode BR = new CountryCode("BR");
    private static final RecordId TEAM = TestNode.id();
    private static final RecordId ITEM = TestNode.id();
    private static final RecordId FILE = TestNode.id();
    private static final RecordId PART = TestNode.id();
    private static final Instant AT = Instant.parse("2027-03-01T12:00:00Z");
    private static final Statement SAID = new Statement(TestNode.id(), TEAM, BR, 7, AT, "comment", "{}");
    private static final Statement EARLY = new Statement(TestNode.id(), TEAM, BR, 8, AT, "comment", "{}");

    @TempDir
    Path folder;

    /** By which the scripts of that release are found. */
    static final class Release {
        private Release() {}
    }

    private static Path bundle() throws IOException {
        return Path.of(java.net.URI.create(JitSchema.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    /** The release as it was: its scripts, and a class of it. */
    private URLClassLoader earlier() throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("db/migration"));
        try (var all = Files.list(bundle().resolve("db/migration"))) {
            for (Path script : all.toList()) {
                String name = script.getFileName().toString();
                if (Integer.parseInt(name.substring(1, name.indexOf("__"))) <= LAST) {
                    Files.copy(script, scripts.resolve(name));
                }
            }
        }
        String type = Release.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(type);
        Files.createDirectories(copy.getParent());
        try (InputStream in = Release.class.getClassLoader().getResourceAsStream(type)) {
            Files.copy(in, copy);
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static void fill(Statements sql) {
        long at = Statements.micros(AT);
        for (Statement one : List.of(SAID, EARLY)) {
            boolean early = one.equals(EARLY);
            sql.update(
                    "insert into jit." + (early ? "early_statement" : "statement")
                            + " (id, team, country, number, at_micros, kind, content" + (early ? "" : ", taken_back")
                            + ") values (?, ?, ?, ?, ?, ?, ?" + (early ? ")" : ", false)"),
                    one.id(),
                    one.team(),
                    one.country(),
                    one.number(),
                    at,
                    one.kind(),
                    one.content());
        }
        sql.update(
                "insert into jit.entry (id, team, owner, kind, version, author, written, changed, codes, content, victim,"
                        + " shown, taken_back, touched) values (?, ?, ?, 'evidence', 1, ?, ?, ?, 'H0', '{}', true, true,"
                        + " false, ?)",
                ITEM,
                TEAM,
                CO,
                ITEM,
                at,
                at,
                at);
        sql.update(
                "insert into jit.entry_file (id, entry, team, owner, name, sha256, bytes, added, stored, due, gone)"
                        + " values (?, ?, ?, ?, 'foto.jpg', ?, 3, ?, ?, false, false)",
                FILE,
                ITEM,
                TEAM,
                CO,
                "ab".repeat(32),
                at,
                FILE);
        sql.update(
                "insert into jit.entry_file_part (record, file, part, content) values (?, ?, 1, 'Zm9v')", PART, FILE);
        for (int place = 1; place <= 2; place++) {
            sql.update(
                    "insert into jit.custody_event (id, team, item, country, place_in_strand, kind, hash, said, signer,"
                            + " seal_key, signature) values (?, ?, ?, ?, ?, 'collected', ?, '{}', 's', 'k', 'x')",
                    TestNode.id(),
                    TEAM,
                    ITEM,
                    CO,
                    place,
                    "cd".repeat(32));
        }
        sql.update(
                "insert into jit.early_custody (id, country, team, needs, content) values (?, ?, ?, '-', '{}')",
                TestNode.id(),
                BR,
                TEAM);
    }

    @OnEveryDatabase
    void what_was_there_before_is_there_afterwards(TestDatabase database) throws Exception {
        try (TestDatabase node = TestDatabase.fresh(database.kind())) {
            try (URLClassLoader release = earlier()) {
                Class<?> anchor = release.loadClass(Release.class.getName());
                try (Store store = node.open(new Schema("jit", List.of(), anchor))) {
                    node.transactions().run(() -> fill(new Statements(store, "test")));
                }
            }
            JitSchema now = new JitSchema(node.database());
            node.transactions().run(() -> there(now));
            try (Store store = node.open(new Schema("jit", List.of(), JitSchema.class))) {
                node.transactions().run(() -> {
                    Statements sql = new Statements(store, "test");
                    assertEquals(2, sql.count("select count(*) from jit.custody_event where country = 'CO'"));
                    assertEquals(1, sql.count("select count(*) from jit.early_custody where country = 'BR'"));
                });
            }
            now.close();
        }
    }

    private static void there(JitSchema now) {
        StatementStore statements = now.statements();
        assertEquals(Optional.of(SAID), statements.find(BR, SAID.id()));
        assertEquals(List.of(new StatementStore.Kept(EARLY, BR)), statements.early(TEAM));
        assertTrue(statements.taken(new StatementStore.Kept(SAID, BR)));
        Row file = now.entries().files().find(CO, FILE).orElseThrow();
        assertTrue(file.due(), "a paper of an item that was on its way has to be called back");
        assertEquals(1, now.entries().files().parts(file).size());
        assertEquals(
                "Zm9v",
                now.entries()
                        .files()
                        .content(file, now.entries().files().parts(file).get(0)));
        assertEquals(Set.of(ITEM), now.entries().victims().of(TEAM));
        assertTrue(now.entries().victims().mark(TEAM).isPresent());
        assertEquals(List.of(new Due(TEAM, ITEM)), now.whereabouts().due(10));
    }
}
