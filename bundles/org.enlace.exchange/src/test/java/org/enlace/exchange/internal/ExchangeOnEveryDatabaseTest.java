package org.enlace.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.internal.persistence.JdbcExchangeStore;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.junit.jupiter.api.io.TempDir;

/** A node over a real database exchanges with one in memory, both with real keys and envelopes. */
class ExchangeOnEveryDatabaseTest {
    @TempDir
    Path folder;

    /** What somebody else commits before the next transaction begins. */
    private final AtomicReference<Runnable> beforeNext = new AtomicReference<>();

    private JdbcExchangeStore store;
    private TestNode co;
    private TestNode pe;

    private void begin(TestDatabase database) {
        store = new JdbcExchangeStore(database.database());
        Transactions transactions = new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                Optional.ofNullable(beforeNext.getAndSet(null)).ifPresent(Runnable::run);
                return database.transactions().call(work);
            }

            @Override
            public void afterCommit(Runnable action) {
                database.transactions().afterCommit(action);
            }
        };
        co = new TestNode("CO", folder.resolve("co"), store, transactions);
        pe = TestNode.inMemory("PE", folder.resolve("pe"));
        co.meets(pe);
    }

    @OnEveryDatabase
    void aRecordGoesOutIsRevisedNarrowedAndAcknowledged(TestDatabase database) {
        begin(database);
        SharedRecord first = co.share("árbol 木", pe);
        co.records.revise(
                TestNode.sharing(
                        first.id(),
                        "two",
                        new Handling(Set.of(HandlingCode.H2, HandlingCode.H3), Optional.of("Ask first")),
                        pe),
                1,
                TestNode.ALL);
        assertEquals(Map.of("delivered", 1, "passed", 1), co.sends(pe).counts());
        assertEquals(List.of("two 2"), pe.told);
        pe.sends(co);
        assertEquals(
                State.ACKNOWLEDGED, co.records.deliveries(first.id()).get(0).state());
        assertThrows(Stale.class, () -> co.records.withdraw(first.id(), 1, "", TestNode.ALL), "version 2 was not seen");
        co.records.narrow(first.id(), 2, Set.of(), "It was a mistake", TestNode.ALL);
        assertTrue(co.records.deliveries(first.id()).get(0).outstanding());
        co.sends(pe);
        assertEquals(List.of("two 2", "gone It was a mistake"), pe.told);
        pe.sends(co);
        assertTrue(co.courier.queue(Optional.empty(), false, 10, TestNode.ALL).isEmpty());
        assertEquals(
                2, co.courier.queue(Optional.empty(), true, 10, TestNode.ALL).size() + 1);
    }

    @OnEveryDatabase
    void whoIsGivenARecordLaterGetsItAndNobodyElseIsSentItAgain(TestDatabase database) {
        begin(database);
        TestNode br = TestNode.inMemory("BR", folder.resolve("br"));
        co.meets(br);
        SharedRecord first = co.share("one", pe);
        assertEquals(Set.of(), co.records.having(first.id()));
        co.sends(pe);
        assertEquals(Set.of(), co.records.having(first.id()), "it has not said so");
        pe.sends(co);
        assertEquals(Set.of(pe.country), co.records.having(first.id()));
        SharedRecord wider = co.records.widen(first.id(), 1, Set.of(br.country), TestNode.ALL);
        assertEquals(Set.of(pe.country, br.country), wider.audience());
        assertEquals(Map.of(), co.sends(pe).counts(), "it has it");
        assertEquals(Map.of("delivered", 1), co.sends(br).counts());
        assertEquals(List.of("one 2"), br.told);
        assertThrows(
                Refusal.class, () -> co.records.widen(first.id(), 2, Set.of(br.country), TestNode.ALL), "it is in it");
        co.records.revise(TestNode.sharing(first.id(), "two", Handling.GENERAL, pe, br), 2, TestNode.ALL);
        assertEquals(Set.of(pe.country), co.records.having(first.id()), "it has the version before");
        co.sends(pe);
        co.sends(br);
        assertEquals(List.of("one 1", "two 3"), pe.told);
        assertEquals(List.of("one 2", "two 3"), br.told);
        co.records.withdraw(first.id(), 3, "why", TestNode.ALL);
        assertEquals(Set.of(), co.records.having(first.id()), "it may not any more");
        co.sends(pe);
        co.sends(br);
        assertEquals("gone why", pe.told.get(2));
        assertEquals("gone why", br.told.get(2));
    }

    @OnEveryDatabase
    void whatComesInIsKeptQuarantinedAndHandedOver(TestDatabase database) {
        begin(database);
        co.handler = Optional.empty();
        co.modules.clear();
        pe.share("one", co);
        assertEquals(Map.of("kept", 1), pe.sends(co).counts());
        assertEquals("not-adopted", co.courier.stuck(10, TestNode.ALL).get(0).code());
        co.sends(pe);
        assertEquals(1, pe.courier.traffic(TestNode.ALL).get(0).refused());
        TestNode other = TestNode.inMemory("XX", folder.resolve("xx"));
        co.handler = other.handler;
        other.fails = true;
        assertEquals(0, co.courier.retry(Optional.empty(), TestNode.ALL));
        assertEquals("poison", co.courier.stuck(10, TestNode.ALL).get(0).code());
        other.fails = false;
        assertEquals(1, co.courier.retry(Optional.empty(), TestNode.ALL));
        assertEquals(List.of("one 1"), other.told);
        co.sends(pe);
        assertEquals(0, pe.courier.traffic(TestNode.ALL).get(0).refused());
    }

    @OnEveryDatabase
    void trustThatIsEndedWhileALetterIsReadStaysEnded(TestDatabase database) {
        begin(database);
        byte[] parcel = pe.pack(co);
        beforeNext.set(() -> co.peers.revoke(pe.country, "stolen", TestNode.ALL));
        assertThrows(Refusal.class, () -> co.take(parcel));
        assertEquals(Optional.empty(), co.ground.trusted(pe.country));
    }

    @OnEveryDatabase
    void anUndoneActLeavesNothingToSend(TestDatabase database) {
        begin(database);
        assertThrows(Refusal.class, () -> database.transactions().run(() -> {
            co.share("one", pe);
            throw new Refusal("x.y", "The module changed its mind");
        }));
        assertTrue(store.outs().isEmpty() || store.messages(pe.country, 0, 10).isEmpty());
        assertEquals(Map.of(), co.sends(pe).counts());
    }

    @OnEveryDatabase
    void aGapNamesWhatIsMissingAndClosesInOrder(TestDatabase database) {
        begin(database);
        pe.share("one", co);
        byte[] first = pe.pack(co);
        pe.share("two", co);
        byte[] both = pe.pack(co);
        String[] lines = new String(both, java.nio.charset.StandardCharsets.US_ASCII).split("\n", -1);
        // The letter promises two; the first of them is left out.
        byte[] hole = String.join("\n", lines[0], lines[1], lines[4], lines[5], lines[4], lines[5], "")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(1, co.take(hole).missing());
        assertEquals(1, co.courier.traffic(TestNode.ALL).get(0).waiting());
        assertEquals(Map.of("delivered", 2), co.take(first).counts());
        assertEquals(List.of("one 1", "two 1"), co.told);
        assertEquals(0, co.courier.traffic(TestNode.ALL).get(0).waiting());
    }

    /** The store in memory, on which the simulation stands, answers as the database does. */
    @OnEveryDatabase
    void theStoreOfTheSimulationAnswersAsTheDatabaseDoes(TestDatabase database) {
        store = new JdbcExchangeStore(database.database());
        MemoryStore memory = new MemoryStore();
        Random random = new Random(7);
        for (int step = 0; step < 300; step++) {
            long seed = random.nextLong();
            database.transactions().run(() -> StoreSteps.step(store, new Random(seed)));
            memory.run(() -> StoreSteps.step(memory, new Random(seed)));
            if (step % 20 == 0) {
                assertEquals(StoreSteps.sight(memory), StoreSteps.sight(store), "after step " + step);
            }
        }
        assertEquals(StoreSteps.sight(memory), StoreSteps.sight(store));
        assertTrue(store.stuck(1).size() <= 1);
        assertEquals(Optional.empty(), store.message(new CountryCode("ZZ"), 1));
    }
}
