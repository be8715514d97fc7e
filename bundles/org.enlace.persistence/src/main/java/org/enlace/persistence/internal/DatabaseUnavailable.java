package org.enlace.persistence.internal;

import java.util.Optional;
import org.enlace.platform.Refusal;

/** The database does not answer; the message says what an administrator can do. */
class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    DatabaseUnavailable(String message) {
        super(message);
    }

    /** @param why what is wrong with what was configured; its message is this one's */
    DatabaseUnavailable(Refusal why) {
        super(why.getMessage(), why);
    }

    /** What is wrong with what was configured; empty where something else is. */
    Optional<Refusal> why() {
        return getCause() instanceof Refusal why ? Optional.of(why) : Optional.empty();
    }
}
