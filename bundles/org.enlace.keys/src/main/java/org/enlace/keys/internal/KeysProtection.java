package org.enlace.keys.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What keeps the keys from whoever steals the disk: where the passphrase of the keystore comes from. */
final class KeysProtection {
    private static final Logger LOG = LoggerFactory.getLogger(KeysProtection.class);
    private static final Texts TEXTS = Texts.of(KeysProtection.class);
    /** As the launcher calls what is no file. */
    private static final String TYPED = "the terminal";

    private static final String ENVIRONMENT = "ENLACE_KEYS_PASSPHRASE";
    private static final String TOKEN = "the token in ";

    private KeysProtection() {}

    /** @param source of the passphrase in force, as {@link Passphrase#source()} tells it */
    static Finding finding(KeyFolder folder, String source) {
        if (source.equals(folder.passphrase().toString())) {
            return Finding.of(TEXTS, Severity.WARNING, "keys.beside", folder.passphrase());
        }
        if (source.equals(TYPED)) {
            return Finding.of(TEXTS, Severity.NOTE, "keys.typed");
        }
        if (source.equals(ENVIRONMENT)) {
            return Finding.of(TEXTS, Severity.NOTE, "keys.environment", ENVIRONMENT);
        }
        if (source.startsWith(TOKEN)) {
            return Finding.of(TEXTS, Severity.NOTE, "keys.token", source.substring(TOKEN.length()));
        }
        return sameDisk(folder.keystore(), Path.of(source))
                ? Finding.of(TEXTS, Severity.WARNING, "keys.same-disk", source)
                : Finding.of(TEXTS, Severity.NOTE, "keys.given", source);
    }

    /** A file that is gone since the start, as from a stick, is on another disk. */
    private static boolean sameDisk(Path keystore, Path file) {
        try {
            return Files.exists(file) && Files.getFileStore(file).equals(Files.getFileStore(keystore));
        } catch (IOException e) {
            LOG.debug("The disk of {} cannot be told", file, e);
            return false;
        }
    }
}
