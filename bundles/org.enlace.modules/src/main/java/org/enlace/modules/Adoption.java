package org.enlace.modules;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SecondOfficer;

/**
 * A country's decision to use a module, as the register holds it. One officer records it, another confirms it; from then on it
 * counts, in its time, until it is withdrawn or a later one of the same module begins. What was recorded is never edited: an
 * error is withdrawn and recorded anew.
 */
public sealed interface Adoption {
    /** What a record of this kind is called in {@code NotFound}, {@code Stale} and the audit. */
    String KIND = "adoption";

    RecordId id();

    /** Grows with each change. */
    int version();

    AdoptionTerms terms();

    Optional<AdoptionDocument> document();

    Signature recorded();

    /** Who confirmed it; empty while nobody has. */
    default Optional<Signature> confirmed() {
        return Optional.empty();
    }

    default String module() {
        return terms().module();
    }

    /**
     * Recorded, and not yet confirmed: it counts for nothing.
     *
     * @param supported whether whoever recorded it counts as an officer, see {@link SecondOfficer#counts}; where not, such as at the
     *     console, two officers confirm it, one after the other
     */
    record Recorded(
            RecordId id,
            int version,
            AdoptionTerms terms,
            Optional<AdoptionDocument> document,
            Signature recorded,
            boolean supported)
            implements Adoption {
        public Recorded {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(terms, "terms");
            Objects.requireNonNull(document, "document");
            Objects.requireNonNull(recorded, "recorded");
        }

        /**
         * Confirmed by the second officer. Where nobody stood behind it, the first takes it over, and it waits for the second.
         *
         * @throws Refusal as {@link SecondOfficer#of}
         */
        public Adoption confirm(Caller caller, Instant at) {
            if (!supported) {
                SecondOfficer.requireCounts(caller);
                return new Recorded(id, version, terms, document, Signature.of(caller, at), true);
            }
            Signature second = Signature.of(SecondOfficer.of(caller, recorded.hands()), at);
            return new Confirmed(id, version, terms, document, recorded, second);
        }

        public Withdrawn withdraw(Caller caller, Instant at, String reason) {
            return new Withdrawn(
                    id, version, terms, document, recorded, Optional.empty(), Signature.of(caller, at), reason);
        }
    }

    /** Confirmed: it counts on the days it names. */
    record Confirmed(
            RecordId id,
            int version,
            AdoptionTerms terms,
            Optional<AdoptionDocument> document,
            Signature recorded,
            Signature second)
            implements Adoption {
        public Confirmed {
            Objects.requireNonNull(second, "second");
        }

        @Override
        public Optional<Signature> confirmed() {
            return Optional.of(second);
        }

        public Withdrawn withdraw(Caller caller, Instant at, String reason) {
            return new Withdrawn(
                    id, version, terms, document, recorded, Optional.of(second), Signature.of(caller, at), reason);
        }
    }

    /**
     * Taken back: it counts no more.
     *
     * @param reason why, 1 to 500 characters
     */
    record Withdrawn(
            RecordId id,
            int version,
            AdoptionTerms terms,
            Optional<AdoptionDocument> document,
            Signature recorded,
            Optional<Signature> confirmed,
            Signature withdrawn,
            String reason)
            implements Adoption {
        public Withdrawn {
            Objects.requireNonNull(withdrawn, "withdrawn");
            reason = AdoptionRules.text("reason", reason, 500);
        }
    }
}
