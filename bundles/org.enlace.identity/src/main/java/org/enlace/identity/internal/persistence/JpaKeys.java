package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.SshKey;
import org.enlace.identity.internal.KeyStore;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;

/** Public keys in the database. */
final class JpaKeys implements KeyStore {
    private final Store store;

    JpaKeys(Store store) {
        this.store = store;
    }

    @Override
    public void add(SshKey key, String publicKey) {
        EntityManager entities = store.entities();
        entities.persist(KeyRow.of(key, publicKey));
        entities.flush();
    }

    @Override
    public Optional<Stored> find(String fingerprint) {
        return store.read(entities -> entities.createQuery(
                        "select r from KeyRow r where r.fingerprint = :fingerprint", KeyRow.class)
                .setParameter("fingerprint", fingerprint)
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .findFirst()
                .map(KeyRow::toStored));
    }

    @Override
    public List<SshKey> of(OfficerId officer) {
        return store.read(entities -> entities.createQuery(
                        "select r from KeyRow r where r.officer = :officer order by r.added desc, r.fingerprint",
                        KeyRow.class)
                .setParameter("officer", officer.value())
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .map(KeyRow::toDomainModel)
                .toList());
    }

    @Override
    public void used(String fingerprint, Instant at) {
        store.entities()
                .createQuery("update KeyRow r set r.lastUse = :now where r.fingerprint = :fingerprint")
                .setParameter("now", Columns.millis(at))
                .setParameter("fingerprint", fingerprint)
                .executeUpdate();
    }

    @Override
    public void endSessions(OfficerId officer, Instant at) {
        store.entities()
                .createQuery("update KeyRow r set r.sessionsEnded = :now where r.officer = :officer")
                .setParameter("now", Columns.millis(at))
                .setParameter("officer", officer.value())
                .executeUpdate();
    }

    @Override
    public boolean remove(String fingerprint) {
        return store.entities()
                        .createQuery("delete from KeyRow r where r.fingerprint = :fingerprint")
                        .setParameter("fingerprint", fingerprint)
                        .executeUpdate()
                == 1;
    }

    @Override
    public int removeAll(OfficerId officer) {
        return store.entities()
                .createQuery("delete from KeyRow r where r.officer = :officer")
                .setParameter("officer", officer.value())
                .executeUpdate();
    }
}
