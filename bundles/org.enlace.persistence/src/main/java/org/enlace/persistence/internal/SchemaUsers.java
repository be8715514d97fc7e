package org.enlace.persistence.internal;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.enlace.persistence.SchemaFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs scripts as the {@link SchemaUser} of their schema. */
final class SchemaUsers {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaUsers.class);

    private final Engine engine;
    private final DataSource pool;
    private final WriteCheck check;

    SchemaUsers(Engine engine, DataSource pool, WriteCheck check) {
        this.engine = engine;
        this.pool = pool;
        this.check = check;
    }

    /**
     * Does something in one transaction of the owner; the node's lease holds meanwhile.
     *
     * @throws SchemaFailure also where the schema would hold more than tables, indexes and views; then it is as it was
     */
    <T> T call(String schema, Direct.Act<T> act) throws SQLException {
        SchemaUser user = engine.userOf(schema);
        Direct.call(pool, node -> {
            check.hold(node.connection());
            user.prepare(node);
            return null;
        });
        try {
            return Direct.call(pool, node -> {
                check.hold(node.connection());
                user.guard(node);
                return Direct.call(user.connections(), own -> {
                    T done = act.in(own);
                    refuseForeign(schema, user.foreign(own));
                    return done;
                });
            });
        } finally {
            end(schema, user);
        }
    }

    private static void refuseForeign(String schema, List<String> foreign) {
        if (!foreign.isEmpty()) {
            throw new SchemaFailure("The migrations of the schema " + schema + " make " + String.join(", ", foreign)
                    + ". A schema holds tables, indexes and views of its own; let the module do the rest");
        }
    }

    private void end(String schema, SchemaUser user) {
        try {
            Direct.call(pool, node -> {
                if (Table.names(node.connection(), engine.dialect().folded(schema))
                        .isEmpty()) {
                    user.remove(node);
                } else {
                    user.end(node);
                }
                return null;
            });
        } catch (SQLException e) {
            LOG.warn("What the migrations of the schema {} needed could not be taken away: {}", schema, e.getMessage());
        }
    }

    /** In the node's transaction, once the schema is empty. */
    void remove(String schema, Direct node) throws SQLException {
        engine.userOf(schema).remove(node);
    }
}
