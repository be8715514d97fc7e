package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.enlace.identity.internal.OneTimeStore;
import org.enlace.persistence.Store;

/** What opens something once, in the database. */
final class JpaOneTimes implements OneTimeStore {
    private final Store store;

    JpaOneTimes(Store store) {
        this.store = store;
    }

    @Override
    public void add(OneTime oneTime) {
        EntityManager entities = store.entities();
        entities.persist(OneTimeRow.of(oneTime));
        entities.flush();
    }

    @Override
    public Optional<OneTime> find(Purpose purpose, String hash) {
        return store.read(entities -> entities.createQuery(
                        "select r from OneTimeRow r where r.hash = :hash and r.purpose = :purpose", OneTimeRow.class)
                .setParameter("hash", hash)
                .setParameter("purpose", OneTimeRow.column(purpose))
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .findFirst()
                .map(OneTimeRow::toDomainModel));
    }

    @Override
    public boolean take(String hash) {
        return store.entities()
                        .createQuery("delete from OneTimeRow r where r.hash = :hash")
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    @Override
    public int tried(String hash) {
        EntityManager entities = store.entities();
        entities.createQuery("update OneTimeRow r set r.tries = r.tries + 1 where r.hash = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
        return entities.createQuery("select r.tries from OneTimeRow r where r.hash = :hash", Integer.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    @Override
    public int end(Purpose purpose, String officer) {
        return store.entities()
                .createQuery("delete from OneTimeRow r where r.purpose = :purpose and r.officer = :officer")
                .setParameter("purpose", OneTimeRow.column(purpose))
                .setParameter("officer", officer)
                .executeUpdate();
    }

    @Override
    public void purge(Instant before) {
        store.entities()
                .createQuery("delete from OneTimeRow r where r.until < :before")
                .setParameter("before", Columns.millis(before))
                .executeUpdate();
    }
}
