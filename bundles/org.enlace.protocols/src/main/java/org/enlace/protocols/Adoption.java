package org.enlace.protocols;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What the node's country decided about a document: nothing yet, or that it is studied, adopted, declined or denounced. A decision is
 * about one version, and a later version changes nothing about it. Decisions are never edited: each stands behind the one before.
 */
public sealed interface Adoption {
    /** What {@code Stale} and the audit call one. */
    String KIND = "protocol-adoption";

    Mark mark();

    State state();

    /** What was adopted, with the act behind it; empty where nothing ever was. */
    default Optional<AdoptionTerms> terms() {
        return Optional.empty();
    }

    /** Why it was declined, denounced or kept. */
    default String reason() {
        return null;
    }

    /** How many decisions there are up to this one. */
    default int revision() {
        return mark().revision();
    }

    /** The version it is about. */
    default int edition() {
        return mark().edition();
    }

    /**
     * Which decision, on what.
     *
     * @param protocol the document
     * @param revision counts the decisions on the document, from 1; a decision names the one it was made on, 0 for none
     * @param edition  the number of the version
     * @param by       who recorded it, and when
     */
    record Mark(RecordId protocol, int revision, int edition, Signature by) {
        public Mark {
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(by, "by");
        }

        Mark next(int edition, Signature by) {
            return new Mark(protocol, revision + 1, edition, by);
        }
    }

    /** Somebody looks whether it is to be adopted. */
    record UnderStudy(Mark mark) implements Adoption {
        @Override
        public State state() {
            return State.UNDER_STUDY;
        }

        /** @param content what the version says that is adopted */
        public Adopted adopt(int edition, AdoptionTerms terms, ProtocolContent content, Signature by) {
            Section.require(terms.reservations().keySet(), content, "reservations");
            return new Adopted(mark.next(edition, by), terms, edition, null);
        }

        public Declined decline(String reason, Signature by) {
            return new Declined(mark.next(edition(), by), AdoptionRules.reason(reason));
        }
    }

    /**
     * Adopted, with reservations where the terms have some.
     *
     * @param weighed the number of the latest version the country compared its own with
     * @param reason  why it stays with its version although there is a later one; null where that was not asked
     */
    record Adopted(Mark mark, AdoptionTerms agreed, int weighed, String reason) implements Adoption {
        public Adopted {
            Objects.requireNonNull(agreed, "agreed");
        }

        @Override
        public State state() {
            return agreed.reservations().isEmpty() ? State.ADOPTED : State.ADOPTED_WITH_RESERVATIONS;
        }

        @Override
        public Optional<AdoptionTerms> terms() {
            return Optional.of(agreed);
        }

        /** Adopts another version in the place of this one. */
        public Adopted adopt(int edition, AdoptionTerms terms, ProtocolContent content, Signature by) {
            Section.require(terms.reservations().keySet(), content, "reservations");
            return new Adopted(mark.next(edition, by), terms, edition, null);
        }

        /** Having compared, stays with its version. */
        public Adopted keep(int compared, String why, Signature by) {
            if (compared <= weighed) {
                throw new Refusal(
                        "adopting.nothing-new",
                        "No version came after version " + weighed + "; there is nothing to compare with",
                        weighed);
            }
            return new Adopted(mark.next(edition(), by), agreed, compared, AdoptionRules.reason(why));
        }

        /** @param last the last day it holds */
        public Denounced denounce(String reason, LocalDate last, Signature by) {
            if (last == null) {
                throw Rules.missing("last");
            }
            EditionText.inRange("last", last);
            if (last.isBefore(agreed.from())) {
                throw new Refusal(
                                "adopting.last-before-first",
                                "The last day (" + last + ") is not before the first (" + agreed.from()
                                        + "); choose a later day",
                                last,
                                agreed.from())
                        .at("last");
            }
            return new Denounced(mark.next(edition(), by), agreed, last, AdoptionRules.reason(reason));
        }
    }

    record Declined(Mark mark, String reason) implements Adoption {
        @Override
        public State state() {
            return State.DECLINED;
        }
    }

    /** @param last the last day the adoption holds */
    record Denounced(Mark mark, AdoptionTerms agreed, LocalDate last, String reason) implements Adoption {
        @Override
        public State state() {
            return State.DENOUNCED;
        }

        @Override
        public Optional<AdoptionTerms> terms() {
            return Optional.of(agreed);
        }
    }

    /**
     * Begins to look at a version: at first, or anew after it was declined or denounced.
     *
     * @param before the last decision; empty where there is none
     */
    static UnderStudy study(Optional<Adoption> before, RecordId protocol, int edition, Signature by) {
        before.filter(last -> last.state().stands()).ifPresent(last -> {
            throw AdoptionRules.state(last.state(), State.NOT_CONSIDERED);
        });
        return new UnderStudy(new Mark(protocol, before.map(Adoption::revision).orElse(0) + 1, edition, by));
    }

    /** The word for a decision. */
    enum State {
        NOT_CONSIDERED,
        UNDER_STUDY,
        ADOPTED,
        ADOPTED_WITH_RESERVATIONS,
        DECLINED,
        DENOUNCED;

        /** The word used in addresses and the API. */
        public String token() {
            return Token.of(this);
        }

        public static Optional<State> of(String token) {
            return Token.find(values(), token);
        }

        /** Whether it is adopted, or may be soon. */
        public boolean stands() {
            return this == UNDER_STUDY || this == ADOPTED || this == ADOPTED_WITH_RESERVATIONS;
        }

        public boolean adopted() {
            return this == ADOPTED || this == ADOPTED_WITH_RESERVATIONS;
        }
    }
}
