package org.enlace.jit.agreement;

/** What is signed, and by whom. */
public enum InstrumentKind {
    /** The agreement itself: by every party it names. */
    AGREEMENT(Signers.ALL),
    /** A later last day. */
    EXTENSION(Signers.ALL),
    /** Other clauses in place of those there were. */
    AMENDMENT(Signers.ALL),
    /** A further party, which signs too. */
    ACCESSION(Signers.ALL),
    /** An earlier last day. */
    CLOSURE(Signers.ALL),
    /** The people of one party. */
    DESIGNATION(Signers.OWN),
    /** A party leaves on a day. */
    DEPARTURE(Signers.OWN);

    /** Whose signatures it takes. */
    public enum Signers {
        /** Every party there is when it is proposed, and those it adds. */
        ALL,
        /** The party that proposes it. */
        OWN
    }

    private final Signers signers;

    InstrumentKind(Signers signers) {
        this.signers = signers;
    }

    public Signers signers() {
        return signers;
    }
}
