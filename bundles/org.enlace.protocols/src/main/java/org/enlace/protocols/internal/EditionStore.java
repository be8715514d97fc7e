package org.enlace.protocols.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Edition;

/** Where versions and decisions lie. Reads work in and outside a transaction, changes only inside one. */
public interface EditionStore {
    Optional<Edition> find(RecordId id);

    List<Edition> findAll(Collection<RecordId> ids);

    /** Those of a document that have a number, the latest first. */
    List<Edition> numbered(RecordId protocol);

    Optional<Edition> numbered(RecordId protocol, int number);

    /** The number given last; 0 where none was. */
    int latest(RecordId protocol);

    /** What an officer works on: drafts and reviews of which they are an author, a reviewer or the approver, the latest first. */
    List<Edition> workOf(OfficerId officer, int most);

    /** The draft or review that an officer began for a document. */
    Optional<Edition> openOf(RecordId protocol, OfficerId author);

    /** Approved ones that wait for their day, the nearest first. */
    List<Edition> approved(int most);

    /** Approved ones whose day is not after this one. */
    List<Edition> due(LocalDate day, int most);

    void insert(Edition edition);

    /** @throws org.enlace.platform.Stale when it has another revision than the one before this one */
    void update(Edition edition);

    /** What was decided last. */
    Optional<Adoption> adoption(RecordId protocol);

    /** Every decision, the latest first. */
    List<Adoption> adoptions(RecordId protocol);

    /** @throws org.enlace.platform.Stale when somebody else was quicker */
    void insert(Adoption adoption);
}
