package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Retaining.MEMBER;
import static org.enlace.jit.internal.work.Retaining.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.Files;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.RetentionComponent;
import org.enlace.jit.internal.retention.RetentionStore;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;

/** What is left of an erasure that fails at any write: nothing half, nothing claimed, and the next round erases it. */
class RetentionFaultsTest {
    /** Fails at a method of an interface, from the so-many-th call on, before it does anything. */
    private static <T> T failing(Class<T> type, T real, String method, int from) {
        int[] calls = {0};
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, given) -> {
                    if (called.getName().equals(method) && ++calls[0] >= from) {
                        throw new IllegalStateException("The disk is full at " + method);
                    }
                    try {
                        return called.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static RetentionComponent over(Retaining unit, RetentionStore store) {
        JitStores real = unit.node.stores;
        return unit.area((JitStores) Proxy.newProxyInstance(
                JitStores.class.getClassLoader(), new Class<?>[] {JitStores.class}, (proxy, called, given) -> {
                    if (called.getName().equals("retention")) {
                        return store;
                    }
                    try {
                        return called.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static void round(RetentionComponent area) {
        area.rounds().round(() -> false);
    }

    /** Nothing has happened to the item, and nobody is told that it has. */
    private static void whole(Retaining unit, Entry item, String after) {
        assertEquals("confirmed", unit.state(item), after);
        assertTrue(unit.there(item), after);
        assertEquals(2, unit.files(item).size(), after);
        assertEquals(Optional.of("nothing"), code(() -> unit.desk().proof(unit.team(), item.id(), MEMBER)), after);
        assertEquals(1, unit.items.log(CO, item).events().size(), after);
    }

    private static void faulty(Retaining unit, Entry item, String at, RetentionComponent area) {
        Runnable before = unit.node.files.kept();
        round(area);
        // The files of a node are in the transaction; those of the test are not.
        before.run();
        whole(unit, item, at);
    }

    @OnEveryDatabase
    void wherever_erasing_is_cut_nothing_is_half_and_it_is_done_afterwards(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.confirmed(item);
            Map<String, Integer> files = Map.of("erase", 1, "erased", 2);
            files.forEach((method, from) -> {
                Files failing = failing(Files.class, unit.node.files.service(), method, from);
                unit.files = () -> failing;
                faulty(unit, item, "files " + method, unit.area);
                unit.files = unit.node.files::service;
            });
            // The second time it is put, it would be erased; the first is that it is begun.
            RetentionStore real = unit.node.stores.retention();
            faulty(unit, item, "add", over(unit, failing(RetentionStore.class, real, "add", 1)));
            faulty(unit, item, "put", over(unit, failing(RetentionStore.class, real, "put", 2)));
            unit.round();
            assertEquals("erased", unit.state(item));
            assertFalse(unit.there(item));
            assertEquals(List.of(), unit.files(item));
            assertTrue(unit.desk().proof(unit.team(), item.id(), MEMBER).sound());
        }
    }

    @OnEveryDatabase
    void where_the_audit_cannot_take_it_down_nothing_is_erased_or_confirmed(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.node.audited = act -> {
                if (act.code().startsWith("jit.retention-")) {
                    throw new IllegalStateException("The audit cannot take it down");
                }
                unit.node.acts.add(act);
            };
            unit.round();
            assertEquals("none", unit.state(item), "not even proposed");
            unit.node.audited = unit.node.acts::add;
            unit.confirmed(item);
            unit.node.audited = act -> {
                if (act.code().equals("jit.retention-erased")) {
                    throw new IllegalStateException("The audit cannot take it down");
                }
            };
            faulty(unit, item, "audit", unit.area);
            unit.node.audited = unit.node.acts::add;
            unit.round();
            assertEquals("erased", unit.state(item));
        }
    }

    @OnEveryDatabase
    void what_fails_each_time_stops_and_is_tried_again_when_somebody_asks(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.confirmed(item);
            Files failing = failing(Files.class, unit.node.files.service(), "erase", 1);
            unit.files = () -> failing;
            for (int i = 0; i < Retention.ATTEMPTS; i++) {
                assertEquals("confirmed", unit.state(item));
                unit.round();
            }
            assertEquals("stopped", unit.state(item));
            assertEquals(
                    2,
                    unit.node.waiting.values().stream()
                            .filter(one -> one.text().equals("inbox.retention.stopped"))
                            .count());
            unit.files = unit.node.files::service;
            unit.round();
            assertTrue(unit.there(item), "not before somebody asks");
            Retention stopped = unit.now(item).orElseThrow();
            unit.desk().again(unit.team(), item.id(), stopped.version(), MEMBER);
            unit.round();
            assertEquals("erased", unit.state(item));
        }
    }

    @OnEveryDatabase
    void a_round_that_ends_between_two_items_goes_on_with_the_next(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry one = unit.stored();
            Entry other = unit.stored();
            unit.later();
            unit.confirmed(one);
            unit.confirm(other, Retaining.LEADER);
            unit.confirm(other, MEMBER);
            // Ends with the first that is gone.
            unit.area
                    .rounds()
                    .round(() -> unit.state(one).equals("erased")
                            || unit.state(other).equals("erased"));
            long left = List.of(one, other).stream().filter(unit::there).count();
            assertEquals(1, left);
            unit.round();
            assertFalse(unit.there(one) || unit.there(other));
        }
    }
}
