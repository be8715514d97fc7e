package org.enlace.modules.internal;

import java.time.Instant;
import java.util.Optional;
import org.enlace.modules.Operation;

/** What is being done to a module at this moment, whoever began it. A service. */
@FunctionalInterface
public interface GoingOn {
    /** Empty while nothing is changed. */
    Optional<Now> now();

    /**
     * A change that has begun.
     *
     * @param from the version that ran; empty for an install
     * @param to   the version that is to run; empty for a removal
     * @param step what is done next, as progress shows it
     * @param by   the officer's name
     */
    record Now(
            Operation operation,
            String module,
            Optional<String> from,
            Optional<String> to,
            String step,
            String by,
            Instant since) {}
}
