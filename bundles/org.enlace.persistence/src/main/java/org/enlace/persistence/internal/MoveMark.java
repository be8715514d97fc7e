package org.enlace.persistence.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.platform.Hashing;

/** What the schemas of a database say that a move has filled. As long as no node uses it, the same node may empty it and begin anew. */
final class MoveMark {
    private static final String UNUSED = ", which has not used it yet";
    private static final int BYTES = 8;

    private MoveMark() {}

    /** By the node of this key, of which nobody learns anything by it; null where the database lies in memory. */
    static String unused(SecretKey key) {
        MessageDigest digest = Hashing.sha256();
        digest.update("enlace moved database\n".getBytes(StandardCharsets.US_ASCII));
        digest.update(key == null ? new byte[0] : key.getEncoded());
        return "Filled by node:move-database of the Enlace node "
                + HexFormat.of().formatHex(digest.digest(), 0, BYTES) + UNUSED;
    }

    /**
     * Before a node that was moved writes anything to its new database: from then on nobody empties it.
     *
     * @throws DatabaseUnavailable when the database does not take that down
     */
    static void used(JpaDatabase database, Path data, SecretKey key) {
        if (!MoveNote.isPending(data)) {
            return;
        }
        String unused = unused(key);
        try (Connection connection = database.pooled()) {
            for (Map.Entry<String, String> schema :
                    PostgresTarget.schemas(connection).entrySet()) {
                if (schema.getValue().equals(unused)) {
                    PostgresTarget.comment(
                            connection,
                            List.of(schema.getKey()),
                            unused.substring(0, unused.length() - UNUSED.length()));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The " + database.description() + ", to which the records were moved, does not take down that it is"
                            + " in use: " + e.getMessage(),
                    e);
        }
    }

    /** Over the names, counts and sums of tables: 64 hexadecimal digits. */
    static String digest(Collection<DatabaseCopies.Table> tables) {
        MessageDigest digest = Hashing.sha256();
        for (DatabaseCopies.Table table : tables) {
            digest.update((table.schema() + "." + table.name() + " " + table.rows() + " " + table.digest() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
