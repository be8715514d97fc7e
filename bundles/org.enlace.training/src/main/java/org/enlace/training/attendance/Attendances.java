package org.enlace.training.attendance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;

/**
 * Who attended which session. Names are for those who nominate (of the node's own country) and who organise (of all); whoever organises
 * writes down and corrects. Every change is one transaction with its entry in the audit, names the version it was made on, and is
 * {@link org.enlace.platform.Stale} where there is a later one; what was said before is kept.
 */
public interface Attendances {
    /** What {@link org.enlace.platform.Stale} and the audit call an attendance; its record is the nomination. */
    String KIND = "training-attendance";

    /** What {@link org.enlace.platform.NotFound} and the audit call what was noted of several at once. */
    String STEP = "training-attendance-step";

    /** By what the attendance of a series is measured. */
    Measured measure(RecordId series, Caller caller);

    /** @param version 0 where nobody said anything yet */
    Measured setMeasure(RecordId series, int version, Measure measure, Caller caller);

    /** A line for everybody with a seat in the series and for whoever was noted at the session, in the order they were nominated. */
    List<Line> sheet(RecordId session, Caller caller);

    /** One of them. */
    Line line(RecordId session, RecordId nomination, Caller caller);

    /** Everything that was ever said of one attendance, the last first. */
    List<Attendance> history(RecordId session, RecordId nomination, Caller caller);

    /**
     * Writes down or corrects.
     *
     * @param stay   when the person was there; empty for an absence
     * @param reason needed where something is known already
     * @throws org.enlace.platform.Refusal {@code training.reason-needed}, {@code training.not-open} before the doors open, {@code training.session-off},
     *     {@code training.series-closed}, {@code training.attendance-far}, {@code training.no-seat}
     */
    Attendance note(
            RecordId session, RecordId nomination, int version, Optional<Stay> stay, String reason, Caller caller);

    /** Takes back what is known, with the reason. */
    Attendance forget(RecordId session, RecordId nomination, int version, String reason, Caller caller);

    /**
     * Writes down that everybody was there, from the beginning to the end, of whom nothing is known; once the session has begun.
     *
     * @throws org.enlace.platform.Refusal {@code training.nobody-left} where something is known of all
     */
    Step allPresent(RecordId session, Caller caller);

    /**
     * Takes back what was noted of several at once, for a day.
     *
     * @throws org.enlace.platform.Refusal {@code training.step-over} where one of them was changed since, or after a day
     */
    Step undo(RecordId step, Caller caller);

    /** What everybody with a seat attended of the sessions that were held, in the order they were nominated. */
    List<Fulfilment> fulfilment(RecordId series, Caller caller);

    /** The same for one of them; empty for a nomination without a seat. */
    Optional<Fulfilment> fulfilmentOf(RecordId nomination, Caller caller);

    /** @param version 0 where it is the usual one */
    record Measured(Measure measure, int version) {}

    /** A line of a sheet. */
    record Line(Nomination nomination, Attendance attendance, Presence presence) {}

    /**
     * What was noted of several at once.
     *
     * @param done how many
     */
    record Step(RecordId id, RecordId session, int done) {}

    /** How many there are in each standing. */
    static Map<Standing, Integer> counts(List<Line> sheet) {
        Map<Standing, Integer> counts = new java.util.EnumMap<>(Standing.class);
        sheet.forEach(line -> counts.merge(line.presence().standing(), 1, Integer::sum));
        return counts;
    }
}
