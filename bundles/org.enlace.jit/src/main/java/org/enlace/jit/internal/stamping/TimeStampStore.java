package org.enlace.jit.internal.stamping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.platform.RecordId;

/** Where time stamps are kept, and what waits for one. */
public interface TimeStampStore {
    /**
     * An item whose last event of this country may have no time stamp yet.
     *
     * @param event    the last that was written; some word where that is not known
     * @param attempts how often a service was asked in vain
     */
    record Due(RecordId team, RecordId item, String event, int attempts) {}

    /**
     * How the service is.
     *
     * @param reached  when it last gave a token; empty before the first
     * @param failures how often in a row it gave none
     * @param next     before which it is not asked again
     * @param trouble  what it was the last time; empty where all is well
     */
    record Service(Optional<Instant> reached, int failures, Instant next, String trouble) {}

    /** All of an item, each with the hash that it covers, country by country in the order of what they cover. */
    List<TimeStamp> of(RecordId item);

    /** The one on an event. */
    Optional<TimeStamp> find(RecordId event);

    void add(TimeStamp stamp);

    /** How many are kept. */
    long count();

    /** An event was written, which has none yet; in the transaction in which it is written. */
    void written(RecordId team, RecordId item, RecordId event);

    /** What comes next: what was asked for in vain the fewest times. */
    Optional<Due> next();

    /** How many items wait. */
    long waiting();

    /** Nothing is left to stamp of an item, unless more was written meanwhile. */
    void done(Due due);

    /** It was asked for in vain. */
    void inVain(Due due);

    Service service();

    void put(Service service);
}
