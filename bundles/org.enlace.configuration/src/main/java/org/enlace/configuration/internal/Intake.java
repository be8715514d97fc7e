package org.enlace.configuration.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.configuration.internal.ConfigurationFiles.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the files to what applies, and on to whoever reads it. Safe for several threads. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final ConfigurationFiles files;
    private final Declarations declarations;
    private final Delivery delivery;
    private final History history;
    private Reading reading;
    private volatile Effective effective;

    Intake(ConfigurationFiles files, Declarations declarations, Delivery delivery, History history) {
        this.history = history;
        this.files = files;
        this.declarations = declarations;
        this.delivery = delivery;
    }

    /** Reads the files that changed, gives what applies. */
    synchronized Effective take() {
        reading = files.read();
        if (!reading.pending()) {
            try {
                history.noteFiles(OwnFiles.values(reading, declarations));
            } catch (IOException e) {
                LOG.warn("What changed in the configuration files is missing in their history", e);
            }
        }
        return check();
    }

    /** What is done to the files and their history, and nobody else meanwhile. */
    interface Work<T> {
        T with(Reading now, History history) throws IOException;
    }

    /** Reads the files, has them changed, and reads them again: what was changed is in force when it returns. */
    synchronized <T> T change(Work<T> work) throws IOException {
        take();
        T result = work.with(reading, history);
        take();
        return result;
    }

    /** Reads the files and looks, nothing else. */
    synchronized <T> T look(Work<T> work) throws IOException {
        take();
        return work.with(reading, history);
    }

    /** Checks what was read against what the bundles take now, gives what applies. */
    synchronized Effective check() {
        if (reading == null) {
            return take();
        }
        Effective now = Effective.of(reading, declarations);
        try {
            int changed = delivery.deliver(now.plain());
            if (changed > 0) {
                LOG.info("Configuration from files: {} PIDs changed", changed);
            }
        } catch (IOException e) {
            List<Mistake> mistakes = new ArrayList<>(now.mistakes());
            mistakes.add(new Mistake(
                    Mistake.Kind.WRONG,
                    "",
                    "",
                    "",
                    "The configuration cannot be stored in the node's cache (" + e.getMessage()
                            + "); check the free space and the owner of ENLACE_DATA/cache"));
            now = new Effective(now.values(), mistakes);
        }
        effective = now;
        return now;
    }

    /** What applies; empty before anybody looked. */
    Optional<Effective> known() {
        return Optional.ofNullable(effective);
    }

    /** Whether a file may have been half written when it was read. */
    synchronized boolean isPending() {
        return reading != null && reading.pending();
    }
}
