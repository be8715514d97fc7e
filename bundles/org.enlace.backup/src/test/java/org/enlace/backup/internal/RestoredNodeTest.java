package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredNodeTest {
    @TempDir
    private Path data;

    private final AtomicLong epoch = new AtomicLong(1);
    private final List<Act> acts = new ArrayList<>();
    private final Parcels parcels = (Parcels) Proxy.newProxyInstance(
            Parcels.class.getClassLoader(), new Class<?>[] {Parcels.class}, (proxy, method, arguments) -> {
                ((Caller) arguments[0]).require(Exchange.CARRY);
                return epoch.incrementAndGet();
            });
    private final Transactions transactions = new Transactions() {
        @Override
        public <T> T call(Supplier<T> work) {
            return work.get();
        }

        @Override
        public void afterCommit(Runnable action) {
            throw new UnsupportedOperationException();
        }
    };

    @Test
    void a_node_that_was_restored_says_so_once_to_the_audit_and_to_its_peers() throws Exception {
        Path note = data.resolve(RestoredNode.FILE);
        Files.writeString(note, """
                {"id":"20261129T023000412Z-4e5f","made":"2026-11-29T02:30:00Z","restored":"2026-12-01T00:00:00Z","root":"abc","size":17}
                """);
        start();
        assertEquals(2, epoch.get());
        assertEquals(1, acts.size());
        Act act = acts.get(0);
        assertEquals("backup.restored", act.code());
        assertEquals("20261129T023000412Z-4e5f", act.subject().orElseThrow().id());
        assertEquals("17", act.facts().get("size"));
        assertEquals("2", act.facts().get("epoch"));
        assertFalse(Files.exists(note));
        assertTrue(Files.exists(data.resolve("restored-20261129T023000412Z-4e5f.json")));
        RestoreNote kept = RestoreNote.newest(data).orElseThrow();
        assertEquals(2, kept.epoch().orElseThrow());
        assertEquals("2026-12-01T00:00:00Z", kept.restored().toString());
        start();
        assertEquals(2, epoch.get(), "once");
    }

    @Test
    void a_node_that_was_not_restored_says_nothing() throws Exception {
        start();
        assertEquals(1, epoch.get());
        assertEquals(List.of(), acts);
    }

    private void start() throws InterruptedException {
        new RestoredNode(data.resolve(RestoredNode.FILE), parcels, acts::add, transactions, Duration.ofMinutes(1))
                .close();
    }

    @Test
    void what_cannot_be_taken_down_at_once_is_tried_until_it_is() throws Exception {
        Path note = data.resolve(RestoredNode.FILE);
        Files.writeString(note, """
                {"id":"20261129T023000412Z-4e5f","made":"2026-11-29T02:30:00Z","restored":"2026-12-01T00:00:00Z","root":"abc","size":17}
                """);
        AtomicInteger tries = new AtomicInteger();
        RestoredNode node = new RestoredNode(
                note,
                parcels,
                act -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("The database is away");
                    }
                    acts.add(act);
                },
                transactions,
                Duration.ofMillis(1));
        Awaited.until(() -> !Files.exists(note));
        node.close();
        assertEquals(3, tries.get());
        assertEquals(1, acts.size());
    }
}
