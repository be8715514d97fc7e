package org.enlace.training.outcome;

import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * What something came of: a series, or one of its sessions.
 *
 * @param session empty for the series as a whole
 */
public record Subject(RecordId series, Optional<RecordId> session) {
    public Subject {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(session, "session");
    }

    public static Subject series(RecordId series) {
        return new Subject(series, Optional.empty());
    }

    public static Subject session(RecordId series, RecordId session) {
        return new Subject(series, Optional.of(session));
    }

    /** The id that names it: that of the session, else of the series. */
    public RecordId id() {
        return session.orElse(series);
    }
}
