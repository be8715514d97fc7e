package org.enlace.training;

import java.time.Instant;
import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** A person whom a national unit nominates for a series. Its state is its type. */
public sealed interface Nomination {
    RecordId id();

    /** The series it is for. */
    RecordId series();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    Person person();

    /** When it was made, and by whom. */
    Stamp created();

    /** When it was last changed, and by whom. */
    Stamp changed();

    State state();

    /** The states as words, for lists and figures. */
    enum State {
        NOMINATED,
        WAITING,
        CONFIRMED,
        WITHDRAWN;

        /** The word used in addresses, the API and the database. */
        public String token() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** In play: it can still be withdrawn. */
    sealed interface Live extends Nomination {
        /** @param reason up to 500 characters; may be empty */
        default Withdrawn withdraw(String reason, Stamp stamp) {
            return new Withdrawn(id(), series(), version() + 1, person(), created(), stamp, reason);
        }
    }

    /** Without a seat: given one, it is confirmed; without room it waits. */
    sealed interface Seatless extends Live {
        default Confirmed confirm(Stamp stamp) {
            return new Confirmed(id(), series(), version() + 1, person(), created(), stamp);
        }
    }

    /** This nomination where it can still be withdrawn. */
    default Live live() {
        if (this instanceof Live live) {
            return live;
        }
        throw over();
    }

    /** This nomination where nobody has decided yet. */
    default Nominated undecided() {
        if (this instanceof Nominated nominated) {
            return nominated;
        }
        throw over();
    }

    private Refusal over() {
        return new Refusal(
                "training.nomination-state",
                "The nomination of " + person().name() + " is " + state().token()
                        + ", which does not allow this; look at it again",
                person().name());
    }

    /** The unit has named the person; the organiser has not decided. */
    record Nominated(RecordId id, RecordId series, int version, Person person, Stamp created, Stamp changed)
            implements Seatless {
        public Nominated {
            check(id, series, person, created, changed);
        }

        /** A first version. */
        public static Nominated first(RecordId id, RecordId series, Person person, Stamp stamp) {
            return new Nominated(id, series, 1, person, stamp, stamp);
        }

        public Waiting queue(Stamp stamp) {
            return new Waiting(id, series, version + 1, person, created, stamp);
        }

        @Override
        public State state() {
            return State.NOMINATED;
        }
    }

    /** Accepted, and waiting since {@code changed} for a seat of its country. */
    record Waiting(RecordId id, RecordId series, int version, Person person, Stamp created, Stamp changed)
            implements Seatless {
        public Waiting {
            check(id, series, person, created, changed);
        }

        public Instant since() {
            return changed.at();
        }

        @Override
        public State state() {
            return State.WAITING;
        }
    }

    /** Has a seat, and is invited to each session; which of them it attended says {@link org.enlace.training.attendance.Attendances}. */
    record Confirmed(RecordId id, RecordId series, int version, Person person, Stamp created, Stamp changed)
            implements Live {
        public Confirmed {
            check(id, series, person, created, changed);
        }

        @Override
        public State state() {
            return State.CONFIRMED;
        }
    }

    /** @param reason why, up to 500 characters; may be empty */
    record Withdrawn(
            RecordId id, RecordId series, int version, Person person, Stamp created, Stamp changed, String reason)
            implements Nomination {
        public static final int LONGEST_REASON = 500;

        public Withdrawn {
            check(id, series, person, created, changed);
            reason = Rules.textOrNone("reason", reason, LONGEST_REASON);
        }

        @Override
        public State state() {
            return State.WITHDRAWN;
        }
    }

    private static void check(Object... parts) {
        for (Object part : parts) {
            Objects.requireNonNull(part);
        }
    }
}
