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
                    throw unusable(URL, "it does not answer");
                }
            }
        } catch (DatabaseUnavailable e) {
            throw unusable(another ? URL : PASSWORD_FILE, e.getMessage());
        } catch (SQLException e) {
            throw unusable(URL, e.getMessage());
        }
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

    private static Refusal unusable(String key, String why) {
        return new Refusal(
                "config.unusable",
                "\"" + key + "\" of " + DatabaseComponent.PID + " cannot be that: " + why
                        + "; set user and passwordFile first. Nothing was changed",
                key,
                why);
    }

    @Override
    public boolean bearsAudit() {
        return true;
    }
}
