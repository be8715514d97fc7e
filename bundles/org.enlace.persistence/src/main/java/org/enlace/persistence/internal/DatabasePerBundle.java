package org.enlace.persistence.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each bundle the database in its own hand, so that what a bundle opened is closed when it goes, even when it went
 * without closing: a failed start, an error on the way down.
 */
final class DatabasePerBundle implements ServiceFactory<Database> {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePerBundle.class);

    private final Database database;

    DatabasePerBundle(Database database) {
        this.database = database;
    }

    @Override
    public Database getService(Bundle bundle, ServiceRegistration<Database> registration) {
        return new Held(database);
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Database> registration, Database service) {
        for (JpaStore store : ((Held) service).stores) {
            if (store.isOpen()) {
                LOG.warn("{} left {} open; it is closed", bundle.getSymbolicName(), store);
                store.close();
            }
        }
    }

    private record Held(Database database, Set<JpaStore> stores) implements Database {
        Held(Database database) {
            this(database, ConcurrentHashMap.newKeySet());
        }

        @Override
        public Store open(Schema schema) {
            stores.removeIf(store -> !store.isOpen());
            Store store = database.open(schema);
            stores.add((JpaStore) store);
            return store;
        }
    }
}
