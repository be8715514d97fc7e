package org.enlace.jit.internal;

import java.time.Instant;
import org.enlace.jit.internal.agreement.DraftStore;
import org.enlace.jit.internal.bundle.BundleStore;
import org.enlace.jit.internal.custody.CustodyStore;
import org.enlace.jit.internal.evidence.ContentStore;
import org.enlace.jit.internal.loan.LoanStore;
import org.enlace.jit.internal.retention.RetentionStore;
import org.enlace.jit.internal.signing.SigningStore;
import org.enlace.jit.internal.stamping.TimeStampStore;
import org.enlace.jit.internal.work.EntryStores;
import org.enlace.jit.internal.work.EvidenceStates;

/** Where the module keeps what it keeps; the schema is opened when somebody first asks. */
public interface JitStores {
    StatementStore statements();

    TeamStore teams();

    DraftStore drafts();

    SigningStore signing();

    EntryStores entries();

    CustodyStore custody();

    /** Which stored files items of evidence consist of. */
    ContentStore contents();

    /** Where items of evidence are. */
    EvidenceStates whereabouts();

    /** Bundles for courts. */
    BundleStore bundles();

    /** Digital evidence that is lent and borrowed. */
    LoanStore loans();

    /** Time stamps on events, and what waits for one. */
    TimeStampStore stamps();

    /** What is proposed for erasure, and what certifies that it was erased. */
    RetentionStore retention();

    /**
     * The moment of a change: now, and after every moment there was; where the clock was set back, time stands still until it has
     * caught up. Whoever changes anything meanwhile waits until the end of the transaction.
     */
    Instant moment(Instant now);
}
