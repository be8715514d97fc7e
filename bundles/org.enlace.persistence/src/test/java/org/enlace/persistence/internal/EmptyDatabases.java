package org.enlace.persistence.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.persistence.testing.OwnServer;
import org.enlace.persistence.testing.TestDatabase;

/** Makes empty databases for tests: Derby in memory, PostgreSQL on a server that the whole test run shares. */
public final class EmptyDatabases {
    private static final AtomicInteger MADE = new AtomicInteger();
    static final JpaDatabase.Settings SETTINGS = new JpaDatabase.Settings(5, 10, true, 100);

    static {
        // Derby keeps a hundred statements that it has compiled; the tests of a module have some hundreds.
        System.setProperty("derby.language.statementCache.size", "2000");
    }

    private EmptyDatabases() {}

    /** One that no test has used before. */
    public static JpaDatabase make(TestDatabase.Kind kind) {
        return new JpaDatabase(engine(kind), SETTINGS);
    }

    /** Derby in a folder, as a node has it, though with a key that everybody knows. What is there already is opened. */
    public static JpaDatabase onDisk(Path data) {
        return onDisk(data, new SecretKeySpec(new byte[32], "AES"));
    }

    /** As {@link #onDisk(Path)}, with a key of the test's own. */
    public static JpaDatabase onDisk(Path data, SecretKey key) {
        return new JpaDatabase(EmbeddedDerby.start(data, key), new JpaDatabase.Settings(10, 10, true, 1000));
    }

    /** A database that a PostgreSQL server has, without a password. */
    public static JpaDatabase at(String url, String user) {
        return new JpaDatabase(new PostgresServer(url, user, null, 10), new JpaDatabase.Settings(10, 10, true, 1000));
    }

    static Engine engine(TestDatabase.Kind kind) {
        String name = "test" + MADE.incrementAndGet();
        return switch (kind) {
            case DERBY -> EmbeddedDerby.inMemory(name, Path.of("target"));
            case POSTGRESQL -> new PostgresServer(postgres(name), "postgres", null, 10);
        };
    }

    /** The url of a database that belongs to a user of its own name, who is made with it. */
    static String owned(String user, String rights) throws SQLException {
        EmbeddedPostgres server = Server.RUNNING;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + user + " login " + rights);
            statement.execute("create database " + user + " owner " + user);
        }
        return server.getJdbcUrl(user, user);
    }

    private static String postgres(String name) {
        EmbeddedPostgres server = Server.RUNNING;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    /** Started when first asked for; stopped with the process. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = OwnServer.start(builder -> builder.setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
