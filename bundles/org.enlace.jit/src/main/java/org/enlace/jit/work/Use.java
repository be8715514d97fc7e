package org.enlace.jit.work;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What results of a team may be used for: the four values of the limits on use that agreements of teams set. The first is always allowed;
 * each other one is permission that the State of an item gives for this item.
 */
public enum Use {
    /** What the team was set up for. */
    TEAM,
    /** Another offence, with the consent of the State where it was obtained. */
    OFFENCE,
    /** Against an immediate serious threat. */
    THREAT,
    /** Another purpose that the parties agreed on. */
    AGREED;

    /** The field of {@link EntryKind#EVIDENCE} that has what is allowed, and of {@link EntryKind#LIFT} that has what is asked for. */
    public static final String FIELD = "uses";

    /** The word used in forms, on the wire, in the API and in bundles. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Use> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }

    /** The words of some, in their order. */
    public static List<String> tokens(Set<Use> some) {
        return Arrays.stream(values()).filter(some::contains).map(Use::token).toList();
    }
}
