package org.enlace.training.internal.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.Subject;

/** Where minutes, questions and decisions are kept, all versions of them. */
public interface NoteStore {
    Optional<Outcome> find(Subject subject);

    Optional<Outcome> find(Subject subject, int version);

    /** The latest first, without what they say. */
    List<Outcome> versions(Subject subject);

    /** What a session is of which something was noted, learned or agreed, also where the session itself is gone. */
    Optional<Subject> meeting(RecordId session);

    /** The sessions of a series of which something was noted or learned. */
    List<RecordId> meetings(RecordId series);

    /** @throws org.enlace.platform.Stale when somebody else was quicker */
    void write(Outcome outcome);

    /** What is found of a subject has changed. */
    void touch(Subject subject, Instant at);

    /** In the order of their changes: after a moment, or after a subject changed at that moment when {@code id} is given. */
    List<Touched> touchedAfter(Instant changed, RecordId id, int limit);

    record Touched(Outcome outcome, Instant at) {}
}
