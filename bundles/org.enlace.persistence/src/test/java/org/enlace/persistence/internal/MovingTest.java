package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotNow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Command.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command's use case: what is refused, what is audited, and that the configuration comes last. */
@Timeout(120)
class MovingTest {
    private static final Caller ANNA =
            Caller.holding(new OfficerId("anna"), Language.ES, ZoneOffset.UTC, Set.of(Configurations.MANAGE));

    @TempDir
    Path folder;

    private final List<Act> acts = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private RuntimeException hindrance;

    @Test
    void itIsAuditedMovedAndSwitchedAndTheNextDatabaseSaysSo() throws Exception {
        PostgresServer to = EveryKind.postgres();
        Moving.Done moved;
        try (EveryKind node = node()) {
            moved = moving(node).move(EveryKind.url(to), "postgres", "", Library.SILENT, ANNA);
        }
        assertTrue(moved.running());
        assertTrue(moved.rows() > 100, moved.toString());
        assertEquals(List.of("prepare", "user", "passwordFile", "url", "apply"), done);
        assertEquals(
                List.of("database.move-begin", "database.move"),
                acts.stream().map(Act::code).toList());
        assertEquals(Act.Outcome.DONE, acts.get(1).outcome());
        assertEquals(String.valueOf(moved.rows()), acts.get(1).facts().get("rows"));
        assertEquals(moved.digest(), acts.get(1).facts().get("digest"));
        assertFalse(MoveNote.isPending(data()));
        assertTrue(Files.exists(data().resolve(MoveNote.DONE)));
    }

    @Test
    void killedBeforeTheSwitchTheEmbeddedDatabaseSaysThatNothingWasMoved() throws Exception {
        Files.createDirectories(data());
        MoveNote.write(data(), "there", new DatabaseMove.Moved(3, 70, "d", 1, 1, 1, 0, false));
        new MovedNode(data(), true, acts::add).close();
        assertEquals(Act.Outcome.FAILED, acts.get(0).outcome());
        assertEquals("70", acts.get(0).facts().get("rows"));
        assertFalse(MoveNote.isPending(data()));
        assertFalse(Files.exists(data().resolve(MoveNote.DONE)));
    }

    @Test
    void killedWhileItWasCopiedTheNextStartSaysThatNothingWasMovedWhateverItRunsOn() throws Exception {
        Files.createDirectories(data());
        for (boolean embedded : List.of(true, false)) {
            acts.clear();
            MoveNote.begun(data(), "there");
            new MovedNode(data(), embedded, acts::add).close();
            assertEquals(Act.Outcome.FAILED, acts.get(0).outcome());
            assertEquals("there", acts.get(0).facts().get("to"));
            assertFalse(MoveNote.isPending(data()));
            assertFalse(Files.exists(data().resolve(MoveNote.DONE)));
        }
    }

    @Test
    void anAuditThatDoesNotTakeItDownIsAskedAgainAtTheNextStart() throws Exception {
        Files.createDirectories(data());
        MoveNote.write(data(), "there", new DatabaseMove.Moved(3, 70, "d", 1, 1, 1, 0, false));
        new MovedNode(data(), false, act -> {
                    throw new IllegalStateException("not yet");
                })
                .close();
        assertTrue(MoveNote.isPending(data()));
        new MovedNode(data(), false, acts::add).close();
        assertEquals(1, acts.size());
        new MovedNode(data(), false, acts::add).close();
        assertEquals(1, acts.size());
    }

    @Test
    void whatIsAskedWronglyIsRefusedBeforeAnythingIsClosed() throws Exception {
        try (EveryKind node = node()) {
            Moving moving = moving(node);
            assertThrows(
                    Forbidden.class, () -> moving.move("x", "", "", Library.SILENT, Caller.node(Configurations.READ)));
            refused("database.move-target", "one of PostgreSQL", moving, "jdbc:mysql://localhost/x", "");
            refused("database.move-target", "holds a password", moving, "jdbc:postgresql://localhost/x?password=p", "");
            refused("database.move-target", "127.0.0.1:1", moving, "jdbc:postgresql://127.0.0.1:1/nowhere", "");
            refused("database.move-target", "nofile", moving, "jdbc:postgresql://127.0.0.1:1/nowhere", "keys/nofile");
            assertEquals(List.of(), done);
            assertEquals(List.of(), acts);
            Moving elsewhere = new Moving(data(), configurations(), null, acts::add, MoveSteps.NONE);
            refused("database.move-not-embedded", "embedded", elsewhere, "jdbc:postgresql://127.0.0.1:1/x", "");
            node.sql("insert into kinds.keyless (text_of) values ('goes on')");
        }
    }

    private static void refused(String code, String part, Moving moving, String url, String passwordFile) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> moving.move(url, "postgres", passwordFile, Library.SILENT, ANNA));
        assertEquals(code, refusal.code());
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("..") || refusal.getMessage().contains("Exception"));
        for (Language language : Language.values()) {
            assertFalse(Texts.of(Moving.class)
                    .get(language, "refusal." + code, refusal.values().toArray())
                    .isBlank());
        }
    }

    @Test
    void whatWasPreparedIsDroppedWhenNothingIsMoved() throws Exception {
        PostgresServer to = EveryKind.postgres();
        try (EveryKind node = node();
                var connection = to.connections().getConnection()) {
            EveryKind.run(connection, "create schema payroll");
            Moving moving = moving(node);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> moving.move(EveryKind.url(to), "postgres", "", Library.SILENT, ANNA));
            assertEquals("database.move-failed", refusal.code());
            assertTrue(refusal.getMessage().contains("payroll"), refusal.getMessage());
            assertEquals(List.of("prepare", "user", "passwordFile", "url", "drop"), done);
            assertEquals(Act.Outcome.FAILED, acts.get(1).outcome());
        }
    }

    @Test
    void aNoteThatCannotBeWrittenLeavesEverythingAsItWas() throws Exception {
        PostgresServer to = EveryKind.postgres();
        try (EveryKind node = node();
                var connection = to.connections().getConnection()) {
            Files.createDirectory(obstacle());
            unmoved(moving(node), to);
            assertEquals(List.of(), EveryKind.rows(connection));
            assertEquals(List.of("database.move"), acts.stream().map(Act::code).toList(), "and nothing was begun");
            node.sql("insert into kinds.keyless (text_of) values ('goes on')");
        }
    }

    @Test
    void aNoteThatCannotBeWrittenRightBeforeTheCommitLeavesEverythingAsItWas() throws Exception {
        PostgresServer to = EveryKind.postgres();
        try (EveryKind node = node();
                var connection = to.connections().getConnection()) {
            Moving moving = new Moving(data(), configurations(), node.move(), acts::add, step -> {
                if (step.equals("compared")) {
                    assertTrue(obstacle().toFile().mkdir());
                }
            });
            unmoved(moving, to);
            assertEquals(List.of(), EveryKind.rows(connection));
            assertEquals(
                    List.of("database.move-begin", "database.move"),
                    acts.stream().map(Act::code).toList());
            assertFalse(MoveNote.isPending(data()));
            node.sql("insert into kinds.keyless (text_of) values ('goes on')");
        }
    }

    private void unmoved(Moving moving, PostgresServer to) {
        Refusal refusal =
                assertThrows(Refusal.class, () -> moving.move(EveryKind.url(to), "postgres", "", Library.SILENT, ANNA));
        assertEquals("database.move-failed", refusal.code());
        assertEquals(List.of("prepare", "user", "passwordFile", "url", "drop"), done);
    }

    private Path obstacle() {
        return data().resolve(MoveNote.PENDING + ".part");
    }

    /** As when the node is being stopped. */
    @Test
    void anAuditThatIsGoneWhenNothingWasMovedIsToldAtTheNextStart() throws Exception {
        PostgresServer to = EveryKind.postgres();
        try (EveryKind node = node();
                var connection = to.connections().getConnection()) {
            EveryKind.run(connection, "create schema payroll");
            Moving moving = new Moving(
                    data(),
                    configurations(),
                    node.move(),
                    act -> {
                        assertTrue(MoveNote.isPending(data()), act + " before the note");
                        if (act.outcome() == Act.Outcome.FAILED) {
                            throw new IllegalStateException("no audit any more");
                        }
                        acts.add(act);
                    },
                    MoveSteps.NONE);
            unmoved(moving, to);
            assertTrue(MoveNote.isPending(data()));
            new MovedNode(data(), true, acts::add).close();
            assertEquals(
                    List.of("database.move-begin", "database.move"),
                    acts.stream().map(Act::code).toList());
            assertEquals(Act.Outcome.FAILED, acts.get(1).outcome());
            assertFalse(MoveNote.isPending(data()));
        }
    }

    @Test
    void whoComesSecondIsRefusedAndTheNoteOfTheFirstIsKept() throws Exception {
        PostgresServer to = EveryKind.postgres();
        AtomicReference<Moving> both = new AtomicReference<>();
        List<String> refused = new CopyOnWriteArrayList<>();
        try (EveryKind node = node()) {
            both.set(new Moving(data(), configurations(), node.move(), acts::add, step -> {
                if (step.equals("closed") || step.equals("ready")) {
                    refused.add(assertThrows(NotNow.class, () -> both.get()
                                    .move(EveryKind.url(to), "postgres", "", Library.SILENT, ANNA))
                            .why()
                            .code());
                    assertTrue(MoveNote.isPending(data()));
                }
            }));
            assertTrue(both.get()
                    .move(EveryKind.url(to), "postgres", "", Library.SILENT, ANNA)
                    .running());
        }
        assertEquals(List.of("database.moving", "database.moving"), refused);
        assertEquals(List.of("prepare", "user", "passwordFile", "url", "apply"), done);
        assertEquals(Act.Outcome.DONE, acts.get(1).outcome());
    }

    @Test
    void aConfigurationThatCannotBeSwitchedIsSaidAndNothingIsStored() throws Exception {
        PostgresServer to = EveryKind.postgres();
        hindrance = new IllegalStateException("The disk is full");
        try (EveryKind node = node()) {
            Moving moving = moving(node);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> moving.move(EveryKind.url(to), "postgres", "", Library.SILENT, ANNA));
            assertEquals("database.move-unsettled", refusal.code());
            assertTrue(refusal.getMessage().contains("The disk is full"), refusal.getMessage());
            assertTrue(node.database().shortage().isPresent());
            assertTrue(MoveNote.isPending(data()));
            assertEquals(List.of("prepare", "user", "passwordFile", "url", "apply"), done);
        }
    }

    @Test
    void whoInterruptsItIsToldThatNothingWasMoved() throws Exception {
        PostgresServer to = EveryKind.postgres();
        try (EveryKind node = node()) {
            Thread asking = Thread.currentThread();
            Moving moving = new Moving(data(), configurations(), node.move(), acts::add, step -> {
                if (step.equals("emptied")) {
                    asking.interrupt();
                }
            });
            Refusal refusal = assertThrows(
                    Refusal.class, () -> moving.move(EveryKind.url(to), "postgres", "", interruptible(node), ANNA));
            assertTrue(Thread.interrupted());
            assertEquals("database.move-interrupted", refusal.code());
            node.sql("insert into kinds.keyless (text_of) values ('goes on')");
        }
    }

    /** Progress that goes on only once the interrupt has arrived. */
    private static Progress interruptible(EveryKind node) {
        return (step, at, total) -> {
            while (step.equals("copy") && !node.move().isCancelled()) {
                Thread.onSpinWait();
            }
        };
    }

    private Path data() {
        return folder.resolve("data");
    }

    private EveryKind node() throws Exception {
        return EveryKind.at(data(), 3).filled(folder, 100);
    }

    private Moving moving(EveryKind node) {
        return new Moving(data(), configurations(), node.move(), acts::add, MoveSteps.NONE);
    }

    /** Configuration that, once it is switched, starts what a node starts on its new database. */
    private Configurations configurations() {
        return (Configurations) Proxy.newProxyInstance(
                Configurations.class.getClassLoader(),
                new Class<?>[] {Configurations.class},
                (self, method, arguments) -> {
                    assertEquals("prepare", method.getName());
                    done.add("prepare");
                    ((Map<?, ?>) arguments[1]).keySet().forEach(key -> done.add(String.valueOf(key)));
                    return new Prepared();
                });
    }

    private final class Prepared implements Configurations.Prepared {
        @Override
        public Change apply() {
            done.add("apply");
            if (hindrance != null) {
                throw hindrance;
            }
            new MovedNode(data(), false, acts::add);
            return new Change(1, Instant.EPOCH, "anna", 0, List.of());
        }

        @Override
        public void drop() {
            done.add("drop");
        }
    }
}
