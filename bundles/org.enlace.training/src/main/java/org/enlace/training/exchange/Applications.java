package org.enlace.training.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;

/**
 * Applications for exchanges, from the form to the follow-up. Each caller sees what is theirs: officers their own, whoever endorses
 * those of the own country, hosts those with a place in the own country, whoever organises all; nothing else exists for them
 * ({@link org.enlace.platform.NotFound}). Every call checks the caller's permission ({@link org.enlace.platform.Forbidden}); every
 * change is one transaction, with its entry in the audit. A change names the version it was made on, and is
 * {@link org.enlace.platform.Stale} where there is a later one. Nobody decides on an application of their own.
 */
public interface Applications {
    /** Applies, and sees what became of it. */
    Permission APPLY = new Permission("training.apply");

    /** Endorses or refuses the applications of the own country. */
    Permission ENDORSE = new Permission("training.endorse");

    Application find(RecordId id, Caller caller);

    /** Those the caller may see, the first handed in first. */
    Part<Application> list(Query query, Place place, int size, Caller caller);

    /**
     * What a list is about.
     *
     * @param call   of this call; empty for all
     * @param stages any of these; empty for all
     * @param own    only those the caller applied with or handed in
     * @param words  that stand in name or post, in whatever case; empty for all
     */
    record Query(Optional<RecordId> call, Set<Stage> stages, boolean own, String words) {
        public static final Query ALL = new Query(Optional.empty(), Set.of(), false, "");

        public Query {
            stages = Set.copyOf(stages);
            words = words == null ? "" : words.strip();
        }

        public Query of(RecordId wanted) {
            return new Query(Optional.of(wanted), stages, own, words);
        }

        public Query at(Set<Stage> wanted) {
            return new Query(call, wanted, own, words);
        }

        public Query mine() {
            return new Query(call, stages, true, words);
        }
    }

    /** How many of a call the caller may see, by how far they are. */
    Map<Stage, Integer> counts(RecordId call, Caller caller);

    /** What the caller can do with it now. */
    Set<Move> moves(Application application, Caller caller);

    /** Its course, the first step first. */
    List<Step> steps(RecordId id, Caller caller);

    // The form

    /** The draft the caller has begun for a call; a new one where there is none. */
    ApplicationDraft begin(RecordId call, Caller caller);

    ApplicationDraft draft(RecordId id, Caller caller);

    /** The caller's drafts, the newest first. */
    List<ApplicationDraft> drafts(Caller caller);

    /** @param version the one that was looked at */
    ApplicationDraft save(RecordId id, int version, Map<String, List<String>> answers, Caller caller);

    void discardDraft(RecordId id, Caller caller);

    /**
     * Hands in what a draft has become.
     *
     * @throws org.enlace.platform.Refusal {@code placement.applied-already} where the officer has an application for the call that is
     *     not over, {@code placement.other-applicant} where somebody who does not organise applies for another officer or country
     */
    Application.Submitted handIn(RecordId draft, ApplicationForm form, Caller caller);

    /** The same without a draft. */
    Application.Submitted apply(RecordId call, ApplicationForm form, Caller caller);

    Application.Submitted revise(RecordId id, int version, ApplicationForm form, Caller caller);

    /** By the officer, whoever handed it in or whoever organises, before the travel. */
    Application.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller);

    // The decisions

    Application.Endorsed endorse(RecordId id, int version, Caller caller);

    Application.Refused refuse(RecordId id, int version, String reason, Caller caller);

    /**
     * Proposes a place by hand; for whoever organises.
     *
     * @throws org.enlace.platform.Refusal {@code placement.place-full}, {@code placement.overlap}, {@code placement.declined-before}
     */
    Application.Proposed propose(RecordId id, int version, Placement placement, Caller caller);

    Application.Accepted accept(RecordId id, int version, Caller caller);

    Application.Endorsed discard(RecordId id, int version, Caller caller);

    Application.HostConfirmed confirm(RecordId id, int version, Caller caller);

    Application.HostDeclined decline(RecordId id, int version, String reason, Caller caller);

    Application.Endorsed lookAgain(RecordId id, int version, Caller caller);

    // The exchange

    Application.HostConfirmed tick(RecordId id, int version, Preparation.Item item, boolean needed, Caller caller);

    Application.HostConfirmed untick(RecordId id, int version, Preparation.Item item, Caller caller);

    Application.Prepared prepared(RecordId id, int version, Caller caller);

    Application.Held hold(RecordId id, int version, Caller caller);

    // What comes after

    /** @param file of the application */
    Application.Held handIn(RecordId id, int version, Papers.Paper paper, RecordId file, Caller caller);

    /** What was spent; a later list stands in the place of the one before. */
    Application.Held setExpenses(RecordId id, int version, List<Expense> expenses, Caller caller);

    List<Expense> expenses(RecordId id, Caller caller);

    /** All papers are in; for whoever organises. */
    Application.Reported reported(RecordId id, int version, Caller caller);

    /** Gives the certificate; for whoever organises. */
    Application.Certified certify(RecordId id, int version, Caller caller);

    Application.Certified answer(RecordId id, int version, FollowUp.Due due, String used, Caller caller);

    /** @param product the practice or lesson that came of it, where one did */
    Application.FollowedUp followedUp(RecordId id, int version, Optional<RecordId> product, Caller caller);
}
