package org.enlace.protocols;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Edition.Core;
import org.enlace.protocols.Edition.Stage;

/** Who may do what with a version, and when. */
public final class EditionRules {
    /** The most people who read a version in one round. */
    public static final int REVIEWERS_AT_MOST = 10;

    private EditionRules() {}

    /** That something is not done in this state. */
    public static Refusal stage(Edition edition, Stage wanted) {
        return new Refusal(
                "edition.stage",
                "This version is " + edition.stage().token() + "; that is done with one that is " + wanted.token()
                        + ": open it again and see what can be done",
                edition.stage().token(),
                wanted.token());
    }

    static void requireAuthor(Edition edition, Signature by) {
        if (!edition.core().authors().contains(by.counts())) {
            throw new Refusal(
                    "edition.not-author",
                    "\"" + by.counts() + "\" is no author of this version; its authors are "
                            + Edition.names(edition.core().authors()),
                    by.counts(),
                    Edition.names(edition.core().authors()));
        }
    }

    static void requireReviewer(Core core, Signature by) {
        if (by.isOfOneOf(core.authors())) {
            throw new Refusal(
                    "edition.self-review",
                    "\"" + by.officer()
                            + "\" wrote this version or acts for who wrote it; it is reviewed by somebody else",
                    by.officer());
        }
        if (!core.reviewers().contains(by.counts())) {
            throw new Refusal(
                    "edition.not-reviewer",
                    "\"" + by.counts() + "\" is no reviewer of this version; its reviewers are "
                            + Edition.names(core.reviewers()),
                    by.counts(),
                    Edition.names(core.reviewers()));
        }
    }

    static void requireOthers(Core core, Set<OfficerId> reviewers, OfficerId approver) {
        if (reviewers.isEmpty()) {
            throw Rules.missing("reviewers");
        }
        Rules.tooMany("reviewers", reviewers.size(), REVIEWERS_AT_MOST);
        for (OfficerId reviewer : reviewers) {
            if (core.authors().contains(reviewer)) {
                throw new Refusal(
                                "edition.author-reviews",
                                "\"" + reviewer + "\" wrote this version; name reviewers who did not",
                                reviewer)
                        .at("reviewers");
            }
        }
        if (approver == null) {
            throw Rules.missing("approver");
        }
        if (core.authors().contains(approver)) {
            throw new Refusal(
                            "edition.author-approves",
                            "\"" + approver + "\" wrote this version; name an approver who did not",
                            approver)
                    .at("approver");
        }
    }

    /**
     * That a text was written against a version which another one followed.
     *
     * @param current the number of the version in effect, or of the one that is approved and waits
     */
    public static Optional<Refusal> outdated(Core core, int current) {
        return core.basedOn() >= current
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "edition.outdated",
                        "This text goes on from version " + core.basedOn() + ", but version " + current
                                + " came since; let the authors take it back, compare and renew it",
                        core.basedOn(),
                        current));
    }

    /**
     * That the document was corrected or restricted in place after a text had been begun from it or renewed: in effect, the text would undo
     * that.
     *
     * @param changed when the document's words were changed in place last
     */
    public static Optional<Refusal> changedInPlace(Core core, String reference, Instant changed) {
        return !changed.isAfter(core.begun().at())
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "edition.changed-in-place",
                        "\"" + reference
                                + "\" was changed in place after this text was begun or renewed; let the authors"
                                + " take it back, compare and renew it on the record as it is now",
                        reference));
    }

    static String disagreeing(Core core) {
        Map<OfficerId, Opinion> current = core.current();
        return core.reviewers().stream()
                .filter(reviewer ->
                        !current.containsKey(reviewer) || !current.get(reviewer).agrees())
                .map(OfficerId::value)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static Core with(Core core, Opinion opinion) {
        List<Opinion> opinions = new ArrayList<>(core.opinions());
        opinions.removeIf(
                before -> before.round() == opinion.round() && before.reviewer().equals(opinion.reviewer()));
        opinions.add(opinion);
        return new Core(
                core.id(),
                core.protocol(),
                core.revision(),
                core.basedOn(),
                core.text(),
                core.authors(),
                core.round(),
                core.reviewers(),
                core.approver(),
                opinions,
                core.begun(),
                core.changed());
    }

    static boolean wider(NeedToKnow one, NeedToKnow other) {
        return other.restricted()
                && (!one.restricted()
                        || !other.officers().containsAll(one.officers())
                        || !other.units().containsAll(one.units()));
    }

    /** Begun anew by whoever began it, on the document as it is at this moment. */
    static Core begunAnew(Core core, Instant at) {
        return new Core(
                core.id(),
                core.protocol(),
                core.revision(),
                core.basedOn(),
                core.text(),
                core.authors(),
                core.round(),
                core.reviewers(),
                core.approver(),
                core.opinions(),
                new Signature(core.begun().officer(), core.begun().actingFor(), at),
                core.changed());
    }

    static Core writtenBy(Core core, Set<OfficerId> authors, int basedOn) {
        Rules.tooMany("authors", authors.size(), Core.AUTHORS_AT_MOST);
        return new Core(
                core.id(),
                core.protocol(),
                core.revision(),
                basedOn,
                core.text(),
                authors,
                core.round(),
                core.reviewers(),
                core.approver(),
                core.opinions(),
                core.begun(),
                core.changed());
    }

    /** An owner's reason for taking back may be longer than one for withdrawing. */
    static String shortened(String reason) {
        return reason.length() > Rules.ITEM ? reason.substring(0, Rules.ITEM - 1) + "…" : reason;
    }
}
