package org.enlace.jit.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * What this country drafts in its teams. A service. Every call asks whether the caller may know of the team
 * ({@link org.enlace.platform.NotFound} where not) and holds the permission; every change is one transaction, with its entry in the audit.
 */
public interface Drafts {
    /** What {@link org.enlace.platform.Stale} and the audit call a draft. */
    String KIND = "jit-draft";

    /** @throws org.enlace.platform.Refusal {@code jit.catalogue-record} where a file of the unit's is wrong */
    ClauseCatalogue catalogue();

    /** Looking at a draft is an entry of the audit. */
    Optional<Shown> find(RecordId team, InstrumentKind kind, Caller caller);

    /** Which version a draft has; 0 where there is none. */
    int version(RecordId team, InstrumentKind kind, Caller caller);

    /**
     * Begins a draft: of an agreement on a legal basis, of an annex from what is in force.
     *
     * @param basis of an agreement; of an annex that of the agreement counts
     * @throws org.enlace.platform.Refusal {@code jit.draft-begun} where there is one, {@code jit.nothing-in-force} for an annex of nothing,
     *     {@code jit.basis}
     */
    Draft begin(RecordId team, InstrumentKind kind, String basis, Set<Language> languages, Caller caller);

    /**
     * Begins a draft from what was proposed, or goes on with the words of it in the place of all that was drafted.
     *
     * @param version of the draft that is written over; 0 where there is none
     */
    Draft beginFrom(RecordId team, RecordId proposal, int version, Caller caller);

    /**
     * Changes what a draft says.
     *
     * @param version the version the change was made on
     * @param change  what becomes of it
     * @throws org.enlace.platform.Stale when it has another version by now
     */
    Draft revise(RecordId team, InstrumentKind kind, int version, Change change, Caller caller);

    /** Throws the draft away. */
    void discard(RecordId team, InstrumentKind kind, int version, Caller caller);

    /** Who wrote what was proposed: they do not sign it for this country. */
    Set<OfficerId> drafters(RecordId instrument);

    /** A change of a draft. */
    @FunctionalInterface
    interface Change {
        /** @param version the draft has once it is made */
        DraftContent of(DraftContent now, int version);
    }

    /**
     * A draft with all that follows from it.
     *
     * @param gaps   what it lacks
     * @param filled what placeholders are filled with, by language and name
     * @param known  what the team says of them by itself, also where something else was written
     */
    record Shown(
            Draft draft,
            List<Gap> gaps,
            Map<Language, Map<String, String>> filled,
            Map<Language, Map<String, String>> known) {
        /** Whether it can be proposed. */
        public boolean complete() {
            return gaps.stream().noneMatch(Gap::blocks);
        }
    }
}
