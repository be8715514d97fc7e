package org.enlace.training;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** One session of a series. Its state is its type: only a planned one can be changed, moved, held or cancelled. */
public sealed interface Session {
    RecordId id();

    /** The series it belongs to. */
    RecordId series();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    SessionContent content();

    /** When it was made, and by whom. */
    Stamp created();

    /** When it was last changed, and by whom. */
    Stamp changed();

    /** This session where it is still planned. */
    default Planned planned() {
        if (this instanceof Planned planned) {
            return planned;
        }
        throw new Refusal(
                "training.session-over",
                "\"" + content().title() + "\" was held or cancelled and is not changed any more; plan another session",
                content().title());
    }

    /**
     * To come.
     *
     * @param movedFrom when it was to begin before it was moved last; empty where it never was
     */
    record Planned(
            RecordId id,
            RecordId series,
            int version,
            SessionContent content,
            Stamp created,
            Stamp changed,
            Optional<Instant> movedFrom)
            implements Session {
        public Planned {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(series, "series");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
            Objects.requireNonNull(movedFrom, "movedFrom");
        }

        /** A first version. */
        public static Planned first(RecordId id, RecordId series, SessionContent content, Stamp stamp) {
            return new Planned(id, series, 1, content, stamp, stamp, Optional.empty());
        }

        /** Says something else of it; where it begins at another moment it was moved. */
        public Planned revise(SessionContent revised, Stamp stamp) {
            Instant before = content.time().start();
            boolean moved = !before.equals(revised.time().start());
            return new Planned(
                    id, series, version + 1, revised, created, stamp, moved ? Optional.of(before) : movedFrom);
        }

        /** @throws Refusal {@code training.not-begun} before it begins */
        public Held hold(Stamp stamp) {
            Instant start = content.time().start();
            if (stamp.at().isBefore(start)) {
                throw new Refusal(
                        "training.not-begun",
                        "\"" + content.title() + "\" begins at " + start + "; mark it as held afterwards",
                        content.title());
            }
            return new Held(id, series, version + 1, content, created, stamp);
        }

        public Cancelled cancel(String reason, Stamp stamp) {
            return new Cancelled(id, series, version + 1, content, created, stamp, reason);
        }
    }

    /** It took place. */
    record Held(RecordId id, RecordId series, int version, SessionContent content, Stamp created, Stamp changed)
            implements Session {
        public Held {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(series, "series");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
        }
    }

    /**
     * It does not take place.
     *
     * @param reason 1 to 500 characters; whoever may read the session reads it
     */
    record Cancelled(
            RecordId id,
            RecordId series,
            int version,
            SessionContent content,
            Stamp created,
            Stamp changed,
            String reason)
            implements Session {
        public static final int LONGEST_REASON = 500;

        public Cancelled {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(series, "series");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
            reason = Rules.text("reason", reason, LONGEST_REASON);
        }
    }
}
