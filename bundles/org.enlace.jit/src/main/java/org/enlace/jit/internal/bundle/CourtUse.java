package org.enlace.jit.internal.bundle;

import java.util.HashSet;
import java.util.Set;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What its provider has not let into court stays out of a bundle: what is under H1, and what was made of such a thing. */
final class CourtUse {
    private CourtUse() {}

    /** What an item was made of, as far as whoever asks knows of that: who provided it has to let also this into court. */
    static void requireOrigins(Desks desks, RecordId team, Entry item, String number, Caller caller) {
        Set<RecordId> known = new HashSet<>(Set.of(item.id()));
        Set<RecordId> next = new HashSet<>(item.content().ids("parent"));
        while (known.addAll(next)) {
            Set<RecordId> further = new HashSet<>();
            for (Seen one : desks.entries().named(team, next, caller).values()) {
                String origin = EvidenceNumber.of(desks.signing().name(team), one.entry())
                        .map(EvidenceNumber::toString)
                        .orElse("?");
                require(one.entry(), number + " ← " + origin);
                further.addAll(one.entry().content().ids("parent"));
            }
            further.removeAll(known);
            next = further;
        }
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
