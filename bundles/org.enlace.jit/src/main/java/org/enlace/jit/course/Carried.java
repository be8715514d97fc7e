package org.enlace.jit.course;

import java.util.Locale;

/** How far what this country said is on its way to another's node. */
public enum Carried {
    /** It waits for the next parcel. */
    QUEUED,
    /** It was carried; that node has not answered yet. */
    SENT,
    /** That node has it. */
    DELIVERED,
    /** That node keeps it until its module is there. */
    KEPT,
    /** That node does not take it. */
    REFUSED;

    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody has to look after it, whatever is said afterwards. */
    public boolean stuck() {
        return this == KEPT || this == REFUSED;
    }
}
