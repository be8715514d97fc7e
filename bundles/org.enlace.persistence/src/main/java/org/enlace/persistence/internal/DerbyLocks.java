package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.Set;
import java.util.TreeSet;
import org.apache.derby.iapi.services.locks.Latch;
import org.apache.derby.iapi.services.locks.VirtualLockTable;
import org.apache.derby.iapi.store.access.TransactionController;
import org.apache.derby.impl.jdbc.EmbedConnection;
import org.apache.derby.shared.common.error.StandardException;

/**
 * Tells by its locks which tables a transaction has written. Rights do not: in a transaction that has made a table, Derby 10.16 asks for no
 * right to update (the columns that it reads anew from its catalogue do not know their table, and those it takes for columns of none).
 * Derby's own table of locks has the names of tables without their schemas.
 */
final class DerbyLocks {
    private DerbyLocks() {}

    /** The numbers of the conglomerates, as {@code sys.sysconglomerates} has them, on which the transaction holds a lock for writing. */
    static Set<Long> written(Connection connection) throws SQLException {
        try {
            TransactionController transaction =
                    ((EmbedConnection) connection).getLanguageConnection().getTransactionExecute();
            String id = transaction.getActiveStateTxIdString();
            Set<Long> written = new TreeSet<>();
            Enumeration<?> locks =
                    transaction.getAccessManager().getLockFactory().makeVirtualLockTable();
            for (Object each : Collections.list(locks)) {
                Latch lock = (Latch) each;
                Hashtable<String, Object> about = new Hashtable<>();
                boolean own =
                        id.equals(String.valueOf(lock.getCompatabilitySpace().getOwner()));
                if (own
                        && String.valueOf(lock.getQualifier()).contains("X")
                        && lock.getLockable().lockAttributes(VirtualLockTable.TABLE_AND_ROWLOCK, about)
                        && about.get(VirtualLockTable.CONTAINERID) instanceof Long container) {
                    written.add(transaction.findConglomid(container));
                }
            }
            return written;
        } catch (StandardException e) {
            throw new SQLException("The locks of a transaction could not be read: " + e.getMessage(), e);
        }
    }
}
