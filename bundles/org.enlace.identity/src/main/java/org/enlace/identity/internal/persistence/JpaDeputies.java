package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.identity.Deputy;
import org.enlace.identity.internal.DeputyStore;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;

/** Deputies in the database. */
final class JpaDeputies implements DeputyStore {
    private final Store store;

    JpaDeputies(Store store) {
        this.store = store;
    }

    @Override
    public void add(Deputy deputy) {
        EntityManager entities = store.entities();
        entities.persist(DeputyRow.of(deputy));
        entities.flush();
    }

    @Override
    public Optional<Deputy> find(String handle) {
        return store.read(entities ->
                Optional.ofNullable(entities.find(DeputyRow.class, handle)).map(DeputyRow::toDomainModel));
    }

    @Override
    public List<Deputy> namedBy(OfficerId absent, Instant after) {
        return lasting("absent", absent, after);
    }

    @Override
    public List<Deputy> naming(OfficerId deputy, Instant after) {
        return lasting("deputy", deputy, after);
    }

    /** @param side which of the two officers is asked for */
    private List<Deputy> lasting(String side, OfficerId officer, Instant after) {
        return with(side, officer)
                .filter(deputy -> deputy.until().isAfter(after))
                .sorted(Comparator.comparing(Deputy::from).thenComparing(Deputy::handle))
                .toList();
    }

    @Override
    public List<Deputy> of(OfficerId deputy, Instant now) {
        return with("deputy", deputy)
                .filter(named -> named.at(now))
                .sorted(Comparator.comparing((Deputy named) -> named.absent().value())
                        .thenComparing(Deputy::handle))
                .toList();
    }

    /** Asked for by every page, so without JPQL; an officer has few. */
    private Stream<Deputy> with(String side, OfficerId officer) {
        return store.findAll(DeputyRow.class, side, List.of(officer.value()), DeputyRow::toDomainModel).stream();
    }

    @Override
    public boolean remove(String handle) {
        return store.entities()
                        .createQuery("delete from DeputyRow r where r.handle = :handle")
                        .setParameter("handle", handle)
                        .executeUpdate()
                == 1;
    }
}
