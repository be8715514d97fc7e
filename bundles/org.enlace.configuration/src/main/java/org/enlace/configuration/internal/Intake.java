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
    private Reading reading;
    private volatile Effective effective;

    Intake(ConfigurationFiles files, Declarations declarations, Delivery delivery) {
        this.files = files;
        this.declarations = declarations;
        this.delivery = delivery;
    }

    /** Reads the files that changed, gives what applies. */
    synchronized Effective take() {
        reading = files.read();
        return check();
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
