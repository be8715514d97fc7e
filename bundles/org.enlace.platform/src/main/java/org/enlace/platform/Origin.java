package org.enlace.platform;

import java.util.Objects;

/**
 * By which door an act came in.
 *
 * @param door      page, API, the node's own console, SSH, or the node itself
 * @param reference which session, token, connection or public key it was: a short handle that opens nothing; may be empty
 * @param twoFactors whether the officer signed in for it with a second factor; a token or a public key is none
 */
public record Origin(Door door, String reference, boolean twoFactors) {
    /** The doors of a node. */
    public enum Door {
        PAGE,
        API,
        /** The node's own console: whoever is its user on the machine. */
        SHELL,
        /** An officer from elsewhere, by a public key; what names the key is the reference. */
        SSH,
        NODE
    }

    public Origin {
        Objects.requireNonNull(door, "door");
        Objects.requireNonNull(reference, "reference");
    }

    /** Without a second factor. */
    public Origin(Door door, String reference) {
        this(door, reference, false);
    }

    public static Origin of(Door door) {
        return new Origin(door, "");
    }
}
