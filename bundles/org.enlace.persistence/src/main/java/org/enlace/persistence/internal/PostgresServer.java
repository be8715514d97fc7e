package org.enlace.persistence.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.enlace.platform.Refusal;
import org.enlace.platform.UrlSecrets;
import org.enlace.platform.contribution.FileTrouble;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server, for a node that outgrows one machine. */
final class PostgresServer implements Engine {
    /** How it calls itself to the server. */
    static final String APPLICATION = "enlace";

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private static final Pattern FORM = Pattern.compile(
            "jdbc:postgresql://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])?(:\\d{1,5})?(,([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?)*/[^?\\s]*(\\?\\S*)?|jdbc:postgresql:/?[A-Za-z0-9._%-]*(\\?\\S*)?");

    private final String url;
    private final int connectSeconds;
    private final boolean verified;
    private final DataSource source;
    private final String address;

    /**
     * @param url          {@code jdbc:postgresql://HOST:PORT/DATABASE} with the driver's own parameters, but no password
     * @param passwordFile a file whose first line is the password, or null when the server asks for none
     * @throws DatabaseUnavailable when url or file are not right; the server itself is not asked yet
     */
    PostgresServer(String url, String user, Path passwordFile, int connectSeconds) {
        Properties parts = parts(url);
        if (parts == null) {
            String shown = UrlSecrets.masked(url);
            throw new DatabaseUnavailable(new Refusal(
                    "database.url",
                    "The url \"" + shown + "\" is not one of PostgreSQL; it reads jdbc:postgresql://HOST:PORT/DATABASE",
                    shown));
        }
        if (PGProperty.PASSWORD.isPresent(parts)) {
            throw new DatabaseUnavailable(new Refusal(
                    "database.url-password",
                    "The url of the database holds a password; a secret comes from a file."
                            + " Write it into a file that only the node can read, name that in passwordFile, and change"
                            + " it"));
        }
        String host = PGProperty.PG_HOST.getOrDefault(parts);
        this.url = url;
        this.connectSeconds = connectSeconds;
        verified = !PGProperty.SSL_MODE.isPresent(parts) && host != null && !LOCAL.contains(host);
        source = connections(user, passwordFile == null ? null : password(passwordFile));
        address = host + ":" + PGProperty.PG_PORT.getOrDefault(parts) + "/" + PGProperty.PG_DBNAME.getOrDefault(parts);
    }

    /**
     * Connections of another user of the same database.
     *
     * @param user     empty for the one that the url or the system names
     * @param password null where the server asks for none
     */
    DataSource connections(String user, String password) {
        PGSimpleDataSource made = new PGSimpleDataSource();
        made.setUrl(url);
        if (!user.isEmpty()) {
            made.setUser(user);
        }
        if (password != null) {
            made.setPassword(password);
        }
        made.setConnectTimeout(connectSeconds);
        made.setTcpKeepAlive(true);
        made.setApplicationName(APPLICATION);
        // The server's details of an error quote values of rows, and those do not belong in a log.
        made.setLogServerErrorDetail(false);
        if (verified) {
            made.setSslMode("verify-full");
        }
        return made;
    }

    @Override
    public void requireUsers(Connection connection) throws SQLException {
        Direct node = Direct.on(connection);
        if (node.number("select count(*) from pg_catalog.pg_roles where rolname = current_user"
                        + " and (rolcreaterole or rolsuper)")
                == 0) {
            String user = node.texts("select current_user").get(0);
            throw new DatabaseUnavailable(new Refusal(
                    "database.no-roles",
                    "The user " + user + " of the " + description() + " may not create roles, and each module's"
                            + " migrations run as a role of their own: alter role " + user + " createrole",
                    user,
                    address));
        }
    }

    @Override
    public SchemaUser userOf(String schema) {
        return new PostgresSchemaUser(this, schema);
    }

    /** Whether it is a url of PostgreSQL that gives away no password. */
    static boolean isUrl(String url) {
        Properties parts = parts(url);
        return parts != null && !PGProperty.PASSWORD.isPresent(parts) && !UrlSecrets.areIn(url);
    }

    /** What the driver reads from a url, or null; it would have its own say in the log, with the whole url, about what is none. */
    private static Properties parts(String url) {
        return FORM.matcher(url).matches() ? Driver.parseURL(url, new Properties()) : null;
    }

    private static String password(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            Refusal why = unreadable(file, e);
            why.initCause(e);
            throw new DatabaseUnavailable(why);
        }
    }

    private static Refusal unreadable(Path file, IOException e) {
        String message = "The passwordFile " + file + " of the database could not be read: " + FileTrouble.of(e);
        if (e instanceof NoSuchFileException) {
            return new Refusal("database.password-file-missing", message, file);
        }
        if (e instanceof AccessDeniedException) {
            return new Refusal("database.password-file-denied", message, file);
        }
        if (e instanceof CharacterCodingException) {
            return new Refusal("database.password-file-encoding", message, file);
        }
        String system = e instanceof FileSystemException of && of.getReason() != null ? of.getReason() : e.getMessage();
        return new Refusal("database.password-file", message, file, system);
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public DataSource connections() {
        return source;
    }

    @Override
    public String description() {
        return "PostgreSQL at " + address;
    }

    /** {@code HOST:PORT/DATABASE}, as the url gives it or the driver takes it to be. */
    String endpoint() {
        return address;
    }

    @Override
    public void close() {
        // The server runs elsewhere.
    }
}
