package org.enlace.modules;

import java.time.LocalDate;
import java.util.Optional;

/** How a module's adoption stands on a day. */
public sealed interface Standing {
    /** From how many days before the last one it is warned that an adoption lapses. */
    int WARNING_DAYS = 60;

    /** The adoption that counts, or would, or did; empty where none was ever recorded. */
    Optional<Adoption> adoption();

    /** Stable, in lower case with hyphens. */
    String code();

    /** Whether the module may be used by virtue of it. */
    default boolean inForce() {
        return false;
    }

    /** Nobody has recorded one. */
    record None() implements Standing {
        @Override
        public Optional<Adoption> adoption() {
            return Optional.empty();
        }

        @Override
        public String code() {
            return "none";
        }
    }

    /** Recorded; a second officer has not confirmed it. */
    record Unconfirmed(Adoption.Recorded latest) implements Standing {
        @Override
        public Optional<Adoption> adoption() {
            return Optional.of(latest);
        }

        @Override
        public String code() {
            return "unconfirmed";
        }
    }

    /** Confirmed; its first day is to come. */
    record Upcoming(Adoption.Confirmed next) implements Standing {
        @Override
        public Optional<Adoption> adoption() {
            return Optional.of(next);
        }

        @Override
        public String code() {
            return "upcoming";
        }
    }

    /**
     * In force, for more than {@link #WARNING_DAYS} days to come.
     *
     * @param now  the one that counts
     * @param last the last day, renewals that follow without a gap included; empty where there is none
     */
    record InForce(Adoption.Confirmed now, Optional<LocalDate> last) implements Standing {
        @Override
        public Optional<Adoption> adoption() {
            return Optional.of(now);
        }

        @Override
        public String code() {
            return "in-force";
        }

        @Override
        public boolean inForce() {
            return true;
        }
    }

    /**
     * In force, and soon no more.
     *
     * @param now  the one that counts
     * @param last the last day
     * @param days how many days are left after today; 0 on the last
     */
    record Lapsing(Adoption.Confirmed now, LocalDate last, int days) implements Standing {
        @Override
        public Optional<Adoption> adoption() {
            return Optional.of(now);
        }

        @Override
        public String code() {
            return "lapsing";
        }

        @Override
        public boolean inForce() {
            return true;
        }
    }

    /**
     * Over.
     *
     * @param was  the last one that counted
     * @param last its last day
     */
    record Lapsed(Adoption.Confirmed was, LocalDate last) implements Standing {
        @Override
        public Optional<Adoption> adoption() {
            return Optional.of(was);
        }

        @Override
        public String code() {
            return "lapsed";
        }
    }

    /** Taken back, and none took its place. */
    record Withdrawn(Adoption.Withdrawn was) implements Standing {
        @Override
        public Optional<Adoption> adoption() {
            return Optional.of(was);
        }

        @Override
        public String code() {
            return "withdrawn";
        }
    }
}
