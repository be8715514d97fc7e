package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** Asked before anything is written. */
@FunctionalInterface
interface WriteCheck {
    /** @throws org.enlace.platform.NotNow if nothing may be written now */
    void require();

    /** Asked inside the transaction, before its first statement. */
    default void hold(Connection transaction) throws SQLException {
        // What was required suffices.
    }
}
