package org.enlace.newmodule;

import java.util.Objects;
import org.enlace.platform.RecordId;

/** A record of the module. Its state is its type: only an open entry can be revised or withdrawn. */
public sealed interface Entry {
    RecordId id();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    Content content();

    /** When it was made, and by whom. */
    Stamp created();

    /** When it was last changed, and by whom. */
    Stamp changed();

    default boolean withdrawn() {
        return this instanceof Withdrawn;
    }

    /** In use: listed and found. */
    record Open(RecordId id, int version, Content content, Stamp created, Stamp changed) implements Entry {
        public Open {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
        }

        /** A first version. */
        public static Open first(RecordId id, Content content, Stamp stamp) {
            return new Open(id, 1, content, stamp, stamp);
        }

        public Open revise(Content revised, Stamp stamp) {
            return new Open(id, version + 1, revised, created, stamp);
        }

        /** Takes it out of use for good; what it said stays readable. */
        public Withdrawn withdraw(String reason, Stamp stamp) {
            return new Withdrawn(id, version + 1, content, created, stamp, reason);
        }
    }

    /**
     * Out of use: still readable by its address and in the list of withdrawn entries.
     *
     * @param changed when it was withdrawn, and by whom
     * @param reason  why, 1 to 500 characters
     */
    record Withdrawn(RecordId id, int version, Content content, Stamp created, Stamp changed, String reason)
            implements Entry {
        public static final int LONGEST_REASON = 500;

        public Withdrawn {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
            reason = Rules.text("reason", reason, LONGEST_REASON);
        }
    }
}
