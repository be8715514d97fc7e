package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.internal.SessionStore;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;

/** Sessions in the database. */
final class JpaSessions implements SessionStore {
    private static final Map<String, Object> READ_ANEW = Map.of("eclipselink.refresh", "true");

    private final Store store;

    JpaSessions(Store store) {
        this.store = store;
    }

    @Override
    public void add(Stored session) {
        EntityManager entities = store.entities();
        entities.persist(SessionRow.of(session));
        entities.flush();
    }

    @Override
    public Optional<Stored> find(String hash) {
        return store.read(entities -> Optional.ofNullable(entities.find(SessionRow.class, hash, READ_ANEW))
                .map(SessionRow::toDomainModel));
    }

    @Override
    public Optional<Stored> byHandle(String handle) {
        return store.read(entities -> entities.createQuery(
                        "select r from SessionRow r where r.handle = :handle", SessionRow.class)
                .setParameter("handle", handle)
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .findFirst()
                .map(SessionRow::toDomainModel));
    }

    @Override
    public List<Stored> of(OfficerId officer) {
        return store.read(entities -> entities.createQuery(
                        "select r from SessionRow r where r.officer = :officer order by r.lastUse desc, r.hash",
                        SessionRow.class)
                .setParameter("officer", officer.value())
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .map(SessionRow::toDomainModel)
                .toList());
    }

    @Override
    public void used(String hash, Instant at) {
        // Without JPQL: the first page after a start does this, and would wait for its parser.
        SessionRow row = store.entities().find(SessionRow.class, hash);
        if (row != null) {
            row.used(at);
        }
    }

    @Override
    public boolean remove(String hash) {
        return store.entities()
                        .createQuery("delete from SessionRow r where r.hash = :hash")
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    @Override
    public void purge(Instant endedBefore, Instant unusedSince) {
        store.entities()
                .createQuery("delete from SessionRow r where r.until < :ended or r.lastUse < :unused")
                .setParameter("ended", Columns.millis(endedBefore))
                .setParameter("unused", Columns.millis(unusedSince))
                .executeUpdate();
    }
}
