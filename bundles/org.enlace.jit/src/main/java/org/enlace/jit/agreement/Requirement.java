package org.enlace.jit.agreement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a legal basis asks for a clause. */
public enum Requirement {
    /** An agreement without it is not complete. */
    REQUIRED,
    RECOMMENDED,
    OPTIONAL,
    /** The basis knows nothing of the kind. */
    NOT_USED;

    private final String token = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As files and programs write it, such as {@code not-used}. */
    public String token() {
        return token;
    }

    public static Optional<Requirement> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token.equals(token)).findFirst();
    }
}
