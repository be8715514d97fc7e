package org.enlace.jit.agreement;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * The texts that parties proposed to one another. A service. Every call asks whether the caller may know of the team
 * ({@link org.enlace.platform.NotFound} where not) and holds the permission; whatever is said is one transaction, with its entry in the audit.
 */
public interface Proposals {
    /** The kind of statement that holds an instrument. */
    String PROPOSED = "text-proposed";

    /** The kind of statement that says something of a clause. */
    String COMMENT = "comment";

    /** What {@link org.enlace.platform.NotFound} and the audit call an instrument. */
    String KIND = "jit-instrument";

    /** In the order in which they were proposed. */
    List<Proposal> of(RecordId team, Caller caller);

    /** Looking at a text is an entry of the audit. */
    Proposal find(RecordId team, RecordId instrument, Caller caller);

    /**
     * Proposes what is drafted, as it stands.
     *
     * @param version of the draft
     * @throws org.enlace.platform.Refusal {@code jit.draft-incomplete}, {@code jit.instrument-long}
     */
    Proposal propose(RecordId team, InstrumentKind kind, int version, Caller caller);

    /**
     * Proposes what a party says of its own.
     *
     * @throws org.enlace.platform.Refusal {@code jit.nothing-agreed} where there is neither an agreement nor a proposal of one,
     *     {@code jit.other-people} where it names people of another country
     */
    Proposal propose(RecordId team, Annex annex, Caller caller);

    /** In the order in which they were made. */
    List<ClauseComment> comments(RecordId team, Caller caller);

    ClauseComment comment(RecordId team, RecordId instrument, String clause, String text, Caller caller);
}
