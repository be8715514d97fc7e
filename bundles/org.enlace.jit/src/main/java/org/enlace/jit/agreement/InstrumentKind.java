package org.enlace.jit.agreement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
    private final String token = name().toLowerCase(Locale.ROOT);

    InstrumentKind(Signers signers) {
        this.signers = signers;
    }

    public Signers signers() {
        return signers;
    }

    /** As statements, addresses and programs write it, such as {@code agreement}. */
    public String token() {
        return token;
    }

    /** Whether it says until when something runs: the team, or what is left of it for a party that leaves. */
    public boolean hasLastDay() {
        return switch (this) {
            case AGREEMENT, EXTENSION, CLOSURE, DEPARTURE -> true;
            case AMENDMENT, ACCESSION, DESIGNATION -> false;
        };
    }

    /** Whether it is drafted clause by clause; what a party says of its own people is made of what it says of them. */
    public boolean drafted() {
        return signers == Signers.ALL;
    }

    public static Optional<InstrumentKind> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token.equals(token)).findFirst();
    }
}
