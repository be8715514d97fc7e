package org.enlace.platform.contribution;

import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;

/**
 * Something that may close a workflow module for a while, such as an upgrade that is going on or an adoption that lapsed. A
 * service. Every door is asked for each request to the module's pages and API, by many threads at once, so the answer is a look
 * into memory. The platform's own parts have no door.
 */
public interface ModuleDoor {
    /**
     * Whether the module is closed now, and how.
     *
     * @param module its id, such as {@code protocol-library}
     */
    Optional<Closed> closed(String module);

    /** Where the words of the refusals are: {@code refusal.CODE}. */
    Texts texts();

    /** How far a module is closed. */
    enum Kind {
        /**
         * It is being changed: every request is answered with 503 and a time to come back, also while its application is not
         * there.
         */
        CHANGING,
        /**
         * Nothing new: requests that only read go on, and so does what says that it goes on; the rest is answered with 403. Its
         * pages say so.
         */
        NO_NEW_WORK
    }

    /**
     * @param kind how far
     * @param why  what the officer is told, and what would open it
     */
    record Closed(Kind kind, Refusal why) {
        public Closed {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(why, "why");
        }
    }
}
