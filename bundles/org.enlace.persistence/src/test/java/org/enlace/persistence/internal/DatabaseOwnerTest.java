package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.enlace.keys.NodeIdentity;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose a database is. */
@Timeout(60)
class DatabaseOwnerTest {
    private final FixedKeys keys = new FixedKeys();
    private final NodeIdentity colombia = NodeIdentity.of("CO", keys);

    @ParameterizedTest
    @EnumSource
    void aStrangerIsRefusedAndAKeyThatIsRotatedIsNone(Kind kind) throws Exception {
        try (Engine engine = EmptyDatabases.engine(kind)) {
            claim(engine, colombia);
            claim(engine, colombia);
            keys.rotate(Instant.now());
            claim(engine, NodeIdentity.of("CO", keys));
            for (NodeIdentity stranger :
                    new NodeIdentity[] {NodeIdentity.of("CO", new FixedKeys()), NodeIdentity.of("EC", keys)}) {
                StartRefused refused = assertThrows(StartRefused.class, () -> claim(engine, stranger));
                assertEquals(StartRefused.SET_WRONGLY, refused.status());
                assertTrue(
                        refused.getMessage().contains("belongs to " + colombia + ", and this is " + stranger),
                        refused.getMessage());
            }
            assertEquals(Optional.of(colombia), owner(engine));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatHoldsRecordsAndDoesNotSayWhoseIsNobodys(Kind kind) throws Exception {
        for (String table : new String[] {"officers.officer", "audit.entry"}) {
            try (Engine engine = EmptyDatabases.engine(kind)) {
                try (Connection connection = engine.connections().getConnection()) {
                    Direct direct = Direct.on(connection);
                    direct.run("create schema " + table.split("[.]")[0]);
                    direct.run("create table " + table + " (id varchar(36) not null)");
                    direct.run("insert into " + table + " values ('anna')");
                }
                StartRefused refused = assertThrows(StartRefused.class, () -> claim(engine, colombia));
                assertEquals(StartRefused.SET_WRONGLY, refused.status());
                assertTrue(refused.getMessage().contains("does not say which node's"), refused.getMessage());
                assertEquals(Optional.empty(), owner(engine), "nothing was written");
                try (Connection connection = engine.connections().getConnection()) {
                    Direct.on(connection).run("delete from " + table);
                }
                claim(engine, colombia);
                assertEquals(Optional.of(colombia), owner(engine));
            }
        }
    }

    @Test
    void theOwnerGoesAlongWhenTheDatabaseIsMovedAndIsNamedToWhoWouldFillItOnceMore() throws Exception {
        PostgresServer to = EveryKind.postgres();
        try (Engine derby = EmptyDatabases.engine(Kind.DERBY)) {
            claim(derby, colombia);
            new DatabaseMove((EmbeddedDerby) derby, new WriteGate())
                    .move(to, moved -> {}, MoveSteps.NONE, Library.SILENT);
        }
        assertEquals(Optional.of(colombia), owner(to));
        try (Connection connection = to.connections().getConnection()) {
            IOException refused = assertThrows(
                    IOException.class, () -> PostgresTarget.emptied(connection, to.description(), "another's"));
            assertTrue(refused.getMessage().contains("belongs to " + colombia), refused.getMessage());
        }
    }

    private static void claim(Engine engine, NodeIdentity own) throws SQLException {
        try (Connection connection = engine.connections().getConnection()) {
            DatabaseOwner.claim(connection, engine.dialect(), engine.description(), own);
        }
    }

    private static Optional<NodeIdentity> owner(Engine engine) throws SQLException {
        try (Connection connection = engine.connections().getConnection()) {
            return DatabaseOwner.of(connection, engine.dialect());
        }
    }
}
