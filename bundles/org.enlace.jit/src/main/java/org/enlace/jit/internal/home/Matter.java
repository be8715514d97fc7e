package org.enlace.jit.internal.home;

import java.util.Locale;
import org.enlace.platform.RecordId;

/** What the home page counts of evidence, most pressing first. */
enum Matter {
    /** On its way to this country, and nobody has acknowledged it. */
    TRANSIT("/work/evidence/transit"),
    /** A copy that is lent to this country is here, and nobody has said so. */
    COPIES("/loans"),
    /** Another officer asks to lend. */
    LOANS("/loans"),
    /** Another officer prepared a court bundle. */
    BUNDLES("/bundles"),
    /** The term of an item is over, and the reader has not confirmed that it is erased. */
    ERASURES("/retention"),
    /** The time of a copy is over within days, lent or borrowed. */
    ENDING("/loans"),
    /** A stored file of an item was not hashed for longer than it is to be. */
    HASHES("/work/evidence/overdue");

    private final String list;

    Matter(String list) {
        this.list = list;
    }

    /** Where it is worked off. */
    String path(RecordId team) {
        return "/jit/teams/" + team + list;
    }

    /** Of its text. */
    String key() {
        return "card.evidence." + name().toLowerCase(Locale.ROOT);
    }
}
