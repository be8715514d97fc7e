package org.enlace.training;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** The sessions of series, otherwise as {@link Trainings}. */
public interface Sessions {
    /** What {@link org.enlace.platform.NotFound}, {@link org.enlace.platform.Stale} and the audit call a session. */
    String KIND = "training-session";

    /** The most sessions of a series. */
    int MOST = 60;

    Session find(RecordId id, Caller caller);

    /** All sessions of a series, by their beginning; at most {@value #MOST}. */
    List<Session> of(RecordId series, Caller caller);

    /**
     * Sessions of which some part lies in a span, by their beginning; cancelled ones are left out.
     *
     * @param limit at most so many, 1 to 500
     */
    List<Session> between(Instant from, Instant until, int limit, Caller caller);

    /**
     * @throws org.enlace.platform.Refusal {@code training.interpreter-booked} where a booth is elsewhere at that time,
     *     {@code training.sessions-most}, {@code training.series-closed}, {@code training.not-moderator}
     */
    Session.Planned plan(RecordId series, SessionContent content, Caller caller);

    /** Says something else of a session; whoever is invited is told. Refuses like {@link #plan}. */
    Session.Planned revise(RecordId id, int version, SessionContent content, Caller caller);

    Session.Held hold(RecordId id, int version, Caller caller);

    /** Cancels a session; whoever is invited is told. */
    Session.Cancelled cancel(RecordId id, int version, String reason, Caller caller);

    /**
     * Keeps or, by an empty one, forgets the address by which a session is moderated. It is no part of the session, and is given to
     * its moderators alone. Once the session was held or cancelled it is forgotten by itself.
     *
     * @throws org.enlace.platform.Refusal {@code training.link}; for an address of a session that is over, as {@link #hold}
     */
    void setModeratorLink(RecordId session, String link, Caller caller);

    /** Whether an address to moderate it is kept. */
    boolean hasModeratorLink(RecordId session, Caller caller);

    /** The address to moderate a session; empty where there is none, and for whoever is not one of its moderators. */
    Optional<String> moderatorLink(RecordId session, Caller caller);

    /** The table of capitals of a session, in the order of the invited countries. */
    List<CapitalTime> capitals(Session session, Caller caller);

    /** The best times for a session of a series, at most {@code most}. */
    List<SlotFinder.Slot> slots(RecordId series, LocalDate from, int days, int minutes, int most, Caller caller);
}
