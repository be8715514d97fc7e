package org.enlace.training;

import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Sessions that belong together, with those who take part. Its state is its type: only an open one takes sessions and nominations. */
public sealed interface Series {
    RecordId id();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    SeriesContent content();

    /** When it was made, and by whom. */
    Stamp created();

    /** When it was last changed, and by whom. */
    Stamp changed();

    /** This series where it is open. */
    default Open open() {
        if (this instanceof Open open) {
            return open;
        }
        throw new Refusal(
                "training.series-closed",
                "\"" + content().title() + "\" is closed and is not changed any more; make another series",
                content().title());
    }

    /** Prepared or running. */
    record Open(RecordId id, int version, SeriesContent content, Stamp created, Stamp changed) implements Series {
        public Open {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
        }

        /** A first version. */
        public static Open first(RecordId id, SeriesContent content, Stamp stamp) {
            return new Open(id, 1, content, stamp, stamp);
        }

        public Open revise(SeriesContent revised, Stamp stamp) {
            return new Open(id, version + 1, revised, created, stamp);
        }

        /** Ends it for good; what it said stays readable. */
        public Closed close(String note, Stamp stamp) {
            return new Closed(id, version + 1, content, created, stamp, note);
        }
    }

    /**
     * Over: nothing is added any more.
     *
     * @param note what is to be known of its end, up to 1000 characters; may be empty
     */
    record Closed(RecordId id, int version, SeriesContent content, Stamp created, Stamp changed, String note)
            implements Series {
        public static final int LONGEST_NOTE = 1_000;

        public Closed {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
            note = Rules.textOrNone("note", note, LONGEST_NOTE);
        }
    }

    /** What is to be known of its end; empty while it is open. */
    default Optional<String> end() {
        return this instanceof Closed closed && !closed.note().isEmpty()
                ? Optional.of(closed.note())
                : Optional.empty();
    }
}
