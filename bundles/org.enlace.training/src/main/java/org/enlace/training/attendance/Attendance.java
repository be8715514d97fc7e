package org.enlace.training.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What is known of one nomination at one session. Its state is its type. Whatever is said of it is a version of its own: what was known
 * before stays.
 */
public sealed interface Attendance {
    RecordId session();

    RecordId nomination();

    /** Counts what was said of it, from 0 where nothing ever was; a change names the version it was made on. */
    int version();

    /** Who said so last; empty where nobody ever did. */
    Optional<Mark> mark();

    /** Nothing was ever said. */
    static Unknown first(RecordId session, RecordId nomination) {
        return new Unknown(session, nomination, 0, Optional.empty());
    }

    /** Was there. */
    default Came came(Stay stay, Mark mark) {
        return new Came(session(), nomination(), version() + 1, stay, mark);
    }

    /** Was not there. */
    default Absent absent(Mark mark) {
        return new Absent(session(), nomination(), version() + 1, mark);
    }

    /** What was said is taken back. */
    default Unknown unknown(Mark mark) {
        return new Unknown(session(), nomination(), version() + 1, Optional.of(mark));
    }

    /** Says once more what an earlier version said. */
    default Attendance as(Attendance earlier, Mark mark) {
        if (earlier instanceof Inside inside) {
            return new Inside(session(), nomination(), version() + 1, inside.before(), inside.since(), mark);
        }
        if (earlier instanceof Came came) {
            return came(came.stay(), mark);
        }
        return earlier instanceof Absent ? absent(mark) : unknown(mark);
    }

    /**
     * Comes in, or comes in again.
     *
     * @throws Refusal {@code training.inside-already}, {@code training.noted-absent}
     */
    default Inside enter(Instant at, Mark mark) {
        if (this instanceof Inside inside) {
            throw new Refusal(
                    "training.inside-already",
                    "The arrival at " + inside.since() + " is noted already; nothing more is to be done",
                    inside.since().toString());
        }
        if (this instanceof Absent) {
            throw new Refusal("training.noted-absent", "Whoever organises noted an absence; ask them to correct it");
        }
        List<Span> before = this instanceof Came came ? came.stay().spans() : List.of();
        return new Inside(session(), nomination(), version() + 1, before, at, mark);
    }

    /**
     * Goes.
     *
     * @throws Refusal {@code training.not-inside}
     */
    default Came leave(Instant at, Mark mark) {
        if (this instanceof Inside inside) {
            return came(inside.until(at), mark);
        }
        throw new Refusal("training.not-inside", "No arrival is noted, so that there is no departure; check in first");
    }

    /** @param mark who took back what was known; empty where nothing ever was */
    record Unknown(RecordId session, RecordId nomination, int version, Optional<Mark> mark) implements Attendance {
        public Unknown {
            check(session, nomination, mark);
        }
    }

    /**
     * Came, and has not said when they left: they count as there to the end of the session.
     *
     * @param before when they were there before they came in again; empty as a rule
     */
    record Inside(RecordId session, RecordId nomination, int version, List<Span> before, Instant since, Mark by)
            implements Attendance {
        public Inside {
            check(session, nomination, by);
            before = List.copyOf(before);
            since = Span.second(since, "arrival");
        }

        /** The whole stay where it ends at a moment; at once where that lies before the arrival. */
        public Stay until(Instant end) {
            List<Span> all = new ArrayList<>(before);
            all.add(new Span(since, end.isBefore(since) ? since : end));
            return new Stay(all, 0);
        }

        @Override
        public Optional<Mark> mark() {
            return Optional.of(by);
        }
    }

    record Came(RecordId session, RecordId nomination, int version, Stay stay, Mark by) implements Attendance {
        public Came {
            check(session, nomination, stay, by);
        }

        @Override
        public Optional<Mark> mark() {
            return Optional.of(by);
        }
    }

    record Absent(RecordId session, RecordId nomination, int version, Mark by) implements Attendance {
        public Absent {
            check(session, nomination, by);
        }

        @Override
        public Optional<Mark> mark() {
            return Optional.of(by);
        }
    }

    private static void check(Object... parts) {
        for (Object part : parts) {
            Objects.requireNonNull(part);
        }
    }
}
