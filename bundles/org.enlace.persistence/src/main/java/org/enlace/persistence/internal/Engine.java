package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that answers. */
interface Engine extends AutoCloseable {
    Dialect dialect();

    /** Plain connections, each with auto-commit. */
    DataSource connections();

    /**
     * Asked before anything is written: whether schemas can have owners of their own.
     *
     * @throws DatabaseUnavailable if not
     */
    void requireUsers(Connection connection) throws SQLException;

    /** The user who owns a schema. */
    SchemaUser userOf(String schema);

    /** What to call it in a log, without secrets. */
    String description();

    /** @throws org.enlace.platform.NotNow {@code database.disk-full} when nothing should be written now */
    default void requireRoom() {
        // A server looks after its own disk.
    }

    /** Ends it as far as it runs in this process. */
    @Override
    void close();
}
