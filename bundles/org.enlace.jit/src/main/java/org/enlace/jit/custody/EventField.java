package org.enlace.jit.custody;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an event may say besides who enters it, when, where and under which authority. */
public enum EventField {
    /** Who gives it out of hand. */
    HANDING,
    /** Who takes it. */
    RECEIVING,
    PURPOSE,
    /** In what condition it is, with every change that could not be avoided, and who answers for it. */
    CONDITION,
    SEAL,
    METHOD,
    TOOL,
    TOOL_VERSION,
    /** The hash before, or that it should have. */
    BEFORE,
    /** The hash afterwards, or that was found. */
    AFTER,
    /** The event of whoever handed it over. */
    ANSWERS,
    /** The event that is corrected. */
    CORRECTS,
    REMARKS;

    /** Whether it names a {@link Custodian}; every other is text. */
    public boolean person() {
        return this == HANDING || this == RECEIVING;
    }

    /** The word used in forms, on the wire and in the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EventField> of(String token) {
        return Arrays.stream(values())
                .filter(field -> field.token().equals(token))
                .findFirst();
    }
}
