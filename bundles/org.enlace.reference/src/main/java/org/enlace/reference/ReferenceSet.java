package org.enlace.reference;

import java.util.Arrays;
import java.util.Optional;

/** What is kept together in one file. */
public enum ReferenceSet {
    /** Countries and territories of the network, with zones and languages. */
    COUNTRIES("countries"),
    /** Bodies of the field. */
    ORGANISATIONS("organisations"),
    /** The crime classification ICCS, in the order of its codes. */
    ICCS("iccs"),
    /** Handling codes, evaluations, TLP, grounds and terms. */
    HANDLING("handling"),
    /** Where a border is crossed. */
    BORDER_CROSSINGS("border-crossings");

    private final String token;

    ReferenceSet(String token) {
        this.token = token;
    }

    /** How addresses and commands call it. */
    public String token() {
        return token;
    }

    /** The name of its file, in the release and in an update file. */
    public String file() {
        return token + ".json";
    }

    public static Optional<ReferenceSet> of(String token) {
        return Arrays.stream(values()).filter(set -> set.token.equals(token)).findFirst();
    }

    @Override
    public String toString() {
        return token;
    }
}
