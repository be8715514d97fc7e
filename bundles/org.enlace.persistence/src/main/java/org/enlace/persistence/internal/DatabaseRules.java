package org.enlace.persistence.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.enlace.platform.contribution.ValueForm;
import org.enlace.platform.contribution.ValueForms;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the values of the database have to look like. A url in a file that is none stays in force: without it the node would begin anew on
 * an empty database of its own.
 */
@Component
public final class DatabaseRules implements ConfigurationRules {
    private static final Texts TEXTS = Texts.of(DatabaseRules.class);
    private static final String URL = "url";
    private static final String PASSWORD_FILE = "passwordFile";
    private static final int PATIENCE_SECONDS = 5;
    /** What SQLSTATE begins with where user or password are wrong, or the server lets nobody in so. */
    private static final String NOT_LET_IN = "28";

    private static final String NO_SUCH_DATABASE = "3D000";

    private final Path data;

    @Activate
    public DatabaseRules(@Reference Node node) {
        this(node.data());
    }

    DatabaseRules(Path data) {
        this.data = data;
    }

    @Override
    public String pid() {
        return DatabaseComponent.PID;
    }

    @Override
    public Map<String, ValueForm> forms() {
        return Map.of(
                URL,
                ValueForm.of(TEXTS, "form.url", PostgresServer::isUrl)
                        .orNothing()
                        .standing(),
                PASSWORD_FILE,
                ValueForms.file());
    }

    /** Another database is connected to before the node lets go of the one it has. */
    @Override
    public void requireUsable(Set<String> changed, Map<String, Object> values) {
        String url = text(values, URL);
        boolean another = changed.contains(URL);
        if (url.isEmpty()) {
            return;
        }
        try {
            PostgresServer server = new PostgresServer(
                    url,
                    text(values, "user"),
                    text(values, PASSWORD_FILE).isEmpty() ? null : data.resolve(text(values, PASSWORD_FILE)),
                    PATIENCE_SECONDS);
            if (!another) {
                // User and password file change one after the other.
                return;
            }
            try (Connection connection = server.connections().getConnection()) {
                if (!connection.isValid(PATIENCE_SECONDS)) {
                    throw new Refusal("database.no-answer", message(URL, "it does not answer"), server.endpoint());
                }
                server.requireUsers(connection);
            } catch (SQLException e) {
                throw closed(server, e);
            }
        } catch (DatabaseUnavailable e) {
            Refusal why = e.why().orElseThrow(() -> e);
            throw new Refusal(
                    why.code(),
                    message(another ? URL : PASSWORD_FILE, why.getMessage()),
                    why.values().toArray());
        }
    }

    /** What the server said, or the driver of it, goes along in its own words. */
    private static Refusal closed(PostgresServer server, SQLException e) {
        String said = String.valueOf(e.getMessage()).replaceAll("[.\\s]+$", "");
        String message = message(URL, said);
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith(NOT_LET_IN)) {
            return new Refusal("database.not-let-in", message, server.endpoint(), said);
        }
        return state.equals(NO_SUCH_DATABASE)
                ? new Refusal("database.none-there", message, server.endpoint(), said)
                : new Refusal("database.no-connection", message, server.endpoint(), said);
    }

    private static String message(String key, String why) {
        return "\"" + key + "\" of " + DatabaseComponent.PID + " cannot be that: " + why
                + "; set user and passwordFile first. Nothing was changed";
    }

    /** With it go the accounts, the records and the audit: officers find those of the other database, or none. */
    @Override
    public Optional<Refusal> objection(String key, Caller caller) {
        // Keys of files are the same in any case.
        return URL.equalsIgnoreCase(key)
                ? Optional.of(new Refusal(
                        "config.other-records",
                        "\"url\" of " + DatabaseComponent.PID + " decides which records this node has: with another one"
                                + " officers find what lies there, or nothing, and what is written from then on is not"
                                + " where the rest is. node:move-database takes the records along",
                        key,
                        pid()))
                : Optional.empty();
    }

    private static String text(Map<String, Object> values, String key) {
        return String.valueOf(values.getOrDefault(key, ""));
    }

    @Override
    public Optional<Texts> texts() {
        return Optional.of(TEXTS);
    }

    @Override
    public boolean bearsAudit() {
        return true;
    }
}
