package org.enlace.protocols;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The versions of the library's documents. A service. A draft and what is in review exist for those who work on them alone: its
 * authors, its reviewers, its approver; for everybody else there is none ({@link org.enlace.platform.NotFound}). What has a number is
 * for whoever may know the document. Every change is one transaction with its entry in the audit, and names the revision it was made
 * on ({@link org.enlace.platform.Stale}). What cannot be done in a version's state is refused with {@code edition.stage}.
 */
public interface Editions {
    Permission REVIEW = new Permission("protocols.review");
    Permission APPROVE = new Permission("protocols.approve");

    /** Today, in the zone of the node's country, by which versions come into effect. */
    LocalDate today();

    /** A version in whatever state it is, to be linked to or changed. */
    Edition find(RecordId id, Caller caller);

    /**
     * A version to be read: of a restricted document that is in the library only with a reason, see {@link Protocols#open}.
     *
     * @param reason null where it was said before in this session, or where the version may not be restricted
     */
    Edition open(RecordId id, String reason, Caller caller);

    /** The versions of a document that have a number, the latest first; none where nobody holds on to what its record says. */
    List<Edition> of(RecordId protocol, Caller caller);

    /** The drafts and reviews the caller works on, the latest first, at most 100. */
    List<Edition> work(Caller caller);

    /** What is approved and waits for its day, as far as the caller may know it, the nearest first, at most 100. */
    List<Edition> coming(Caller caller);

    /**
     * Begins a document that is not in the library yet.
     *
     * @param requestKey repeats of the same request give the draft of the first, see {@link Protocols#create}; null for none
     * @throws org.enlace.platform.Refusal what is wrong with the text; {@code protocol.restricted-without-you}
     */
    Edition begin(Wording wording, String requestKey, Caller caller);

    /**
     * Begins the next version of a document with the words of the one in effect; where the caller has a draft or review of it already,
     * gives that one.
     *
     * @throws org.enlace.platform.Refusal {@code protocol.withdrawn}
     */
    Edition next(RecordId protocol, Caller caller);

    Edition.Draft edit(RecordId id, int revision, Wording wording, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code edition.not-writer} for somebody who may not write or may not know the text */
    Edition.Draft invite(RecordId id, int revision, OfficerId author, Caller caller);

    /**
     * Says that the text was compared with the version in effect by now. Where that is restricted and the text is for others
     * too, the text is restricted to the same.
     *
     * @throws org.enlace.platform.Refusal {@code edition.up-to-date}
     */
    Edition.Draft renew(RecordId id, int revision, Caller caller);

    /**
     * Why a draft or review cannot be approved before it is renewed: {@code edition.outdated} where another version came since,
     * {@code edition.changed-in-place} where the record was corrected or restricted since; empty for what has a number.
     */
    Optional<Refusal> behind(Edition edition, Caller caller);

    /**
     * Gives it into review.
     *
     * @throws org.enlace.platform.Refusal {@code edition.author-reviews}, {@code edition.author-approves},
     *     {@code edition.not-reader} for somebody who may not do it or may not know the text
     */
    Edition.InReview submit(RecordId id, int revision, Set<OfficerId> reviewers, OfficerId approver, Caller caller);

    /**
     * A reviewer's opinion.
     *
     * @throws org.enlace.platform.Refusal {@code edition.self-review}, {@code edition.not-reviewer},
     *     {@code edition.reason-missing}, {@code edition.section}
     */
    Edition.InReview review(
            RecordId id, int revision, boolean agrees, String reason, Map<String, String> remarks, Caller caller);

    /** Takes it back from review. */
    Edition.Draft reopen(RecordId id, int revision, Caller caller);

    /** Gives a draft or a review up, without a number being used. */
    Edition.Aborted abort(RecordId id, int revision, String reason, Caller caller);

    /**
     * Decides that it comes into effect: today where it names no later day. Until a later day the document stands still.
     *
     * @return approved, or effective already
     * @throws org.enlace.platform.Refusal as {@link org.enlace.platform.SecondOfficer#of} for who wrote it, who came without a second
     *     factor and the console; {@code edition.not-approver}, {@code edition.not-agreed}, {@code edition.outdated}, {@code edition.changed-in-place},
     *     {@code edition.pending}
     */
    Edition approve(RecordId id, int revision, Caller caller);

    /** Takes an approval back before its day. To take what is in effect out of use, see {@link Protocols#withdraw}. */
    Edition.Withdrawn cancel(RecordId id, int revision, String reason, Caller caller);

    /** Says that the version in effect is still right, until another day. */
    Edition.Effective confirm(RecordId id, int revision, LocalDate nextReview, Caller caller);

    /** The version with a number of a document, be it that the record alone says what it is. */
    Optional<ProtocolContent> text(RecordId protocol, int number, Caller caller);

    /** Brings into effect what is due today. Asked by the node itself. */
    int takeEffect();

    /**
     * What somebody writes into a draft.
     *
     * @param draft      what the document says
     * @param changes    see {@link EditionText#changes()}
     * @param from       see {@link EditionText#from()}
     * @param nextReview see {@link EditionText#nextReview()}
     */
    record Wording(ProtocolDraft draft, String changes, LocalDate from, LocalDate nextReview) {}
}
