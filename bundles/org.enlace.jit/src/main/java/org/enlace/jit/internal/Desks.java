package org.enlace.jit.internal;

import java.time.Instant;
import java.util.Optional;
import org.enlace.jit.course.Courses;
import org.enlace.jit.custody.Custody;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.jit.internal.custody.CustodyArea;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.work.WorkArea;
import org.enlace.jit.work.Entries;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;

/** The use cases, put together when somebody first asks for them. */
public interface Desks {
    /** What was said in teams, and what takes it in. */
    StatementBook statements();

    /** The door of every team. */
    Rooms rooms();

    Courses courses();

    /** The text of agreements. */
    Agreements agreements();

    /** What signs, what is in force, and who may do what. */
    SigningArea signing();

    /** What teams know and do, and what takes it in. */
    WorkArea work();

    default Entries entries() {
        return work().entries();
    }

    /** What happened to items of evidence, and what takes it in. */
    CustodyArea chains();

    default Custody custody() {
        return chains().custody();
    }

    /** What digital items of evidence consist of. */
    EvidenceContents contents();

    /** When this node erased an item at the end of its retention; empty for any other. */
    Optional<Instant> erased(RecordId item);

    TeamFiles files();

    LegalBases bases();

    CrimeTypes crimes();

    Countries countries();

    People people();

    /** The country of this node. */
    CountryCode country();
}
