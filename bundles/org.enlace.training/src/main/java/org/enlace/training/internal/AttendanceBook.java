package org.enlace.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Session;
import org.enlace.training.SessionTime;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.Attendances.Measured;
import org.enlace.training.attendance.Measure;
import org.enlace.training.attendance.Presence;
import org.enlace.training.attendance.Stay;

/** What every use case of attendance shares: whom it is about, whether it may be written down now, and that it is in the audit. */
final class AttendanceBook {
    /** Attendance lies this near to its session. */
    static final Duration NEAR = Duration.ofDays(1);

    private final TrainingStores stores;
    private final Changes changes;
    private final CountryCode own;

    AttendanceBook(TrainingStores stores, Changes changes, CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.own = own;
    }

    Instant now() {
        return changes.clock().instant();
    }

    Session session(RecordId id) {
        return stores.sessions().find(id).orElseThrow(() -> new NotFound(Sessions.KIND, id.toString()));
    }

    /** The country whose names a caller may know; empty for all. */
    Optional<CountryCode> held(Caller caller) {
        caller.require(Trainings.READ);
        if (caller.holds(Trainings.ORGANISE)) {
            return Optional.empty();
        }
        if (!caller.holds(Nominations.NOMINATE)) {
            throw new Forbidden(Nominations.NOMINATE);
        }
        return Optional.of(own);
    }

    Measured measure(RecordId series) {
        return stores.attendances().measure(series).orElse(new Measured(Measure.USUAL, 0));
    }

    /** The session where attendance can be written down: it is not off, and its series not closed. */
    Session open(RecordId id) {
        Session session = session(id);
        if (session instanceof Session.Cancelled) {
            throw new Refusal(
                    "training.session-off",
                    "\"" + session.content().title() + "\" was cancelled, so that nobody attends it",
                    session.content().title());
        }
        SessionDesk.series(stores, session.series()).open();
        return session;
    }

    /** When the doors of a session open. */
    Instant opens(Session session) {
        return session.content()
                .time()
                .start()
                .minusSeconds(60L * measure(session.series()).measure().opens());
    }

    /** @throws Refusal {@code training.not-open} */
    void requireOpened(Session session, Instant now) {
        Instant opens = opens(session);
        if (now.isBefore(opens)) {
            throw new Refusal(
                    "training.not-open",
                    "The doors of \"" + session.content().title() + "\" open at " + opens + "; come back then",
                    session.content().title(),
                    measure(session.series()).measure().opens());
        }
    }

    /** @throws Refusal {@code training.attendance-far} */
    static void requireNear(Stay stay, SessionTime time) {
        Instant first = time.start().minus(NEAR);
        Instant last = time.end().plus(NEAR);
        if (stay.arrival().isBefore(first) || stay.departure().isAfter(last)) {
            throw new Refusal(
                            "training.attendance-far",
                            "From " + stay.arrival() + " to " + stay.departure()
                                    + " is more than a day from the session (" + time.start() + "); correct the date",
                            stay.arrival().toString(),
                            stay.departure().toString())
                    .at("arrival");
        }
    }

    List<Line> lines(Session session, Optional<CountryCode> only) {
        Map<RecordId, Attendance> known = new HashMap<>();
        stores.attendances().of(session.id()).forEach(one -> known.put(one.nomination(), one));
        Measure measure = measure(session.series()).measure();
        List<Line> lines = new ArrayList<>();
        for (Nomination one : stores.nominations().all(session.series(), Nomination.State.CONFIRMED)) {
            lines.add(line(session, one, known.remove(one.id()), measure));
        }
        // Who came, and has no seat any more.
        for (Attendance left : known.values()) {
            stores.nominations().find(left.nomination()).ifPresent(one -> lines.add(line(session, one, left, measure)));
        }
        lines.removeIf(line -> only.isPresent()
                && !only.get().equals(line.nomination().person().country()));
        return lines;
    }

    private static Line line(Session session, Nomination nomination, Attendance known, Measure measure) {
        Attendance attendance = known == null ? Attendance.first(session.id(), nomination.id()) : known;
        return new Line(
                nomination,
                attendance,
                Presence.of(attendance, session.content().time(), measure));
    }

    /** @throws NotFound for a nomination of which the caller may not know, or of another series */
    Line line(Session session, RecordId nomination, Optional<CountryCode> only) {
        Nomination known = stores.nominations()
                .find(nomination)
                .filter(one -> one.series().equals(session.series()))
                .filter(one -> only.isEmpty() || only.get().equals(one.person().country()))
                .orElseThrow(() -> new NotFound(Nominations.KIND, nomination.toString()));
        List<Attendance> history = stores.attendances().history(session.id(), nomination);
        return line(
                session,
                known,
                history.isEmpty() ? null : history.get(history.size() - 1),
                measure(session.series()).measure());
    }

    /** @throws Refusal {@code training.no-seat} where nothing is known of somebody without a seat */
    static void requireSeat(Line line) {
        if (!(line.nomination() instanceof Nomination.Confirmed)
                && line.attendance().version() == 0) {
            throw new Refusal(
                    "training.no-seat",
                    line.nomination().person().name() + " has no seat in the series; confirm the nomination first",
                    line.nomination().person().name());
        }
    }

    /** Keeps it, with its entry in the audit. */
    void write(Act act, Line before, Attendance after) {
        stores.attendances().write(after);
        String reason = after.mark().orElseThrow().reason();
        Act told = act.on(Attendances.KIND, after.nomination())
                .fact("session", after.session())
                .fact("series", before.nomination().series())
                .fact("country", before.nomination().person().country())
                .fact("version", after.version())
                .concerning(Nominations.KIND + ":" + after.nomination())
                .changed(
                        "attendance",
                        before.attendance().version() == 0 ? null : words(before.attendance()),
                        words(after));
        changes.record(reason.isEmpty() ? told : told.because(reason));
    }

    private static String words(Attendance attendance) {
        if (attendance instanceof Attendance.Inside inside) {
            return inside.since() + "/";
        }
        if (attendance instanceof Attendance.Came came) {
            return came.stay().arrival() + "/" + came.stay().departure();
        }
        return attendance instanceof Attendance.Absent ? "absent" : "unknown";
    }
}
