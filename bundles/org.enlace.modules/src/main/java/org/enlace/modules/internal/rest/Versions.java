package org.enlace.modules.internal.rest;

import org.enlace.web.VersionTag;

/** The version a change was made for, from {@code If-Match}. */
final class Versions {
    private Versions() {}

    /** Versions count in int; a tag beyond that was never given out and matches no record. */
    static int of(String ifMatch) {
        return (int) Math.min(VersionTag.expected(ifMatch), Integer.MAX_VALUE);
    }
}
