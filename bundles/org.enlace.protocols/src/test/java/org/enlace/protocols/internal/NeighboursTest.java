package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Protocol;
import org.enlace.search.Search;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private final MemoryStore store = new MemoryStore();
    private final Desk desk = new Desk(store, store);
    private final List<Protocol> others = new ArrayList<>();
    private final List<Integer> limits = new ArrayList<>();
    private int read;
    private Protocol shown;

    @BeforeEach
    void fill() {
        shown = desk.library.create("pr", uruguayanProtocol(), null, ANNA);
        for (int i = 0; i < 60; i++) {
            others.add(desk.library.create("pr-" + i, uruguayanProtocol(), null, ANNA));
        }
    }

    @Test
    void theFiveThatAreMostAlikeAreReadAndNoMore() {
        assertEquals(ids(0, 5), neighbours());
        assertEquals(5, read);
        assertEquals(List.of(10), limits);
    }

    @Test
    void whatIsOutOfUseIsPassedOver() {
        withdraw(0, 3);
        assertEquals(ids(3, 8), neighbours());
        assertEquals(10, read);
    }

    @Test
    void whereTooFewCanBeShownMoreAreAskedForOnce() {
        withdraw(0, 8);
        assertEquals(ids(8, 13), neighbours());
        assertEquals(List.of(10, 40), limits);

        withdraw(8, 38);
        limits.clear();
        assertEquals(ids(38, 40), neighbours(), "what of the forty there is");
        assertEquals(List.of(10, 40), limits);
    }

    @Test
    void fewAreAskedForOnce() {
        others.subList(3, others.size()).clear();
        assertEquals(ids(0, 3), neighbours());
        assertEquals(List.of(10), limits);
    }

    private List<RecordId> neighbours() {
        read = 0;
        List<Neighbours.Neighbour> all = new Neighbours(counted(), SearchIndex.of(new InOrder())).of(shown, ANNA);
        assertTrue(all.stream().noneMatch(one -> one.crimeTypes().isEmpty()));
        return all.stream().map(one -> one.protocol().id()).toList();
    }

    private List<RecordId> ids(int from, int to) {
        return others.subList(from, to).stream().map(Protocol::id).toList();
    }

    private void withdraw(int from, int to) {
        others.subList(from, to).forEach(one -> desk.library.withdraw(one.id(), 1, "Caducada", ANNA));
    }

    /** The store, which counts what is read of it. */
    private ProtocolStore counted() {
        return (ProtocolStore) Proxy.newProxyInstance(
                ProtocolStore.class.getClassLoader(),
                new Class<?>[] {ProtocolStore.class},
                (self, method, arguments) -> {
                    if (method.getName().equals("findAll")) {
                        read += ((Collection<?>) arguments[0]).size();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Finds all of them alike, in their order. */
    private final class InOrder implements Search {
        @Override
        public List<RecordId> alike(Alike alike, int limit, Caller caller) {
            limits.add(limit);
            return ids(0, Math.min(limit, others.size()));
        }

        @Override
        public Results find(Question question, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Changes newest(Question question, int most, Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void refresh(String source) {
            throw new UnsupportedOperationException();
        }
    }
}
