package org.enlace.platform;

import java.util.Objects;

/**
 * By which door an act came in.
 *
 * @param door      page, API, shell, or the node itself
 * @param reference which session, token or connection it was: a short handle that opens nothing; may be empty
 */
public record Origin(Door door, String reference) {
    /** The doors of a node. */
    public enum Door {
        PAGE,
        API,
        SHELL,
        NODE
    }

    public Origin {
        Objects.requireNonNull(door, "door");
        Objects.requireNonNull(reference, "reference");
    }

    public static Origin of(Door door) {
        return new Origin(door, "");
    }
}
