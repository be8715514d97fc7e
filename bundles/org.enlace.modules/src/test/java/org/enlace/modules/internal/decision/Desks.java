package org.enlace.modules.internal.decision;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.enlace.modules.AdoptionFixtures;
import org.enlace.modules.internal.Waited;
import org.enlace.modules.internal.persistence.OpenStores;
import org.enlace.persistence.testing.TestDatabase;

/** The desk of decisions for tests of what stands before it. */
public final class Desks {
    private Desks() {}

    public static Decisions over(TestDatabase database, DecisionHandler... handlers) {
        return new DecisionDesk(
                OpenStores.of(database).decisions(),
                () -> List.of(handlers),
                database.transactions(),
                act -> {},
                AdoptionFixtures::nextId,
                new DecisionItems(new Waited(), OpenStores.of(database).decisions()),
                (needed, except) -> Set.of(),
                Clock.systemUTC());
    }
}
