package org.enlace.modules.internal.adoption;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.enlace.modules.AdoptionDemand;

/** Which modules this node uses by an adoption in force only. */
public enum Policy {
    /** Those whose feature requires it. */
    AS_MODULE_SAYS,
    /** Every one. */
    ALWAYS,
    /** None: the register is kept and closes nothing. */
    NEVER;

    /** As it is configured. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for any other word. */
    static Optional<Policy> of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst();
    }

    boolean requires(AdoptionDemand demand) {
        return this == ALWAYS || this == AS_MODULE_SAYS && demand == AdoptionDemand.REQUIRED;
    }
}
