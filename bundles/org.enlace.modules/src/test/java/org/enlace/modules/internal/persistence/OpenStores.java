package org.enlace.modules.internal.persistence;

import java.util.Map;
import java.util.WeakHashMap;
import org.enlace.modules.internal.adoption.AdoptionStore;
import org.enlace.modules.internal.decision.DecisionStore;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;

/** The stores of the bundle over a database of a test. */
public record OpenStores(AdoptionStore adoptions, DecisionStore decisions, ChangeStore changes) {
    private static final Map<TestDatabase, OpenStores> OPEN = new WeakHashMap<>();

    /** Opened once: a schema is open for one at a time. */
    public static synchronized OpenStores of(TestDatabase database) {
        return OPEN.computeIfAbsent(database, OpenStores::open);
    }

    private static OpenStores open(TestDatabase database) {
        Store store = database.open(ModuleStores.SCHEMA);
        return new OpenStores(
                new JpaAdoptions(store), new JpaDecisions(store), new JpaChanges(store, database.transactions()));
    }
}
