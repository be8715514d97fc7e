package org.enlace.training;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Sessions that belong together, with those who take part. Its state is its type: only an open one takes sessions and nominations. One
 * that another country's node sent is read here and changed by its owner alone; while it is open, nominations for it are made here and
 * travel to the owner.
 */
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
        requireOwn();
        throw new Refusal(
                "training.series-closed",
                "\"" + content().title() + "\" is closed and is not changed any more; make another series",
                content().title());
    }

    /** The other country whose it is; empty for a series of this node. */
    default Optional<CountryCode> owner() {
        return this instanceof Received received ? Optional.of(received.from()) : Optional.empty();
    }

    /** @throws Refusal {@code training.foreign-series} */
    default void requireOwn() {
        owner().ifPresent(country -> {
            throw new Refusal(
                    "training.foreign-series",
                    "\"" + content().title() + "\" is a series of " + country
                            + ", which alone changes it; nominate for it here, or ask its organiser",
                    content().title(),
                    country);
        });
    }

    /** Whether people can be nominated for it here. */
    default boolean takesNominations() {
        return this instanceof Open
                || this instanceof Received received && received.standing() == Received.Standing.OPEN;
    }

    /** @throws Refusal {@code training.series-closed} */
    default void requireTakesNominations() {
        if (!takesNominations()) {
            throw new Refusal(
                    "training.series-closed",
                    "\"" + content().title() + "\" is closed and is not changed any more; make another series",
                    content().title());
        }
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

    /**
     * As another country's node sent it last.
     *
     * @param from     whose it is
     * @param sent     the version of its owner's record
     * @param standing how it stands with its owner
     * @param note     what its owner says of its end, or why it was taken back; may be empty
     */
    record Received(
            RecordId id,
            int version,
            SeriesContent content,
            Stamp created,
            Stamp changed,
            CountryCode from,
            long sent,
            Standing standing,
            String note)
            implements Series {
        public Received {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(standing, "standing");
            note = Rules.textOrNone("note", note, Closed.LONGEST_NOTE);
        }

        /** How it stands with its owner. */
        public enum Standing {
            OPEN,
            CLOSED,
            /** It is no longer for this country: of what it said only title, kind, organiser, zone and languages are left. */
            TAKEN_BACK;

            /** The word used in the API and the database. */
            public String token() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }

    /** What is to be known of its end; empty while it is open. */
    default Optional<String> end() {
        String note = this instanceof Closed closed ? closed.note() : this instanceof Received came ? came.note() : "";
        return note.isEmpty() ? Optional.empty() : Optional.of(note);
    }
}
