package org.enlace.jit.internal.bundle;

import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.work.Origins;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What its provider has not let into court, or not for the use that the bundle is for, stays out of it: what is under H1 or limited to
 * other uses, and what was made of such a thing.
 */
final class CourtUse {
    private CourtUse() {}

    /** What an item was made of, as far as whoever asks knows of that: who provided it has to let also this into court, and for that use. */
    static void requireOrigins(Desks desks, RecordId team, Entry item, String number, Use use, Caller caller) {
        Origins.of(
                item,
                ids -> desks.entries().named(team, ids, caller).values().stream()
                        .map(Seen::entry)
                        .toList(),
                one -> {
                    String origin = EvidenceNumber.of(desks.signing().name(team), one)
                            .map(EvidenceNumber::toString)
                            .orElse("?");
                    require(one, number + " ← " + origin, use);
                });
    }

    /** That its provider lets an item into court, for that use. */
    static void require(Entry item, String called, Use use) {
        require(item, called);
        UseLimits.require(item, called, use);
    }

    /** That its provider lets it into court. */
    static void require(Entry entry, String called) {
        if (entry.handling().codes().contains(HandlingCode.H1)) {
            throw new Refusal(
                            "jit.bundle-h1",
                            called + " is under H1: not in court without the permission of " + entry.owner()
                                    + "; ask it to lift that, and prepare the bundle when it has",
                            called,
                            entry.owner())
                    .at("items");
        }
    }
}
