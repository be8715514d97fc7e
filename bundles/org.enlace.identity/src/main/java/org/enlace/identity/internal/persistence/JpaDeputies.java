package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
        return store.read(entities -> entities.createQuery(
                        "select r from DeputyRow r where r." + side
                                + " = :officer and r.until > :now order by r.begins, r.handle",
                        DeputyRow.class)
                .setParameter("officer", officer.value())
                .setParameter("now", Columns.millis(after))
                .getResultStream()
                .map(DeputyRow::toDomainModel)
                .toList());
    }

    @Override
    public List<Deputy> of(OfficerId deputy, Instant now) {
        return store.read(entities -> entities.createQuery(
                        "select r from DeputyRow r where r.deputy = :deputy and r.begins <= :now and r.until > :now"
                                + " order by r.absent, r.handle",
                        DeputyRow.class)
                .setParameter("deputy", deputy.value())
                .setParameter("now", Columns.millis(now))
                .getResultStream()
                .map(DeputyRow::toDomainModel)
                .toList());
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
