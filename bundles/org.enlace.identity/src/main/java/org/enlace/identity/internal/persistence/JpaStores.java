package org.enlace.identity.internal.persistence;

import java.util.List;
import org.enlace.identity.internal.CredentialStore;
import org.enlace.identity.internal.DeputyStore;
import org.enlace.identity.internal.KeyStore;
import org.enlace.identity.internal.OfficerStore;
import org.enlace.identity.internal.OneTimeStore;
import org.enlace.identity.internal.RoleStore;
import org.enlace.identity.internal.SessionStore;
import org.enlace.identity.internal.Stores;
import org.enlace.identity.internal.TokenStore;
import org.enlace.identity.internal.UnitStore;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * All of it in the node's database. No row is kept in memory between acts: who may come in is asked of the database itself, so
 * that a change made by another server of the node counts here as well.
 */
@Component(service = Stores.class)
public final class JpaStores implements Stores {
    private static final Schema SCHEMA = new Schema(
            "officers",
            List.of(
                    OfficerRow.class,
                    UnitRow.class,
                    RoleRow.class,
                    CredentialRow.class,
                    RecoveryCodeRow.class,
                    OneTimeRow.class,
                    SessionRow.class,
                    TokenRow.class,
                    DeputyRow.class,
                    KeyRow.class),
            JpaStores.class);

    private final Store store;

    @Activate
    public JpaStores(@Reference Database database) {
        store = database.open(SCHEMA);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public OfficerStore officers() {
        return new JpaOfficers(store);
    }

    @Override
    public UnitStore units() {
        return new JpaUnits(store);
    }

    @Override
    public RoleStore roles() {
        return new JpaRoles(store);
    }

    @Override
    public CredentialStore credentials() {
        return new JpaCredentials(store);
    }

    @Override
    public OneTimeStore oneTimes() {
        return new JpaOneTimes(store);
    }

    @Override
    public SessionStore sessions() {
        return new JpaSessions(store);
    }

    @Override
    public TokenStore tokens() {
        return new JpaTokens(store);
    }

    @Override
    public DeputyStore deputies() {
        return new JpaDeputies(store);
    }

    @Override
    public KeyStore keys() {
        return new JpaKeys(store);
    }
}
