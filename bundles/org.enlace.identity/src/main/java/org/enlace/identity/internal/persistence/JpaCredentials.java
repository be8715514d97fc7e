package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.enlace.identity.internal.CredentialStore;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;

/** Passwords and second factors in the database. Each change is one statement, so that two at once cannot both count. */
final class JpaCredentials implements CredentialStore {
    private final Store store;

    JpaCredentials(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Credential> find(OfficerId officer) {
        return store.read(entities -> entities.createQuery(
                        "select c from CredentialRow c where c.officer = :officer", CredentialRow.class)
                .setParameter("officer", officer.value())
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .findFirst()
                .map(CredentialRow::toDomainModel));
    }

    @Override
    public void password(OfficerId officer, String hash, Instant at) {
        int changed = update(
                        "update CredentialRow c set c.password = :password, c.changed = :at where c.officer = :officer")
                .setParameter("password", hash)
                .setParameter("at", Columns.millis(at))
                .setParameter("officer", officer.value())
                .executeUpdate();
        if (changed == 0) {
            EntityManager entities = store.entities();
            entities.persist(CredentialRow.of(officer.value(), hash, at));
            entities.flush();
        }
    }

    @Override
    public void rehash(OfficerId officer, String hash) {
        update("update CredentialRow c set c.password = :password where c.officer = :officer")
                .setParameter("password", hash)
                .setParameter("officer", officer.value())
                .executeUpdate();
    }

    @Override
    public void signedIn(OfficerId officer, Instant at) {
        update("update CredentialRow c set c.lastSignIn = :at where c.officer = :officer")
                .setParameter("at", Columns.millis(at))
                .setParameter("officer", officer.value())
                .executeUpdate();
    }

    @Override
    public void begin(OfficerId officer, String sealed) {
        update("update CredentialRow c set c.begun = :sealed where c.officer = :officer")
                .setParameter("sealed", sealed)
                .setParameter("officer", officer.value())
                .executeUpdate();
    }

    @Override
    public void enrol(OfficerId officer, Instant at) {
        update(
                        "update CredentialRow c set c.secret = c.begun, c.enrolled = :at, c.lastStep = 0 where c.officer = :officer")
                .setParameter("at", Columns.millis(at))
                .setParameter("officer", officer.value())
                .executeUpdate();
        update("update CredentialRow c set c.begun = null where c.officer = :officer")
                .setParameter("officer", officer.value())
                .executeUpdate();
    }

    @Override
    public void removeSecondFactor(OfficerId officer) {
        update(
                        "update CredentialRow c set c.secret = null, c.enrolled = null, c.begun = null where c.officer = :officer")
                .setParameter("officer", officer.value())
                .executeUpdate();
        forgetCodes(officer);
    }

    @Override
    public boolean use(OfficerId officer, long step) {
        return update("update CredentialRow c set c.lastStep = :step where c.officer = :officer and c.lastStep < :step")
                        .setParameter("step", step)
                        .setParameter("officer", officer.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public void recoveryCodes(OfficerId officer, Collection<String> hashes) {
        forgetCodes(officer);
        EntityManager entities = store.entities();
        hashes.forEach(hash -> entities.persist(RecoveryCodeRow.of(hash, officer.value())));
        entities.flush();
    }

    private void forgetCodes(OfficerId officer) {
        update("delete from RecoveryCodeRow r where r.officer = :officer")
                .setParameter("officer", officer.value())
                .executeUpdate();
    }

    @Override
    public boolean useRecoveryCode(OfficerId officer, String hash) {
        return update("delete from RecoveryCodeRow r where r.hash = :hash and r.officer = :officer")
                        .setParameter("hash", hash)
                        .setParameter("officer", officer.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public int recoveryCodes(OfficerId officer) {
        return store.read(entities -> entities.createQuery(
                        "select count(r) from RecoveryCodeRow r where r.officer = :officer", Long.class)
                .setParameter("officer", officer.value())
                .getSingleResult()
                .intValue());
    }

    private Query update(String statement) {
        return store.entities().createQuery(statement);
    }
}
