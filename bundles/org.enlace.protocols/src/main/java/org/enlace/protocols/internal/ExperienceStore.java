package org.enlace.protocols.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.EvidenceStep;
import org.enlace.protocols.Experience;
import org.enlace.protocols.internal.ProtocolStore.Place;

/** Where reports of use lie, and what they moved. Reads work in and outside a transaction, changes only inside one. */
public interface ExperienceStore {
    /**
     * Which reports are looked for.
     *
     * @param protocol of one document; null for all
     * @param state    null for any
     * @param authors  of whom they are; empty for anybody's
     * @param readers  who reads: of others, these know the accepted ones alone; empty for somebody who may know all
     */
    record Wanted(RecordId protocol, Experience.State state, Set<OfficerId> authors, Set<OfficerId> readers) {}

    Optional<Experience> find(RecordId id);

    List<Experience> findAll(Collection<RecordId> ids);

    /**
     * From a place on, the latest first; backward from it, the nearest first.
     *
     * @param place its position is the moment of a report in microseconds, which no other has
     */
    List<Experience> list(Wanted wanted, Place place, int most);

    /** How many accepted ones a document has. */
    long accepted(RecordId protocol);

    void insert(Experience experience);

    /** @throws org.enlace.platform.Stale when it has another revision than the one before this one */
    void update(Experience experience);

    /** How the evidence level of a document was moved, the latest first. */
    List<EvidenceStep> steps(RecordId protocol);

    /** @throws org.enlace.platform.Stale when somebody else was quicker */
    void insert(EvidenceStep step);

    /** Notes that a record was drawn from a report. */
    void link(RecordId lesson, RecordId experience);

    List<RecordId> lessons(RecordId experience);

    /** The report a record was drawn from. */
    Optional<RecordId> origin(RecordId lesson);
}
