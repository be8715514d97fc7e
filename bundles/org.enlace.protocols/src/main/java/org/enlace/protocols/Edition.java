package org.enlace.protocols;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SecondOfficer;

/**
 * A version of a document under control, as people call it; the counter of a record's changes has that name in the code. Its state is
 * its type: draft, in review, approved, effective, then superseded or withdrawn; or aborted, which takes no number. Whoever wrote a
 * text neither reviews nor approves it, whichever account they use (ISO 9001:2015, 7.5.2 and 7.5.3).
 * It is long because every transition is a method of the state it starts from.
 */
public sealed interface Edition {
    /** What {@code NotFound}, {@code Stale} and the audit call one. */
    String KIND = "protocol-version";

    Core core();

    Stage stage();

    /** Counts the versions of one document from 1; given when it is approved, so that what is aborted leaves no gap. */
    default OptionalInt number() {
        return OptionalInt.empty();
    }

    default Optional<Approval> approval() {
        return Optional.empty();
    }

    /** Why it was aborted or withdrawn, and by whom. */
    default Optional<End> end() {
        return Optional.empty();
    }

    default RecordId id() {
        return core().id();
    }

    /** The document; it stands in the library once its first version is in effect. */
    default RecordId protocol() {
        return core().protocol();
    }

    /** Counts the changes of this version, from 1; a change names the one it was made on. */
    default int revision() {
        return core().revision();
    }

    default EditionText text() {
        return core().text();
    }

    default ProtocolContent content() {
        return core().text().content();
    }

    /** Whether somebody works on it: an author, a reviewer or the approver. */
    default boolean concerns(OfficerId officer) {
        return core().authors().contains(officer)
                || core().reviewers().contains(officer)
                || officer.equals(core().approver());
    }

    /**
     * What every version has.
     *
     * @param id        of the version
     * @param protocol  of the document
     * @param revision  see {@link Edition#revision()}
     * @param basedOn   the number of the version that was in effect when this one was begun; 0 for a new document
     * @param text      what it says
     * @param authors   everybody who ever had a hand in the text, at most {@value #AUTHORS_AT_MOST}
     * @param round     how often it was given into review
     * @param reviewers who reads it in this round
     * @param approver  who decides in this round; null where nobody was named yet
     * @param opinions  of all rounds, in the order they were given
     * @param begun     by whom, and when; renewing it begins it anew
     * @param changed   last, and by whom
     */
    record Core(
            RecordId id,
            RecordId protocol,
            int revision,
            int basedOn,
            EditionText text,
            Set<OfficerId> authors,
            int round,
            Set<OfficerId> reviewers,
            OfficerId approver,
            List<Opinion> opinions,
            Signature begun,
            Signature changed) {
        public static final int AUTHORS_AT_MOST = 20;

        public Core {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(text, "text");
            authors = Set.copyOf(authors);
            reviewers = Set.copyOf(reviewers);
            opinions = List.copyOf(opinions);
            Objects.requireNonNull(begun, "begun");
            Objects.requireNonNull(changed, "changed");
        }

        /** The opinions of the round that is on, the last of each reviewer. */
        public Map<OfficerId, Opinion> current() {
            Map<OfficerId, Opinion> last = new LinkedHashMap<>();
            opinions.stream().filter(opinion -> opinion.round() == round).forEach(opinion -> {
                last.remove(opinion.reviewer());
                last.put(opinion.reviewer(), opinion);
            });
            return last;
        }

        Core next(Signature by) {
            return new Core(
                    id,
                    protocol,
                    revision + 1,
                    basedOn,
                    text,
                    authors,
                    round,
                    reviewers,
                    approver,
                    opinions,
                    begun,
                    by);
        }

        Core saying(EditionText other) {
            return new Core(
                    id, protocol, revision, basedOn, other, authors, round, reviewers, approver, opinions, begun,
                    changed);
        }
    }

    /**
     * @param by     who ended it
     * @param reason why, at most 1 000 characters
     */
    record End(Signature by, String reason) {
        public End {
            Objects.requireNonNull(by, "by");
            reason = Rules.given("reason", Rules.optionalText("reason", reason, Rules.ITEM));
        }
    }

    /** Being written. It exists for those who work on it alone. */
    record Draft(Core core) implements Edition {
        /** The first words of a version. */
        public static Draft begin(RecordId id, RecordId protocol, int basedOn, EditionText text, Signature by) {
            return new Draft(
                    new Core(id, protocol, 1, basedOn, text, by.hands(), 0, Set.of(), null, List.of(), by, by));
        }

        @Override
        public Stage stage() {
            return Stage.DRAFT;
        }

        /** Other words; whoever writes them becomes an author. */
        public Draft edit(EditionText text, Signature by) {
            EditionRules.requireAuthor(this, by);
            Set<OfficerId> authors = new LinkedHashSet<>(core.authors());
            authors.addAll(by.hands());
            Core next = core.next(by).saying(text);
            return new Draft(EditionRules.writtenBy(next, authors, core.basedOn()));
        }

        /** Lets somebody else write too. */
        public Draft invite(OfficerId other, Signature by) {
            EditionRules.requireAuthor(this, by);
            Set<OfficerId> authors = new LinkedHashSet<>(core.authors());
            authors.add(Rules.given("author", other));
            return new Draft(EditionRules.writtenBy(core.next(by), authors, core.basedOn()));
        }

        /**
         * Says that the text was looked through against the version that is in effect by now. Where that is for some only and the text
         * is for others too, the text is for the same ones, until somebody writes otherwise.
         */
        public Draft renew(int current, NeedToKnow now, Signature by) {
            EditionRules.requireAuthor(this, by);
            Core next = EditionRules.writtenBy(core.next(by), core.authors(), current);
            Core kept =
                    EditionRules.wider(content().restrictedTo(), now) ? next.saying(text().restrictedTo(now)) : next;
            return new Draft(EditionRules.begunAnew(kept, by.at()));
        }

        /** Gives it to those who read and the one who decides. */
        public InReview submit(Set<OfficerId> reviewers, OfficerId approver, Signature by) {
            EditionRules.requireAuthor(this, by);
            core.text().requireReady();
            EditionRules.requireOthers(core, reviewers, approver);
            Core next = core.next(by);
            return new InReview(new Core(
                    next.id(),
                    next.protocol(),
                    next.revision(),
                    next.basedOn(),
                    next.text(),
                    next.authors(),
                    next.round() + 1,
                    reviewers,
                    approver,
                    next.opinions(),
                    next.begun(),
                    by));
        }

        public Aborted abort(String reason, Signature by) {
            EditionRules.requireAuthor(this, by);
            return new Aborted(core.next(by), new End(by, reason));
        }
    }

    /** Read by its reviewers; nobody changes a word meanwhile. */
    record InReview(Core core) implements Edition {
        @Override
        public Stage stage() {
            return Stage.IN_REVIEW;
        }

        /** A reviewer's opinion; a later one of the same round stands in the place of the one before. */
        public InReview give(boolean agrees, String reason, Map<String, String> remarks, Signature by) {
            EditionRules.requireReviewer(core, by);
            Section.require(remarks.keySet(), content(), "remarks");
            return new InReview(
                    EditionRules.with(core.next(by), new Opinion(core.round(), agrees, reason, remarks, by)));
        }

        /** Takes it back to be changed; what was said of it stays readable. */
        public Draft reopen(Signature by) {
            EditionRules.requireAuthor(this, by);
            return new Draft(core.next(by));
        }

        public Aborted abort(String reason, Signature by) {
            EditionRules.requireAuthor(this, by);
            return new Aborted(core.next(by), new End(by, reason));
        }

        /** Whether every reviewer agrees. */
        public boolean agreed() {
            Map<OfficerId, Opinion> current = core.current();
            return core.reviewers().stream()
                    .allMatch(reviewer -> current.containsKey(reviewer)
                            && current.get(reviewer).agrees());
        }

        /**
         * Decides that it comes into effect, on its day or today where that is past.
         *
         * @param current the number of the version in effect or approved and waiting, 0 for none
         * @param latest  the number that was given last, be it taken back since; 0 for none
         * @param second  who decides; a document that counts takes two officers, and nobody who wrote it is the second
         * @throws Refusal as {@link SecondOfficer#of}, and what keeps it from coming into effect
         */
        public Approved approve(int current, int latest, LocalDate today, Caller second, Instant at) {
            Signature by = Signature.of(SecondOfficer.of(second, core.authors()), at);
            if (!by.counts().equals(core.approver())) {
                throw new Refusal(
                        "edition.not-approver",
                        "This version is approved by \"" + core.approver() + "\", not by \"" + by.counts() + "\"",
                        core.approver(),
                        by.counts());
            }
            if (!agreed()) {
                String missing = EditionRules.disagreeing(core);
                throw new Refusal(
                        "edition.not-agreed",
                        "These have not agreed yet: " + missing + "; wait for them, or let the authors take it back",
                        missing);
            }
            EditionRules.outdated(core, current).ifPresent(refusal -> {
                throw refusal;
            });
            LocalDate from = text().from() == null || text().from().isBefore(today) ? today : text().from();
            if (!text().nextReview().isAfter(from)) {
                throw new Refusal(
                                "edition.review-before-effect",
                                "The next review (" + text().nextReview() + ") comes after the day of effect (" + from
                                        + "); let the authors take it back and choose a later day",
                                text().nextReview(),
                                from)
                        .at("nextReview");
            }
            return new Approved(core.next(by), latest + 1, new Approval(by, from));
        }
    }

    /** Decided, and waiting for its day. */
    record Approved(Core core, int given, Approval decided) implements Edition {
        @Override
        public Stage stage() {
            return Stage.APPROVED;
        }

        @Override
        public OptionalInt number() {
            return OptionalInt.of(given);
        }

        @Override
        public Optional<Approval> approval() {
            return Optional.of(decided);
        }

        public Effective takeEffect(LocalDate today, Signature by) {
            if (today.isBefore(decided.from())) {
                throw new Refusal(
                        "edition.too-early",
                        "Version " + given + " comes into effect on " + decided.from() + ", not before",
                        given,
                        decided.from());
            }
            return new Effective(core.next(by), given, Optional.of(decided));
        }

        /** Takes the decision back before its day; the number is not given again. */
        public Withdrawn withdraw(String reason, Signature by) {
            return new Withdrawn(core.next(by), given, Optional.of(decided), false, new End(by, reason));
        }
    }

    /**
     * The version that counts.
     *
     * @param decided empty for what was taken over from its source and not approved here
     */
    record Effective(Core core, int given, Optional<Approval> decided) implements Edition {
        /** What a record of the library says now, as a version that others can hold on to. */
        public static Effective takenOver(RecordId id, Protocol protocol) {
            Stamp created = protocol.created();
            Signature begun = new Signature(created.officer(), Optional.empty(), created.at());
            Stamp last = protocol.changed();
            return new Effective(
                    new Core(
                            id,
                            protocol.id(),
                            1,
                            0,
                            new EditionText(protocol.content(), null, null, null),
                            Set.of(),
                            0,
                            Set.of(),
                            null,
                            List.of(),
                            begun,
                            new Signature(last.officer(), Optional.empty(), last.at())),
                    protocol.control().edition(),
                    Optional.empty());
        }

        /** The same version of a partner's document, with the words its owner sends for it now. */
        public static Effective takenOver(Edition kept, Protocol protocol, Signature by) {
            EditionText now = new EditionText(protocol.content(), null, null, null);
            return new Effective(
                    kept.core().next(by).saying(now), protocol.control().edition(), Optional.empty());
        }

        @Override
        public Stage stage() {
            return Stage.EFFECTIVE;
        }

        @Override
        public OptionalInt number() {
            return OptionalInt.of(given);
        }

        @Override
        public Optional<Approval> approval() {
            return decided;
        }

        public Superseded supersede(int by, Signature at) {
            if (by <= given) {
                throw new IllegalArgumentException("Version " + given + " is not superseded by " + by);
            }
            return new Superseded(core.next(at), given, decided, by);
        }

        public Withdrawn withdraw(String reason, Signature by) {
            return new Withdrawn(core.next(by), given, decided, true, new End(by, reason));
        }

        /** Says that it is still right, until another day. */
        public Effective reviewed(LocalDate next, LocalDate today, Signature by) {
            if (next == null) {
                throw Rules.missing("nextReview");
            }
            EditionText.inRange("nextReview", next);
            if (!next.isAfter(today)) {
                throw new Refusal(
                                "edition.review-past",
                                "The next review is on a day to come, not on " + next + "; choose a later day",
                                next)
                        .at("nextReview");
            }
            return new Effective(core.next(by).saying(text().reviewedUntil(next)), given, decided);
        }
    }

    /** A version of a partner's document that its owner took back: its words are gone. */
    static Withdrawn takenBack(Edition kept, String reason, Signature by) {
        EditionText left = new EditionText(kept.content().emptied(), null, null, null);
        return new Withdrawn(
                kept.core().next(by).saying(left),
                kept.number().orElseThrow(),
                Optional.empty(),
                true,
                new End(by, EditionRules.shortened(reason)));
    }

    /**
     * It counted once.
     *
     * @param by the number of the version after it
     */
    record Superseded(Core core, int given, Optional<Approval> decided, int by) implements Edition {
        @Override
        public Stage stage() {
            return Stage.SUPERSEDED;
        }

        @Override
        public OptionalInt number() {
            return OptionalInt.of(given);
        }

        @Override
        public Optional<Approval> approval() {
            return decided;
        }
    }

    /**
     * Out of use.
     *
     * @param counted whether it had been in effect; only then it can be put back
     */
    record Withdrawn(Core core, int given, Optional<Approval> decided, boolean counted, End ended) implements Edition {
        @Override
        public Stage stage() {
            return Stage.WITHDRAWN;
        }

        @Override
        public OptionalInt number() {
            return OptionalInt.of(given);
        }

        @Override
        public Optional<Approval> approval() {
            return decided;
        }

        @Override
        public Optional<End> end() {
            return Optional.of(ended);
        }

        public Effective restore(Signature by) {
            if (!counted) {
                throw EditionRules.stage(this, Stage.EFFECTIVE);
            }
            return new Effective(core.next(by), given, decided);
        }
    }

    /** Given up before it had a number. */
    record Aborted(Core core, End ended) implements Edition {
        @Override
        public Stage stage() {
            return Stage.ABORTED;
        }

        @Override
        public Optional<End> end() {
            return Optional.of(ended);
        }
    }

    /** The word for a state. */
    enum Stage {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        EFFECTIVE,
        SUPERSEDED,
        WITHDRAWN,
        ABORTED;

        /** The word used in addresses and the API, such as {@code in-review}. */
        public String token() {
            return Token.of(this);
        }

        public static Optional<Stage> of(String token) {
            return Token.find(values(), token);
        }

        /** Whether it is worked on, and exists for those who do alone. */
        public boolean open() {
            return this == DRAFT || this == IN_REVIEW;
        }
    }

    /** The names, for messages. */
    static String names(Set<OfficerId> officers) {
        return officers.stream().map(OfficerId::value).sorted().collect(Collectors.joining(", "));
    }
}
