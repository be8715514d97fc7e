package org.enlace.protocols;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;

/**
 * How one requirement of the version a country adopted stands there. What was found of an item is changed while it is open; once it is
 * done, verified or not applicable it is taken back into work first, so that nobody vouches for what is changed under them.
 */
public sealed interface ChecklistItem {
    /** What {@code Stale} and the audit call one. */
    String KIND = "protocol-checklist-item";

    Core core();

    Standing standing();

    /** The same with another core. */
    ChecklistItem with(Core core);

    /** Who called it done, and when. */
    default Optional<Signature> finished() {
        return Optional.empty();
    }

    /** Who verified it, and when. */
    default Optional<Signature> checked() {
        return Optional.empty();
    }

    /** Why it does not apply. */
    default String reason() {
        return null;
    }

    default RecordId id() {
        return core().id();
    }

    default RecordId protocol() {
        return core().protocol();
    }

    default int revision() {
        return core().revision();
    }

    default Optional<UnitId> unit() {
        return Optional.ofNullable(core().duty().unit());
    }

    /** Whether it is still to be done and its day is over. */
    default boolean overdue(LocalDate today) {
        LocalDate due = core().duty().due();
        return core().counted() && standing().open() && due != null && due.isBefore(today);
    }

    /**
     * Puts it on another footing.
     *
     * @param reason why it does not apply; else not looked at
     * @throws org.enlace.platform.Refusal {@code checklist.transition}, {@code checklist.self-verification},
     *     {@code protocol.required}
     */
    ChecklistItem become(Standing wanted, String reason, Signature by);

    /**
     * What every item has.
     *
     * @param id          made by this node
     * @param protocol    the document
     * @param requirement the key of its requirement
     * @param edition     the number of the version whose words it stands for
     * @param reworded    the number of the version it was last worked on in, where its words are different since; 0 where they are not
     * @param counted     whether the version the country adopted still asks for it
     * @param revision    grows with each change, from 1
     */
    record Core(
            RecordId id,
            RecordId protocol,
            String requirement,
            int edition,
            int reworded,
            boolean counted,
            int revision,
            Duty duty,
            Findings findings,
            Signature changed) {
        public Core {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(protocol, "protocol");
            requirement = Rules.key("requirement", requirement);
            Objects.requireNonNull(duty, "duty");
            Objects.requireNonNull(findings, "findings");
            Objects.requireNonNull(changed, "changed");
        }

        /** Whoever changes it has its words before them. */
        Core next(Signature by) {
            return new Core(id, protocol, requirement, edition, 0, counted, revision + 1, duty, findings, by);
        }

        Core saying(Duty other, Findings found, Signature by) {
            return new Core(id, protocol, requirement, edition, 0, counted, revision + 1, other, found, by);
        }

        Core assigned(Duty other, Signature by) {
            return new Core(id, protocol, requirement, edition, reworded, counted, revision + 1, other, findings, by);
        }

        Core carried(int to, boolean otherWords, Signature by) {
            int since = otherWords && reworded == 0 ? edition : reworded;
            return new Core(id, protocol, requirement, to, since, true, revision + 1, duty, findings, by);
        }

        Core dropped(Signature by) {
            return new Core(id, protocol, requirement, edition, reworded, false, revision + 1, duty, findings, by);
        }
    }

    /** It is still to be done. */
    sealed interface Open extends ChecklistItem {
        /** Says who sees to it and what was found. */
        default ChecklistItem revise(Duty duty, Findings findings, Signature by) {
            return with(core().saying(duty, findings, by));
        }

        default Done finish(Signature by) {
            return new Done(core().next(by), by);
        }

        /** @param reason why the country need not do it, at most 2 000 characters */
        default NotApplicable exempt(String reason, Signature by) {
            return new NotApplicable(core().next(by), ChecklistRules.reason(reason), by);
        }
    }

    /** Nothing is done yet. */
    record NotStarted(Core core) implements Open {
        @Override
        public Standing standing() {
            return Standing.NOT_STARTED;
        }

        @Override
        public NotStarted with(Core other) {
            return new NotStarted(other);
        }

        public InProgress start(Signature by) {
            return new InProgress(core.next(by));
        }

        @Override
        public ChecklistItem become(Standing wanted, String reason, Signature by) {
            return switch (wanted) {
                case NOT_STARTED -> this;
                case IN_PROGRESS -> start(by);
                case DONE -> finish(by);
                case NOT_APPLICABLE -> exempt(reason, by);
                case VERIFIED -> throw ChecklistRules.transition(standing(), wanted);
            };
        }
    }

    /** Somebody works on it. */
    record InProgress(Core core) implements Open {
        @Override
        public Standing standing() {
            return Standing.IN_PROGRESS;
        }

        @Override
        public InProgress with(Core other) {
            return new InProgress(other);
        }

        /** It was not begun after all. */
        public NotStarted reset(Signature by) {
            return new NotStarted(core.next(by));
        }

        @Override
        public ChecklistItem become(Standing wanted, String reason, Signature by) {
            return switch (wanted) {
                case NOT_STARTED -> reset(by);
                case IN_PROGRESS -> this;
                case DONE -> finish(by);
                case NOT_APPLICABLE -> exempt(reason, by);
                case VERIFIED -> throw ChecklistRules.transition(standing(), wanted);
            };
        }
    }

    /** @param by who called it done */
    record Done(Core core, Signature by) implements ChecklistItem {
        public Done {
            Objects.requireNonNull(by, "by");
        }

        @Override
        public Standing standing() {
            return Standing.DONE;
        }

        @Override
        public Done with(Core other) {
            return new Done(other, by);
        }

        @Override
        public Optional<Signature> finished() {
            return Optional.of(by);
        }

        /** Somebody else, behind whom nobody stands who called it done, has looked. */
        public Verified verify(Signature verifier) {
            if (verifier.isOfOneOf(by.hands())) {
                throw ChecklistRules.selfVerification(verifier);
            }
            return new Verified(core.next(verifier), by, verifier);
        }

        public InProgress reopen(Signature again) {
            return new InProgress(core.next(again));
        }

        @Override
        public ChecklistItem become(Standing wanted, String reason, Signature signature) {
            return switch (wanted) {
                case DONE -> this;
                case VERIFIED -> verify(signature);
                case IN_PROGRESS -> reopen(signature);
                default -> throw ChecklistRules.transition(standing(), wanted);
            };
        }
    }

    /**
     * @param by       who called it done
     * @param verifier who looked
     */
    record Verified(Core core, Signature by, Signature verifier) implements ChecklistItem {
        public Verified {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(verifier, "verifier");
        }

        @Override
        public Standing standing() {
            return Standing.VERIFIED;
        }

        @Override
        public Verified with(Core other) {
            return new Verified(other, by, verifier);
        }

        @Override
        public Optional<Signature> finished() {
            return Optional.of(by);
        }

        @Override
        public Optional<Signature> checked() {
            return Optional.of(verifier);
        }

        public InProgress reopen(Signature again) {
            return new InProgress(core.next(again));
        }

        @Override
        public ChecklistItem become(Standing wanted, String reason, Signature signature) {
            return switch (wanted) {
                case VERIFIED -> this;
                case IN_PROGRESS -> reopen(signature);
                default -> throw ChecklistRules.transition(standing(), wanted);
            };
        }
    }

    /** @param by who said so */
    record NotApplicable(Core core, String reason, Signature by) implements ChecklistItem {
        public NotApplicable {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(by, "by");
        }

        @Override
        public Standing standing() {
            return Standing.NOT_APPLICABLE;
        }

        @Override
        public NotApplicable with(Core other) {
            return new NotApplicable(other, reason, by);
        }

        /** It does apply. */
        public NotStarted apply(Signature again) {
            return new NotStarted(core.next(again));
        }

        @Override
        public ChecklistItem become(Standing wanted, String why, Signature signature) {
            return switch (wanted) {
                case NOT_APPLICABLE -> this;
                case NOT_STARTED -> apply(signature);
                default -> throw ChecklistRules.transition(standing(), wanted);
            };
        }
    }

    /** An item of a version that was adopted. */
    static NotStarted first(RecordId id, RecordId protocol, String requirement, int edition, Signature by) {
        return new NotStarted(new Core(id, protocol, requirement, edition, 0, true, 1, Duty.NONE, Findings.NONE, by));
    }

    /**
     * Says who sees to it and until when, nothing else.
     *
     * @throws org.enlace.platform.Refusal {@code checklist.settled} where it is not open
     */
    default ChecklistItem assign(Duty duty, Signature by) {
        if (duty.equals(core().duty())) {
            return this;
        }
        if (!standing().open()) {
            throw ChecklistRules.settled(standing());
        }
        return with(core().assigned(duty, by));
    }

    /** Another version was adopted, which asks for it too. @param otherWords whether in other words */
    default ChecklistItem carry(int edition, boolean otherWords, Signature by) {
        return with(core().carried(edition, otherWords, by));
    }

    /** Another version was adopted, which does not ask for it. */
    default ChecklistItem drop(Signature by) {
        return with(core().dropped(by));
    }

    /** The word for how an item stands. */
    enum Standing {
        NOT_STARTED,
        IN_PROGRESS,
        DONE,
        VERIFIED,
        NOT_APPLICABLE;

        /** The word used in addresses, files and the API. */
        public String token() {
            return Token.of(this);
        }

        public static Optional<Standing> of(String token) {
            return Token.find(values(), token);
        }

        /** All of them, as a person is told. */
        public static String all() {
            return Token.list(values());
        }

        /** Whether it is still to be done. */
        public boolean open() {
            return this == NOT_STARTED || this == IN_PROGRESS;
        }

        /** Those it can be put on from here. */
        public Set<Standing> next() {
            return switch (this) {
                case NOT_STARTED -> EnumSet.of(IN_PROGRESS, DONE, NOT_APPLICABLE);
                case IN_PROGRESS -> EnumSet.of(NOT_STARTED, DONE, NOT_APPLICABLE);
                case DONE -> EnumSet.of(IN_PROGRESS, VERIFIED);
                case VERIFIED -> EnumSet.of(IN_PROGRESS);
                case NOT_APPLICABLE -> EnumSet.of(NOT_STARTED);
            };
        }

        String following() {
            return Arrays.stream(values())
                    .filter(next()::contains)
                    .map(Standing::token)
                    .collect(Collectors.joining(", "));
        }
    }
}
