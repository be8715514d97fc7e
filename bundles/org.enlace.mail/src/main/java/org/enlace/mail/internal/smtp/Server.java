package org.enlace.mail.internal.smtp;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;

/**
 * The server that mail is handed to, and how.
 *
 * @param security     whether TLS comes first, after a greeting, or not at all; the last on this machine only
 * @param user         empty where the server asks for none
 * @param passwordFile its first line is the user's password
 * @param from         who writes
 * @param trustFile    certificates that vouch for the server (PEM), in place of those Java knows
 * @param seconds      how long the server may keep silent
 */
public record Server(
        String host,
        int port,
        Security security,
        String user,
        Optional<Path> passwordFile,
        MailAddress from,
        Optional<Path> trustFile,
        int seconds) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    /** How what is said is kept from others. */
    public enum Security {
        /** Required: a server that does not offer it is not spoken to. */
        STARTTLS,
        TLS,
        NONE;

        static Security of(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "starttls" -> STARTTLS;
                case "tls" -> TLS;
                case "none" -> NONE;
                default ->
                    throw new IllegalArgumentException(
                            "\"security\" of org.enlace.mail is starttls, tls or none, not \"" + text + "\"");
            };
        }
    }

    public Server {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("\"port\" of org.enlace.mail is 1 to 65535, not " + port);
        }
        if (security == Security.NONE && !LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Mail to " + host + " without TLS would be read on the way;"
                    + " set \"security\" of org.enlace.mail to starttls or tls. None is for a server on this machine");
        }
        if (user.isEmpty() != passwordFile.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"user\" and \"passwordFile\" of org.enlace.mail belong together: set both or neither");
        }
    }

    /** @throws IllegalArgumentException when it is none of the words */
    public static Security security(String text) {
        return Security.of(text);
    }
}
