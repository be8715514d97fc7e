package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.FreshDatabases;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.junit.jupiter.api.io.TempDir;

@FreshDatabases
class TransactionsTest {
    private static final Schema NOTES = new Schema("notes", List.of(NoteRow.class), NoteRow.class);
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00.123456Z");

    @OnEveryDatabase
    void whatAnActWroteIsThereAfterwards(TestDatabase node) {
        Store notes = node.open(NOTES);
        node.transactions().run(() -> notes.entities().persist(new NoteRow("a", "búsqueda", NOON)));
        NoteRow read = notes.read(entities -> entities.find(NoteRow.class, "a"));
        assertEquals("búsqueda", read.body());
        assertEquals(NOON, read.written());
    }

    @OnEveryDatabase
    void aRowFoundByItsKeyIsWhatWasStoredLastAndWhatTheActItselfWrote(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        assertTrue(notes.find(NoteRow.class, "a", NoteRow::body).isEmpty());
        transactions.run(() -> notes.entities().persist(new NoteRow("a", "one", NOON)));
        assertEquals("one", notes.find(NoteRow.class, "a", NoteRow::body).orElseThrow());
        assertThrows(
                Refusal.class,
                () -> transactions.run(() -> {
                    notes.entities().find(NoteRow.class, "a").rewrite("two");
                    notes.entities().flush();
                    assertEquals(
                            "two", notes.find(NoteRow.class, "a", NoteRow::body).orElseThrow());
                    assertEquals(
                            "one",
                            CompletableFuture.supplyAsync(() -> notes.find(NoteRow.class, "a", NoteRow::body)
                                            .orElseThrow())
                                    .join(),
                            "another thread sees what is stored");
                    throw new Refusal("note.no", "No");
                }));
        assertEquals("one", notes.find(NoteRow.class, "a", NoteRow::body).orElseThrow());
        transactions.run(() -> notes.entities().find(NoteRow.class, "a").rewrite("three"));
        assertEquals("three", notes.find(NoteRow.class, "a", NoteRow::body).orElseThrow());
        transactions.run(() -> notes.entities().remove(notes.entities().find(NoteRow.class, "a")));
        assertTrue(notes.find(NoteRow.class, "a", NoteRow::body).isEmpty());
    }

    @OnEveryDatabase
    void itIsThereForAFreshStoreTooNotOnlyInACache(TestDatabase node) {
        Store notes = node.open(NOTES);
        node.transactions().run(() -> notes.entities().persist(new NoteRow("a", "one", NOON)));
        notes.close();
        assertEquals("one", body(node.open(NOTES), "a"));
    }

    @OnEveryDatabase
    void anExceptionUndoesEverythingOnTheWay(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        transactions.run(() -> notes.entities().persist(new NoteRow("a", "one", NOON)));
        Refusal refusal = new Refusal("note.no", "No");
        assertSame(
                refusal,
                assertThrows(
                        Refusal.class,
                        () -> transactions.run(() -> {
                            notes.entities().find(NoteRow.class, "a").rewrite("two");
                            notes.entities().persist(new NoteRow("b", "new", NOON));
                            notes.entities().flush();
                            throw refusal;
                        })));
        assertEquals("one", body(notes, "a"));
        assertNull(notes.read(entities -> entities.find(NoteRow.class, "b")));
    }

    @OnEveryDatabase
    void aCallInsideAnotherJoinsIt(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        assertThrows(
                Refusal.class,
                () -> transactions.run(() -> {
                    transactions.run(() -> notes.entities().persist(new NoteRow("a", "inner", NOON)));
                    throw new Refusal("note.no", "No");
                }));
        assertNull(notes.read(entities -> entities.find(NoteRow.class, "a")));
    }

    @OnEveryDatabase
    void aFailedPartCannotBeIgnored(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    notes.entities().persist(new NoteRow("a", "outer", NOON));
                    try {
                        transactions.run(() -> {
                            throw new Refusal("note.no", "No");
                        });
                    } catch (Refusal ignored) {
                        // Carries on as if nothing had happened.
                    }
                }));
        assertTrue(failure.getCause() instanceof Refusal);
        assertNull(notes.read(entities -> entities.find(NoteRow.class, "a")));
    }

    @OnEveryDatabase
    void twoSchemasAreStoredTogetherOrNotAtAll(TestDatabase node, @TempDir Path folder) {
        try (SampleModule tasksModule = SampleModule.tasks(folder)) {
            Store notes = node.open(NOTES);
            Store tasks = node.open(tasksModule.schema());
            Transactions transactions = node.transactions();
            assertThrows(
                    Refusal.class,
                    () -> transactions.run(() -> {
                        notes.entities().persist(new NoteRow("a", "one", NOON));
                        notes.entities().flush();
                        tasks.entities().persist(task(tasksModule, "t"));
                        tasks.entities().flush();
                        throw new Refusal("note.no", "No");
                    }));
            assertEquals(0L, count(notes, "NoteRow"));
            assertEquals(0L, count(tasks, "TaskRow"));
            transactions.run(() -> {
                notes.entities().persist(new NoteRow("a", "one", NOON));
                tasks.entities().persist(task(tasksModule, "t"));
            });
            assertEquals(1L, count(notes, "NoteRow"));
            assertEquals(1L, count(tasks, "TaskRow"));
        }
    }

    @OnEveryDatabase
    void theSecondOfTwoWritersIsToldThatItsCopyIsStale(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        transactions.run(() -> notes.entities().persist(new NoteRow("a", "one", NOON)));
        Stale stale = assertThrows(
                Stale.class,
                () -> transactions.run(() -> {
                    NoteRow mine = notes.entities().find(NoteRow.class, "a");
                    CompletableFuture.runAsync(() -> transactions.run(() ->
                                    notes.entities().find(NoteRow.class, "a").rewrite("theirs")))
                            .join();
                    mine.rewrite("mine");
                }));
        assertEquals("note", stale.kind());
        assertEquals("a", stale.id());
        assertEquals("theirs", body(notes, "a"));
    }

    @OnEveryDatabase
    void whoeverTakesAKeyThatSomebodyTookInBetweenIsToldSo(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        assertThrows(
                Stale.class,
                () -> transactions.run(() -> {
                    assertNull(notes.entities().find(NoteRow.class, "a"));
                    CompletableFuture.runAsync(() ->
                                    transactions.run(() -> notes.entities().persist(new NoteRow("a", "theirs", NOON))))
                            .join();
                    notes.entities().persist(new NoteRow("a", "mine", NOON));
                }));
        assertEquals("theirs", body(notes, "a"));
    }

    @OnEveryDatabase
    void nobodySeesAChangeBeforeItIsStored(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        transactions.run(() -> notes.entities().persist(new NoteRow("a", "one", NOON)));
        assertEquals("one", body(notes, "a"));
        transactions.run(() -> {
            notes.entities().find(NoteRow.class, "a").rewrite("two");
            notes.entities().flush();
            assertEquals("two", body(notes, "a"), "the act sees its own change");
            assertEquals(
                    "one",
                    CompletableFuture.supplyAsync(() -> body(notes, "a")).join(),
                    "another thread sees what is stored");
        });
        assertEquals("two", body(notes, "a"));
    }

    @OnEveryDatabase
    void whatIsToFollowHappensOnlyOnceItIsStored(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        List<String> seen = new ArrayList<>();
        transactions.run(() -> {
            transactions.run(() -> transactions.afterCommit(() -> seen.add(body(notes, "a"))));
            transactions.afterCommit(() -> {
                throw new IllegalStateException("is logged, and that is all");
            });
            transactions.afterCommit(
                    () -> transactions.run(() -> notes.entities().persist(new NoteRow("b", "by a follow-up", NOON))));
            notes.entities().persist(new NoteRow("a", "one", NOON));
            assertTrue(seen.isEmpty());
        });
        assertEquals(List.of("one"), seen);
        assertNotNull(body(notes, "b"));
        assertThrows(
                Refusal.class,
                () -> transactions.run(() -> {
                    transactions.afterCommit(() -> seen.add("never"));
                    throw new Refusal("note.no", "No");
                }));
        assertEquals(1, seen.size());
        assertThrows(IllegalStateException.class, () -> transactions.afterCommit(() -> {}));
    }

    @OnEveryDatabase
    void outsideATransactionThereIsNothingToChange(TestDatabase node) {
        Store notes = node.open(NOTES);
        assertThrows(IllegalStateException.class, notes::entities);
        assertThrows(
                RuntimeException.class,
                () -> notes.read(entities ->
                        entities.createQuery("delete from NoteRow n").executeUpdate()));
        notes.read(entities -> {
            entities.persist(new NoteRow("a", "one", NOON));
            return null;
        });
        assertEquals(0L, count(notes, "NoteRow"));
    }

    @OnEveryDatabase
    void aFailedStatementThatIsIgnoredUndoesTheAct(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        transactions.run(() -> notes.entities().persist(new NoteRow("a", "one", NOON)));
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(() -> {
                    notes.entities().persist(new NoteRow("a", "twice", NOON));
                    try {
                        notes.entities().flush();
                    } catch (RuntimeException ignored) {
                        // Carries on as if nothing had happened.
                    }
                }));
        assertEquals("one", body(notes, "a"));
    }

    @OnEveryDatabase
    void noConnectionIsLostHoweverAnActEnds(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        for (int at = 0; at < 30; at++) {
            String id = "n" + at;
            transactions.run(() -> notes.entities().persist(new NoteRow(id, "one", NOON)));
            assertThrows(
                    Refusal.class,
                    () -> transactions.run(() -> {
                        notes.entities().find(NoteRow.class, id).rewrite("two");
                        notes.entities().flush();
                        throw new Refusal("note.no", "No");
                    }));
            assertThrows(
                    IllegalStateException.class,
                    () -> notes.read(entities -> {
                        count(notes, "NoteRow");
                        throw new IllegalStateException();
                    }));
        }
        assertEquals(30L, count(notes, "NoteRow"));
    }

    @OnEveryDatabase
    void twoActsThatWaitForEachOtherEndWithOneToldToRepeat(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        transactions.run(() -> {
            notes.entities().persist(new NoteRow("a", "one", NOON));
            notes.entities().persist(new NoteRow("b", "one", NOON));
        });
        var bothHoldOne = new java.util.concurrent.CyclicBarrier(2);
        List<CompletableFuture<Throwable>> acts = List.of(
                CompletableFuture.supplyAsync(() -> crossing(notes, transactions, bothHoldOne, "a", "b")),
                CompletableFuture.supplyAsync(() -> crossing(notes, transactions, bothHoldOne, "b", "a")));
        List<Throwable> failures = acts.stream()
                .map(CompletableFuture::join)
                .filter(each -> each != null)
                .toList();
        assertEquals(1, failures.size());
        assertTrue(failures.get(0) instanceof Stale, () -> "" + failures.get(0));
    }

    @OnEveryDatabase
    void whenOneSchemaFailsAtTheEndTheOthersShowNothingOfIt(TestDatabase node, @TempDir Path folder) {
        try (SampleModule tasksModule = SampleModule.tasks(folder)) {
            Store notes = node.open(NOTES);
            Store tasks = node.open(tasksModule.schema());
            Transactions transactions = node.transactions();
            transactions.run(() -> {
                notes.entities().persist(new NoteRow("a", "one", NOON));
                tasks.entities().persist(task(tasksModule, "t"));
            });
            assertThrows(
                    RuntimeException.class,
                    () -> transactions.run(() -> {
                        notes.entities().find(NoteRow.class, "a").rewrite("two");
                        notes.entities().persist(new NoteRow("b", "new", NOON));
                        tasks.entities().persist(task(tasksModule, "t"));
                    }));
            assertEquals("one", body(notes, "a"));
            assertNull(notes.read(entities -> entities.find(NoteRow.class, "b")));
            transactions.run(() -> notes.entities().find(NoteRow.class, "a").rewrite("three"));
            assertEquals("three", body(notes, "a"));
        }
    }

    @OnEveryDatabase
    void aCommitThatTheDatabaseRefusesLeavesNothingBehind(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        transactions.run(() -> {
            notes.entities()
                    .createNativeQuery(
                            "alter table notes.note add constraint one_body unique (body) initially deferred")
                    .executeUpdate();
            notes.entities().persist(new NoteRow("a", "one", NOON));
            notes.entities().persist(new NoteRow("b", "two", NOON));
        });
        assertEquals("two", body(notes, "b"));
        // Derby has a word of its own for it, PostgreSQL the one for a key that somebody took.
        assertThrows(
                RuntimeException.class,
                () -> transactions.run(
                        () -> notes.entities().find(NoteRow.class, "b").rewrite("one")));
        assertEquals("two", body(notes, "b"));
        transactions.run(() -> notes.entities().find(NoteRow.class, "b").rewrite("three"));
        assertEquals("three", body(notes, "b"));
    }

    @OnEveryDatabase
    void whatManyCountTogetherIsCountedOnceEach(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        transactions.run(() -> notes.entities().persist(new NoteRow("a", "0", NOON)));
        CompletableFuture<?>[] writers = new CompletableFuture<?>[4];
        for (int writer = 0; writer < writers.length; writer++) {
            writers[writer] = CompletableFuture.runAsync(() -> {
                for (int done = 0; done < 25; ) {
                    try {
                        transactions.run(() -> {
                            NoteRow row = notes.entities().find(NoteRow.class, "a");
                            row.rewrite(Integer.toString(Integer.parseInt(row.body()) + 1));
                        });
                        done++;
                    } catch (Stale again) {
                        Thread.onSpinWait();
                    }
                }
            });
        }
        CompletableFuture.allOf(writers).join();
        assertEquals("100", body(notes, "a"));
    }

    @OnEveryDatabase
    void whatWasFlushedAndForgottenOnTheWayIsReadAnew(TestDatabase node) {
        Store notes = node.open(NOTES);
        Transactions transactions = node.transactions();
        transactions.run(() -> notes.entities().persist(new NoteRow("a", "one", NOON)));
        assertEquals("one", body(notes, "a"));
        transactions.run(() -> {
            notes.entities().find(NoteRow.class, "a").rewrite("two");
            notes.entities().flush();
            notes.entities().clear();
            assertEquals("two", body(notes, "a"));
        });
        assertEquals("two", body(notes, "a"));
    }

    private static Throwable crossing(
            Store notes,
            Transactions transactions,
            java.util.concurrent.CyclicBarrier bothHoldOne,
            String first,
            String second) {
        try {
            transactions.run(() -> {
                notes.entities().find(NoteRow.class, first).rewrite(first + second);
                notes.entities().flush();
                try {
                    bothHoldOne.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                notes.entities().find(NoteRow.class, second).rewrite(first + second);
                notes.entities().flush();
            });
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static Object task(SampleModule module, String id) {
        try {
            return module.rowType().getConstructor(String.class).newInstance(id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(Store notes, String id) {
        return notes.read(entities -> entities.find(NoteRow.class, id).body());
    }

    private static long count(Store store, String row) {
        return store.read(entities -> entities.createQuery("select count(r) from " + row + " r", Long.class)
                .getSingleResult());
    }
}
