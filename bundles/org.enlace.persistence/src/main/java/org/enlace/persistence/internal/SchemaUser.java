package org.enlace.persistence.internal;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The database's user who owns one schema and the snapshots of it, and has rights to nothing else. A module's scripts run as this user, so
 * that the database refuses what they would do to other schemas.
 */
interface SchemaUser {
    /** Makes the user and the schema where they are missing, and lets the schema be the user's; as the node, before {@link #connections}. */
    void prepare(Direct node) throws SQLException;

    /** Keeps from scripts what their rights do not, until this transaction of the node ends. */
    default void guard(Direct node) throws SQLException {
        // Their rights suffice.
    }

    /** Connections of the user. */
    DataSource connections();

    /** What the scripts made, in their transaction, that would act with the node's rights later or lies elsewhere: a description of each. */
    List<String> foreign(Direct own) throws SQLException;

    /** Nobody connects as the user any more; as the node. */
    default void end(Direct node) throws SQLException {
        // Nobody else can.
    }

    /** Removes the schema, which is empty, and the user; as the node. */
    void remove(Direct node) throws SQLException;
}
