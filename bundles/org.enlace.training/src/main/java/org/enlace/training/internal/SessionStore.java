package org.enlace.training.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.Session;

/** Where sessions are kept. */
public interface SessionStore {
    Optional<Session> find(RecordId id);

    /** By their beginning. */
    List<Session> of(RecordId series);

    /** Those of which some part lies in the span and that are not cancelled, by their beginning. */
    List<Session> between(Instant from, Instant until, int limit);

    /** How many there are, by the word of their state. */
    Map<String, Long> counts();

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Session session);

    /** Has just these sessions of a series that another country's node sent, whichever versions they had; their booths are not ours. */
    void keepCopies(RecordId series, List<Session> sessions);

    /** The titles of planned sessions, but not of this one, for which a booth is booked at that time. */
    List<String> booked(String interpreter, Instant from, Instant until, RecordId but);

    Optional<String> moderatorLink(RecordId session);

    /** @param link empty to forget it */
    void setModeratorLink(RecordId session, String link);
}
