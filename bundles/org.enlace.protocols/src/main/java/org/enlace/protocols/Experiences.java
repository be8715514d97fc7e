package org.enlace.protocols;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * Reports of use of the documents of the library, and what they move. A service. A report exists for those for whom its document does:
 * for all of them once it is accepted, before and otherwise for its author and those who review. Documents of other countries can be
 * reported on too; what is reported stays on this node.
 */
public interface Experiences {
    Permission REPORT = new Permission("protocols.report");

    /**
     * Which reports.
     *
     * @param protocol of one document; null for all
     * @param state    null for any
     * @param own      whether those of the caller alone
     */
    record Filter(RecordId protocol, Experience.State state, boolean own) {}

    /**
     * One page of reports, the latest first.
     *
     * @param lines    each with its document
     * @param previous the cursor of the page before; null on the first
     * @param next     the cursor of the page after; null on the last
     */
    record Part(List<Line> lines, String previous, String next) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    record Line(Experience experience, Protocol protocol) {}

    /**
     * A move of the evidence level that goes with accepting a report, or comes later.
     *
     * @param revision how many steps there were when it was decided; another number by then is {@link org.enlace.platform.Stale}
     */
    record Move(int revision, EvidenceLevel level, String reason) {}

    /** The day it is for reports: none is about a later one. */
    LocalDate today();

    /**
     * @param cursor from the page before or after, or null for the first
     * @param limit  1 to 100
     * @throws org.enlace.platform.Refusal {@code protocol.cursor}, {@code protocol.limit}
     */
    Part page(Filter filter, String cursor, int limit, Caller caller);

    /** How many accepted ones a document has. */
    long accepted(RecordId protocol, Caller caller);

    /** @throws org.enlace.platform.NotFound where there is none of that document, or none for the caller */
    Experience find(RecordId protocol, RecordId id, Caller caller);

    /** The versions that can have been used, the latest first; none where the document is out of use. */
    List<Integer> editions(RecordId protocol, Caller caller);

    /**
     * Reports that a document was used.
     *
     * @param requestKey repeats of the same request give the report of the first; null where the request carries none
     * @throws org.enlace.platform.Refusal {@code experience.document-withdrawn}, {@code experience.version},
     *     {@code experience.future}, {@code protocol.unknown-unit}, {@code markdown.too-deep} and its kin
     */
    Experience report(RecordId protocol, ExperienceText text, String requestKey, Caller caller);

    /**
     * Accepts a report, and moves the evidence level with it where that is wanted.
     *
     * @throws org.enlace.platform.Refusal {@code experience.self-review}, {@code experience.state}, {@code evidence.same},
     *     {@code experience.document-withdrawn} where the level is to be moved
     */
    Experience.Accepted accept(RecordId protocol, RecordId id, int revision, Optional<Move> move, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code experience.self-review}, {@code experience.state} */
    Experience.Declined decline(RecordId protocol, RecordId id, int revision, String reason, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code experience.not-author}, {@code experience.state} */
    Experience.WithdrawnByAuthor withdraw(RecordId protocol, RecordId id, int revision, Caller caller);

    /** How well it is shown that a document works. */
    Evidence evidence(RecordId protocol, Caller caller);

    /**
     * Moves the evidence level on the ground of a report that was accepted before.
     *
     * @throws org.enlace.platform.Refusal {@code experience.self-review}, {@code experience.state}, {@code evidence.same},
     *     {@code experience.document-withdrawn}
     */
    EvidenceStep assess(RecordId protocol, RecordId report, Move move, Caller caller);

    /**
     * Takes a lesson learned in that was drawn from an accepted report, and links the two.
     *
     * @throws org.enlace.platform.Refusal {@code experience.state}, and what {@link Protocols#create} refuses
     */
    Protocol draw(
            RecordId protocol,
            RecordId report,
            String reference,
            ProtocolDraft lesson,
            String requestKey,
            Caller caller);

    /** The lessons drawn from a report, as far as they exist for the caller. */
    List<Protocol> lessons(RecordId protocol, RecordId report, Caller caller);

    /** The report a record was drawn from, with its document; empty where there is none for the caller. */
    Optional<Line> origin(RecordId lesson, Caller caller);
}
