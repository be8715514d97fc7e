package org.enlace.persistence;

/** The node's database. A service, there once the database answers. */
public interface Database {
    /**
     * Opens a module's schema: applies the migrations that are new, then makes its rows usable. Waits until that is done.
     *
     * @throws SchemaFailure when a migration fails or was changed after it had been applied; nothing of the failed
     *     migration is kept
     */
    Store open(Schema schema);
}
