package org.enlace.jit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which state a {@link Team} is in, as a word for lists and filters; the state itself is the team's type. */
public enum TeamState {
    ASSESSED,
    DRAFTED,
    WITH_CENTRAL_AUTHORITY,
    NOT_PURSUED,
    SENT,
    DECLINED,
    NEGOTIATING,
    SIGNING,
    ACTIVE,
    EXPIRED,
    CLOSED_EARLY,
    POST_OPERATIONAL,
    ARCHIVED,
    PURGED;

    /** The word used in addresses and the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TeamState> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }

    /** Whether other countries know nothing of it yet. */
    public boolean atHome() {
        return compareTo(NOT_PURSUED) <= 0;
    }

    /** Whether the answers of the asked countries decide about it; afterwards instruments do. */
    public boolean ofTheRequest() {
        return this == SENT || this == DECLINED || this == NEGOTIATING;
    }
}
