package org.enlace.modules.internal.adoption;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
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

    /** @throws IllegalArgumentException for any other word */
    static Policy of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"adoption\" of org.enlace.modules is one of "
                        + Arrays.stream(values()).map(Policy::word).collect(Collectors.joining(", ")) + ", not \""
                        + word + "\""));
    }

    boolean requires(AdoptionDemand demand) {
        return this == ALWAYS || this == AS_MODULE_SAYS && demand == AdoptionDemand.REQUIRED;
    }
}
