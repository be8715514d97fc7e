package org.enlace.jit.internal.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which lists of a team's items at the end of retention there are, each by the states that are in it. */
public enum Shelf {
    /** What somebody, or the node, has to do something about. */
    WAITING("proposed", "confirmed-once", "confirmed", "stopped"),
    KEPT("kept", "held"),
    ERASED("erased");

    private final Set<String> states;

    Shelf(String... states) {
        this.states = Set.of(states);
    }

    Set<String> states() {
        return states;
    }

    /** The word used in addresses, texts and the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Shelf> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }
}
