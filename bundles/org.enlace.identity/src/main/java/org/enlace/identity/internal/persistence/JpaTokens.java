package org.enlace.identity.internal.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.AccessToken;
import org.enlace.identity.internal.TokenStore;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;

/** Tokens in the database. */
final class JpaTokens implements TokenStore {
    private final Store store;

    JpaTokens(Store store) {
        this.store = store;
    }

    @Override
    public void add(String hash, AccessToken token) {
        EntityManager entities = store.entities();
        entities.persist(TokenRow.of(hash, token));
        entities.flush();
    }

    @Override
    public Optional<AccessToken> find(String hash) {
        return one("hash", hash);
    }

    @Override
    public Optional<AccessToken> byHandle(String handle) {
        return one("handle", handle);
    }

    private Optional<AccessToken> one(String attribute, String value) {
        return store.read(entities -> entities.createQuery(
                        "select r from TokenRow r where r." + attribute + " = :value", TokenRow.class)
                .setParameter("value", value)
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .findFirst()
                .map(TokenRow::toDomainModel));
    }

    @Override
    public List<AccessToken> of(OfficerId officer, Instant endedBefore) {
        return store.read(entities -> entities.createQuery(
                        "select r from TokenRow r where r.officer = :officer and r.until >= :ended"
                                + " and (r.revoked is null or r.revoked >= :ended) order by r.issued desc, r.handle",
                        TokenRow.class)
                .setParameter("officer", officer.value())
                .setParameter("ended", Columns.millis(endedBefore))
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .map(TokenRow::toDomainModel)
                .toList());
    }

    @Override
    public List<AccessToken> valid(Instant now, Instant issuedSince) {
        return store.read(entities -> entities.createQuery(
                        "select r from TokenRow r where r.until > :now and r.issued >= :since and r.revoked is null"
                                + " order by r.issued desc, r.handle",
                        TokenRow.class)
                .setParameter("now", Columns.millis(now))
                .setParameter("since", Columns.millis(issuedSince))
                .setHint("eclipselink.refresh", "true")
                .getResultStream()
                .map(TokenRow::toDomainModel)
                .toList());
    }

    @Override
    public void used(String handle, Instant at) {
        store.entities()
                .createQuery("update TokenRow r set r.lastUse = :now where r.handle = :handle")
                .setParameter("now", Columns.millis(at))
                .setParameter("handle", handle)
                .executeUpdate();
    }

    @Override
    public boolean revoke(String handle, Instant at) {
        return store.entities()
                        .createQuery(
                                "update TokenRow r set r.revoked = :now where r.handle = :handle and r.revoked is null")
                        .setParameter("now", Columns.millis(at))
                        .setParameter("handle", handle)
                        .executeUpdate()
                == 1;
    }
}
