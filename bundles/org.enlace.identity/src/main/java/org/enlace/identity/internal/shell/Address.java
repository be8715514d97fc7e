package org.enlace.identity.internal.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.mail.Mail;
import org.enlace.platform.Refusal;

/**
 * Where the node answers, for links that are handed to people.
 *
 * @param run  the folder in which the node writes where it answers
 * @param mail knows by which address officers open the node, where that was configured
 */
record Address(Path run, Mail mail) {
    /** By the node's public name; where it has none, as other machines reach it, and else as this machine does. */
    String of(OneTimeLink link) {
        return mail.link(link.path()).orElseGet(() -> {
            Path outside = run.resolve("https");
            return Files.isReadable(outside) ? first(outside) + link.path() : here(link);
        });
    }

    /** For a link that only this machine may open. */
    String here(OneTimeLink link) {
        Path file = run.resolve("http");
        if (!Files.isReadable(file)) {
            throw new Refusal(
                    "shell.not-ready", "The node does not answer yet: there is no " + file + "; try again in a moment");
        }
        return first(file) + link.path();
    }

    private static String first(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
