package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.enlace.audit.internal.AuditStore.Placed;
import org.enlace.audit.proof.Body;
import org.enlace.audit.proof.Head;
import org.enlace.audit.proof.Merkle;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;

class AuditLogTest {
    @OnEveryDatabase
    void anActBecomesAnEntryWithItsPlaceUnderASignedHead(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.log.record(Desk.act(7));
            Head head = desk.log.signed().orElseThrow();
            Placed placed = desk.store.leaves(0, 10).get(0);
            Body body = Body.read(placed.stored().body());
            assertEquals("protocols.revise", body.code());
            assertEquals("luis", body.officer());
            assertEquals("7", body.facts().get("number"));
            assertEquals(
                    Set.of("reason", "before/title", "after/title", "after/body", "person/0"),
                    body.values().keySet());
            var values = desk.store.values(List.of(body.id())).get(body.id());
            values.forEach((name, secret) ->
                    assertEquals(body.values().get(name), Merkle.salted(secret.salt(), secret.content())));
            assertEquals("officer:maria", values.get("person/0").content());
            assertEquals(1, head.size());
            assertEquals(Merkle.hex(Merkle.leaf(placed.stored().body())), head.root());
            assertTrue(head.isSignedBy(desk.keys.signer().key()));
        }
    }

    @OnEveryDatabase
    void whatIsUndoneLeavesNoEntry(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            assertThrows(
                    IllegalStateException.class, () -> database.transactions().run(() -> {
                        desk.log.record(Desk.act(1));
                        throw new IllegalStateException("no");
                    }));
            desk.log.record(Desk.act(2));
            assertEquals(1, desk.log.signed().orElseThrow().size());
            assertEquals(1, database.transactions().call(desk.store::counts).entries());
        }
    }

    @OnEveryDatabase
    void textsThatADatabaseRefusesAreKeptReadable(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.log.record(Act.refused("identity.sign-in", Caller.node())
                    .on("officer", "a\0b\uD800".repeat(500))
                    .codes("agent", Collections.nCopies(2_500, "x"))
                    .because("\0"));
            desk.log.signed();
            Body body = Body.read(desk.store.leaves(0, 1).get(0).stored().body());
            assertEquals(200, body.subject().length());
            assertTrue(body.subject().startsWith("a\uFFFDb\uFFFDa"));
            assertEquals(2000, body.facts().get("agent").length());
        }
    }

    @OnEveryDatabase
    void eightWritersAtOnceLeaveNoGap(TestDatabase database) throws Exception {
        int each = 60;
        try (Desk desk = new Desk(database)) {
            ExecutorService writers = Executors.newFixedThreadPool(8);
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                running.add(writers.submit(
                        () -> IntStream.range(0, each).forEach(number -> desk.log.record(Desk.act(number)))));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
            writers.shutdown();
            Head head = desk.log.signed().orElseThrow();
            assertEquals(8 * each, head.size());
            Merkle.Growing tree = new Merkle.Growing();
            Set<String> ids = new HashSet<>();
            for (Placed placed : desk.store.leaves(0, 1_000)) {
                assertEquals(tree.size(), placed.leaf());
                ids.add(placed.id());
                tree.add(Merkle.leaf(placed.stored().body()));
            }
            assertEquals(8 * each, ids.size());
            assertEquals(head.root(), tree.root());
            assertEquals(0, database.transactions().call(desk.store::counts).waiting());
        }
    }

    @OnEveryDatabase
    void theTreeGoesOnWhereItStoodAndProvesEachOfItsEntries(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            for (int number = 0; number < 300; number++) {
                desk.log.record(Desk.act(number));
            }
            desk.log.signed();
            desk.log.stop();
            AuditLog again = desk.open();
            for (int number = 0; number < 230; number++) {
                again.record(Desk.act(number));
            }
            Head head = again.signed().orElseThrow();
            assertEquals(530, head.size());
            List<Placed> all = desk.store.leaves(0, 1_000);
            desk.store.reading(() -> {
                for (Placed placed : all) {
                    List<byte[]> path = Merkle.path(placed.leaf(), head.size(), TileTree.stored(desk.store));
                    byte[] hash = Merkle.leaf(placed.stored().body());
                    assertTrue(Merkle.included(placed.leaf(), hash, head.size(), path, head.root()));
                }
                return null;
            });
            again.stop();
        }
    }

    @OnEveryDatabase
    void whatWasNotPlacedAtAKillIsPlacedAtTheNextStart(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.log.stop();
            Recording recording = new Recording(new Desk.Ids(), java.time.Clock.systemUTC());
            for (int number = 0; number < 3; number++) {
                AuditStore.Recorded entry = recording.of(Desk.act(number));
                database.transactions().run(() -> desk.store.insert(entry));
            }
            assertEquals(3, database.transactions().call(desk.store::counts).waiting());
            AuditLog again = desk.open();
            assertEquals(3, again.signed().orElseThrow().size());
            again.stop();
        }
    }

    @OnEveryDatabase
    void nothingNewNeedsNoNewHead(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            assertTrue(desk.log.signed().isEmpty());
            desk.log.record(Desk.act(1));
            assertEquals(desk.log.signed(), desk.log.signed());
        }
    }
}
