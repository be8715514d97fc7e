package org.enlace.modules.internal.persistence;

import org.enlace.modules.internal.adoption.AdoptionStore;
import org.enlace.modules.internal.decision.DecisionStore;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;

/** The stores of the bundle over a database of a test. */
public record OpenStores(AdoptionStore adoptions, DecisionStore decisions, ChangeStore changes) {
    public static OpenStores of(TestDatabase database) {
        Store store = database.open(ModuleStores.SCHEMA);
        return new OpenStores(
                new JpaAdoptions(store), new JpaDecisions(store), new JpaChanges(store, database.transactions()));
    }
}
