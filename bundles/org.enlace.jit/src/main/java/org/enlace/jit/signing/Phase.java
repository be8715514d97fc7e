package org.enlace.jit.signing;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** How a team stands at a moment. */
public sealed interface Phase {
    /** No agreement is in force. */
    record Preparing() implements Phase {}

    /**
     * It runs.
     *
     * @param since when its agreement came into force
     * @param last  its last day
     */
    record Running(Instant since, LastDay last) implements Phase {
        public Running {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(last, "last");
        }
    }

    /**
     * It is over: what is there is read and evaluated, and nothing more is written.
     *
     * @param since when its agreement had come into force
     * @param at    when it ended
     * @param how   why
     * @param last  its last day; it ended before where it was dissolved
     */
    record Ended(Instant since, Instant at, How how, Optional<LastDay> last) implements Phase {
        public Ended {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(how, "how");
        }
    }

    /** Why a team is over. */
    enum How {
        /** The last day of the agreement, or of its extension, is past. */
        EXPIRED,
        /** Its parties agreed on an earlier day. */
        CLOSED,
        /** Fewer than two parties are left. */
        DISSOLVED
    }
}
