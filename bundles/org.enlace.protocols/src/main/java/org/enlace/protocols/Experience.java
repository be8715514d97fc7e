package org.enlace.protocols;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * A report of use: somebody used a document and tells what happened. It counts once somebody else has accepted it. What was reported is
 * never changed: who was wrong withdraws it before it is decided on, and reports anew.
 */
public sealed interface Experience {
    /** What {@code NotFound}, {@code Stale} and the audit call one. */
    String KIND = "protocol-experience";

    Head head();

    State state();

    /** Who decided on it or withdrew it; empty while it waits. */
    default Optional<Signature> decided() {
        return Optional.empty();
    }

    /** Why it was declined. */
    default String reason() {
        return null;
    }

    default RecordId id() {
        return head().id();
    }

    default RecordId protocol() {
        return head().protocol();
    }

    default int revision() {
        return head().revision();
    }

    default ExperienceText text() {
        return head().text();
    }

    /** Who reported it, and when. */
    default Signature by() {
        return head().by();
    }

    /**
     * What stands from the beginning.
     *
     * @param protocol the document
     * @param revision counts the changes of its state, from 1; a change names the one it was made on
     */
    record Head(RecordId id, RecordId protocol, int revision, ExperienceText text, Signature by) {
        public Head {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(by, "by");
        }

        Head next() {
            return new Head(id, protocol, revision + 1, text, by);
        }
    }

    /** Waits for somebody else to read it. */
    record Submitted(Head head) implements Experience {
        public Submitted {
            Objects.requireNonNull(head, "head");
        }

        @Override
        public State state() {
            return State.SUBMITTED;
        }

        /** @throws Refusal {@code experience.self-review} */
        public Accepted accept(Signature reviewer) {
            requireOther(this, reviewer);
            return new Accepted(head.next(), reviewer);
        }

        /** @throws Refusal {@code experience.self-review} */
        public Declined decline(String reason, Signature reviewer) {
            requireOther(this, reviewer);
            return new Declined(head.next(), reviewer, reason);
        }

        /** @throws Refusal {@code experience.not-author} */
        public WithdrawnByAuthor withdraw(Signature author) {
            if (!author.isOfOneOf(by().hands())) {
                throw new Refusal(
                        "experience.not-author",
                        "The report is of \"" + by().counts() + "\", who alone withdraws it; decline it with a reason",
                        by().counts());
            }
            return new WithdrawnByAuthor(head.next(), author);
        }
    }

    /** Counts: everybody who may read the document reads it, and it may move its evidence level. */
    record Accepted(Head head, Signature reviewer) implements Experience {
        public Accepted {
            Objects.requireNonNull(head, "head");
            Objects.requireNonNull(reviewer, "reviewer");
        }

        @Override
        public State state() {
            return State.ACCEPTED;
        }

        @Override
        public Optional<Signature> decided() {
            return Optional.of(reviewer);
        }
    }

    /** @param reason why, at most 2 000 characters; its author reads it */
    record Declined(Head head, Signature reviewer, String reason) implements Experience {
        public Declined {
            Objects.requireNonNull(head, "head");
            Objects.requireNonNull(reviewer, "reviewer");
            reason = Rules.given("reason", Rules.optionalText("reason", reason, Rules.LONG_LINE));
        }

        @Override
        public State state() {
            return State.DECLINED;
        }

        @Override
        public Optional<Signature> decided() {
            return Optional.of(reviewer);
        }
    }

    record WithdrawnByAuthor(Head head, Signature author) implements Experience {
        public WithdrawnByAuthor {
            Objects.requireNonNull(head, "head");
            Objects.requireNonNull(author, "author");
        }

        @Override
        public State state() {
            return State.WITHDRAWN;
        }

        @Override
        public Optional<Signature> decided() {
            return Optional.of(author);
        }
    }

    /**
     * Reports that a document was used.
     *
     * @param today by the country's main zone: nobody reports what is still to come
     * @throws Refusal {@code experience.future}
     */
    static Submitted report(RecordId id, RecordId protocol, ExperienceText text, LocalDate today, Signature by) {
        if (text.usedTo().isAfter(today)) {
            throw new Refusal(
                            "experience.future",
                            "The last day (" + text.usedTo() + ") is still to come, today is " + today
                                    + "; report what has happened",
                            text.usedTo(),
                            today)
                    .at("usedTo");
        }
        return new Submitted(new Head(id, protocol, 1, text, by));
    }

    /**
     * The four eyes: neither its author nor the absent officer behind a deputy, on either side.
     *
     * @throws Refusal {@code experience.self-review}
     */
    static void requireOther(Experience experience, Signature reviewer) {
        if (reviewer.isOfOneOf(experience.by().hands())) {
            throw new Refusal(
                    "experience.self-review",
                    "\"" + reviewer.officer()
                            + "\" wrote this report or acts for who wrote it; it is reviewed by somebody else",
                    reviewer.officer());
        }
    }

    /** That something is not done in this state. */
    static Refusal state(Experience experience, State wanted) {
        return new Refusal(
                "experience.state",
                "This report is " + experience.state().token() + "; that is done with one that is " + wanted.token()
                        + ": open it again and see what can be done",
                experience.state().token(),
                wanted.token());
    }

    /** That what is out of use is not reported on, nor is its evidence assessed. */
    static Refusal outOfUse(String reference) {
        return new Refusal(
                "experience.document-withdrawn",
                "\"" + reference + "\" is out of use; no report of use is taken and its evidence stays as it is",
                reference);
    }

    /** That a version cannot have been used. */
    static Refusal unknownEdition(int edition) {
        return new Refusal(
                        "experience.version",
                        "The document has no version " + edition + " that is or was in effect; choose one of its list",
                        edition)
                .at("edition");
    }

    /** The word for a state. */
    enum State {
        SUBMITTED,
        ACCEPTED,
        DECLINED,
        WITHDRAWN;

        /** The word used in addresses and the API. */
        public String token() {
            return Token.of(this);
        }

        public static Optional<State> of(String token) {
            return Token.find(values(), token);
        }
    }
}
