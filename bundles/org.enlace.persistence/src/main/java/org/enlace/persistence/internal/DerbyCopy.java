package org.enlace.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.DatabaseCopies.Contents;
import org.enlace.persistence.DatabaseCopies.Copy;
import org.enlace.persistence.DatabaseCopies.Look;
import org.enlace.persistence.DatabaseCopies.Pieces;
import org.enlace.platform.contribution.Command.Progress;

/**
 * Copies of an embedded Derby. Derby copies its files while others write, its log last, so that the copy is of the moment it ended.
 * It lies encrypted in a scratch folder until it was opened, which brings it to rest, and read.
 */
final class DerbyCopy {
    /** Below it lie Derby's files, in the copy as in a node's data folder. */
    static final String FOLDER = "database/";

    private static final int ROWS_BETWEEN = 4096;

    private DerbyCopy() {}

    static Contents take(EmbeddedDerby derby, Path scratch, Pieces into, Look look, Progress progress)
            throws IOException {
        emptied(scratch);
        try {
            CopyProgress far = new CopyProgress(progress, derby.bytes(), 3);
            far.at(0, 0);
            try (CopyProgress.Watch watching = far.watching(0, scratch);
                    Connection connection = derby.connections().getConnection();
                    CallableStatement copying = connection.prepareCall("call syscs_util.syscs_backup_database(?)")) {
                copying.setString(1, scratch.toString());
                copying.execute();
            } catch (SQLException e) {
                throw new IOException("Derby could not copy its files to " + scratch + ": " + e.getMessage(), e);
            }
            Path copied = only(scratch);
            Contents contents = examined(copied, derby.key(), look, (done, of) -> far.at(1, done, of));
            long written = 0;
            for (Path file : files(copied)) {
                try (OutputStream out =
                        into.piece(FOLDER + copied.relativize(file).toString().replace('\\', '/'))) {
                    written = copied(file, out, written, far);
                }
            }
            far.at(2, Long.MAX_VALUE);
            return contents;
        } finally {
            DurableFiles.deleteTree(scratch);
        }
    }

    private static long copied(Path file, OutputStream out, long before, CopyProgress far) throws IOException {
        long written = before;
        byte[] some = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                out.write(some, 0, read);
                written += read;
                far.at(2, written);
            }
        }
        return written;
    }

    static Contents prove(Copy copy, Path scratch, SecretKey key, Progress progress) throws IOException {
        emptied(scratch);
        try {
            progress.at("database", 0, 2);
            Path root = scratch.resolve("copy");
            copy.read((name, bytes) -> written(root, name, bytes));
            CopyProgress far = new CopyProgress(progress, DurableFiles.bytes(root), 2);
            return examined(root.resolve(FOLDER), key, none -> {}, (done, of) -> far.at(1, done, of));
        } finally {
            DurableFiles.deleteTree(scratch);
        }
    }

    private static void written(Path root, String name, InputStream bytes) throws IOException {
        Path file = root.resolve(name).normalize();
        if (!name.startsWith(FOLDER) || !file.startsWith(root.resolve(FOLDER))) {
            throw new IOException("A copy of Derby has no piece called \"" + name + "\"");
        }
        Files.createDirectories(file.getParent());
        Files.copy(bytes, file);
    }

    private static void emptied(Path scratch) throws IOException {
        DurableFiles.deleteTree(scratch);
        Files.createDirectories(
                scratch, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static Path only(Path scratch) throws IOException {
        try (Stream<Path> all = Files.list(scratch)) {
            return all.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IOException("Derby left no copy in " + scratch));
        }
    }

    private static List<Path> files(Path copied) throws IOException {
        try (Stream<Path> all = Files.walk(copied)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".lck"))
                    .sorted()
                    .toList();
        }
    }

    /** Opens a database beside the node's own, in the same engine, and ends it again. */
    private static Contents examined(Path database, SecretKey key, Look look, Share share) throws IOException {
        try {
            EmbeddedDataSource source = EmbeddedDerby.beside(database, key);
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
                look.at(connection);
                Contents contents = contents(connection, share);
                connection.rollback();
                return contents;
            } finally {
                EmbeddedDerby.endBeside(database);
            }
        } catch (SQLException e) {
            throw new IOException("The copy of the database could not be read: " + e.getMessage(), e);
        } catch (DatabaseUnavailable e) {
            throw new IOException("The copy of the database does not open. " + e.getMessage(), e);
        }
    }

    /** How many tables were read of how many. */
    private interface Share {
        void at(int done, int of);
    }

    private static Contents contents(Connection connection, Share share) throws SQLException {
        List<String[]> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                names.add(new String[] {rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME")});
            }
        }
        List<DatabaseCopies.Table> tables = new ArrayList<>();
        for (String[] name : names) {
            tables.add(table(connection, name[0], name[1], () -> share.at(tables.size(), names.size())));
        }
        share.at(names.size(), names.size());
        tables.sort((a, b) -> (a.schema() + "." + a.name()).compareTo(b.schema() + "." + b.name()));
        return new Contents(tables);
    }

    private static DatabaseCopies.Table table(Connection connection, String schema, String name, Runnable meanwhile)
            throws SQLException {
        RowSum sum = new RowSum();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select * from " + Direct.quoted(schema, name),
                        ResultSet.TYPE_FORWARD_ONLY,
                        ResultSet.CONCUR_READ_ONLY);
                ResultSet rows = statement.executeQuery()) {
            RowValues values =
                    new RowValues(rows.getMetaData(), rows.getMetaData().getColumnCount());
            while (rows.next()) {
                if (sum.rows() % ROWS_BETWEEN == 0) {
                    meanwhile.run();
                }
                sum.add(values.hash(values.read(rows)));
            }
        }
        return new DatabaseCopies.Table(
                schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT), sum.rows(), sum.hex());
    }
}
