package org.enlace.persistence.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Apache Derby in this process: the database of a node that needs no server. On disk it is encrypted with the node's key. */
final class EmbeddedDerby implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDerby.class);
    private static final String WRONG_KEY = "XBCXK";
    private static final String OTHER_PROCESS = "XSDB6";
    private static final String DATABASE_ENDED = "08006";
    private static final String ENGINE_ENDED = "XJ015";

    /** Of the secret it is encrypted with. */
    static final String PURPOSE = "database";

    private final EmbeddedDataSource source;
    private final String description;
    private final Runnable room;
    private final SecretKey key;

    /**
     * Each connection has parsed something before anybody gets it. Derby makes the parser of a connection with its first statement and keeps
     * the stack on which that was, with the class loaders of a module that was removed since, for as long as the connection is pooled.
     */
    private static final class Parsing extends EmbeddedDataSource {
        private static final long serialVersionUID = 1L;
        private static final AtomicLong LAST = new AtomicLong();

        @Override
        public Connection getConnection() throws SQLException {
            Connection made = super.getConnection();
            try (Statement statement = made.createStatement()) {
                // Another one each time: one that Derby has at hand is not parsed.
                statement.execute("values " + LAST.incrementAndGet());
                return made;
            } catch (SQLException e) {
                made.close();
                throw e;
            }
        }
    }

    private EmbeddedDerby(EmbeddedDataSource source, String description, Runnable room, SecretKey key) {
        this.source = source;
        this.description = description;
        this.room = room;
        this.key = key;
    }

    /**
     * Opens the node's database, or makes it on the first start.
     *
     * @param data the node's data folder; the database lies in {@code database}
     * @param key  what it is encrypted with, 256 bits
     * @throws DatabaseUnavailable when it cannot be opened: the key does not fit, another process has it open …
     */
    static EmbeddedDerby start(Path data, SecretKey key) {
        Path folder = data.resolve("database").toAbsolutePath();
        if (folder.toString().contains(";")) {
            throw new DatabaseUnavailable("The embedded database cannot lie in " + folder
                    + ": its path must not contain a semicolon. Set ENLACE_DATA to another folder");
        }
        Path unfinished = data.resolve("database.unfinished");
        settings(data);
        try {
            if (Files.exists(unfinished)) {
                LOG.warn(
                        "The last start was cut off while it made {}; nothing was stored in it yet, so it is made anew",
                        folder);
                DurableFiles.deleteTree(folder);
            }
            boolean fresh = !Files.exists(folder);
            if (fresh) {
                Files.createDirectories(data);
                if (!Files.exists(unfinished)) {
                    Files.createFile(unfinished);
                }
                DurableFiles.force(data);
            } else {
                refusePlain(folder);
            }
            EmbeddedDataSource source = new Parsing();
            source.setDatabaseName(folder.toString());
            boot(source, (fresh ? "create=true;dataEncryption=true;" : "") + encryption(key), folder);
            if (fresh) {
                DurableFiles.force(data);
                Files.delete(unfinished);
                DurableFiles.force(data);
            }
            return new EmbeddedDerby(
                    source, "embedded Derby at " + folder, new Headroom(folder.toFile())::require, key);
        } catch (IOException e) {
            throw new DatabaseUnavailable("The database folder " + folder + " could not be prepared: " + e, e);
        }
    }

    /** A database that lives and dies with the process, for tests. */
    static EmbeddedDerby inMemory(String name, Path data) {
        settings(data);
        EmbeddedDataSource source = new Parsing();
        source.setDatabaseName("memory:" + name);
        boot(source, "create=true", Path.of(name));
        return new EmbeddedDerby(source, "Derby in memory", () -> {}, null);
    }

    /**
     * Opens a database beside the node's own, in the same engine.
     *
     * @param key null where it is not encrypted, as a copy of one in memory
     */
    static EmbeddedDataSource beside(Path database, SecretKey key) {
        if (System.getProperty("derby.stream.error.method") == null) {
            settings(database.toAbsolutePath().getParent());
        }
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(database.toAbsolutePath().normalize().toString());
        boot(source, key == null ? null : encryption(key), database);
        return source;
    }

    static void endBeside(Path database) {
        end(database.toAbsolutePath().normalize().toString(), "shutdown=true", DATABASE_ENDED);
    }

    /** What it is encrypted with; null where it lies in memory. */
    SecretKey key() {
        return key;
    }

    /** What its files take on the disk, about. */
    long bytes() {
        return DurableFiles.bytes(Path.of(source.getDatabaseName()));
    }

    /** Derby would open a database that is not encrypted without a word. */
    private static void refusePlain(Path folder) throws IOException {
        Path description = folder.resolve("service.properties");
        Properties properties = new Properties();
        if (Files.exists(description)) {
            try (InputStream in = Files.newInputStream(description)) {
                properties.load(in);
            }
            if (!Boolean.parseBoolean(properties.getProperty("dataEncryption"))) {
                throw new DatabaseUnavailable("The database " + folder + " is not encrypted, so it is not this node's."
                        + " Put back the node's own from your backup, or move it away to begin with an empty one");
            }
        }
    }

    private static String encryption(SecretKey key) {
        // "dataEncryption" only when it is made: otherwise Derby would start twice, ready to encrypt what is there.
        return "encryptionAlgorithm=AES/CBC/NoPadding;encryptionKey="
                + HexFormat.of().formatHex(key.getEncoded());
    }

    /** Derby reads these once, when its engine starts; they concern nobody else. */
    private static void settings(Path data) {
        System.setProperty("derby.system.home", data.toAbsolutePath().toString());
        System.setProperty("derby.stream.error.method", DerbyLog.class.getName() + ".writer");
        // A database that is made now keeps this for good.
        System.setProperty("derby.database.sqlAuthorization", "true");
        System.setProperty("derby.locks.deadlockTimeout", "1");
        System.setProperty("derby.locks.waitTimeout", "10");
        // Each write of the log waits for the disk; the default of 32 KB has long copies wait four times as often.
        System.setProperty("derby.storage.logBufferSize", "131072");
    }

    private static void boot(EmbeddedDataSource source, String attributes, Path folder) {
        source.setConnectionAttributes(attributes);
        try (Connection first = source.getConnection()) {
            first.isValid(0);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(explain(e, folder), e);
        } finally {
            // From here on the database runs; later connections need neither key nor leave to create.
            source.setConnectionAttributes(null);
        }
    }

    private static String explain(SQLException failure, Path folder) {
        if (says(failure, OTHER_PROCESS::equals)) {
            return "The database " + folder + " is open in another process. Stop the other node (bin/enlace stop)"
                    + " or give this one its own ENLACE_DATA";
        }
        if (says(failure, state -> state.equals(WRONG_KEY) || state.startsWith("XBCX") || state.equals("XBM06"))) {
            return "The database " + folder
                    + " was encrypted by a node with other keys. Put back, from one and the same"
                    + " backup, the keystore (keys) or the database";
        }
        return "The database " + folder + " could not be opened: "
                + deepest(failure).getMessage();
    }

    private static boolean says(Throwable failure, Predicate<String> state) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                for (SQLException each = sql; each != null; each = each.getNextException()) {
                    if (each.getSQLState() != null && state.test(each.getSQLState())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Throwable deepest(SQLException failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at;
    }

    @Override
    public Dialect dialect() {
        return Dialect.DERBY;
    }

    @Override
    public DataSource connections() {
        return source;
    }

    @Override
    public void requireUsers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "values syscs_util.syscs_get_database_property('derby.database.sqlAuthorization')")) {
            rows.next();
            if (!Boolean.parseBoolean(rows.getString(1))) {
                throw new StartRefused(
                        StartRefused.SET_WRONGLY,
                        "The " + description + " was made by a version of before the first release, in which a module's"
                                + " migrations could change what is not the module's: move it away to begin with an"
                                + " empty one");
            }
        }
    }

    @Override
    public SchemaUser userOf(String schema) {
        return new DerbySchemaUser(source.getDatabaseName(), schema);
    }

    @Override
    public void requireRoom() {
        room.run();
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        String name = source.getDatabaseName();
        if (name.startsWith("memory:")) {
            // Derby rests for half a second after each of these, for which nobody need wait.
            Thread dropping = new Thread(() -> end(name, "drop=true", DATABASE_ENDED), "database-drop");
            dropping.setDaemon(true);
            dropping.start();
        } else {
            end(name, "shutdown=true", DATABASE_ENDED);
            end("", "shutdown=true", ENGINE_ENDED);
        }
    }

    /** Derby reports success by an exception of its own. */
    private static void end(String database, String how, String success) {
        EmbeddedDataSource ending = new EmbeddedDataSource();
        ending.setDatabaseName(database);
        ending.setConnectionAttributes(how);
        try (Connection none = ending.getConnection()) {
            LOG.warn("Derby did not end");
        } catch (SQLException e) {
            if (!success.equals(e.getSQLState())) {
                LOG.warn("Derby did not end cleanly; it will recover at the next start: {}", e.getMessage());
            }
        }
    }
}
