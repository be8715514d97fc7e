package org.enlace.identity.internal.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.platform.Refusal;

/**
 * Where the node answers on this machine.
 *
 * @param file in which the launcher writes it
 */
record Address(Path file) {
    String of(OneTimeLink link) {
        if (!Files.isReadable(file)) {
            throw new Refusal(
                    "shell.not-ready", "The node does not answer yet: there is no " + file + "; try again in a moment");
        }
        try {
            return Files.readString(file).strip() + link.path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
