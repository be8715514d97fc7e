package org.enlace.jit.internal.bundle;

import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.Origins;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What its provider has not let into court, or not for the use that the bundle is for, stays out of it: what is under H1 or limited to
 * other uses, and what was made of such a thing.
 */
final class CourtUse {
    private CourtUse() {}

    /**
     * What an item was made of, also what was taken back or erased since, and what whoever asks may not know of: who provided it has to
     * let also this into court, and for that use.
     */
    static void requireOrigins(
            Desks desks, EntryStore store, RecordId team, Entry item, String number, Use use, Caller caller) {
        Origins.of(item, store, (id, one) -> {
            Optional<Seen> seen = Optional.ofNullable(
                    desks.entries().named(team, Set.of(id), caller).get(id));
            String called = number + " ← "
                    + seen.flatMap(there -> EvidenceNumber.of(desks.signing().name(team), there.entry()))
                            .map(EvidenceNumber::toString)
                            .orElse("?");
            if (one.codes().contains(HandlingCode.H1) && seen.isEmpty()) {
                throw gone(one.owner(), called);
            }
            require(one.codes(), one.owner(), called);
            UseLimits.require(one.uses(), one.owner(), called, use);
        });
    }

    private static Refusal gone(CountryCode provider, String called) {
        return new Refusal(
                        "jit.bundle-h1-gone",
                        called + " is under H1, and is not seen here or not here any more: not in court without the"
                                + " permission of " + provider + "; if it still is there, ask " + provider
                                + " to lift that, and if not, what was made of it does not go to court",
                        called,
                        provider)
                .at("items");
    }

    /** That its provider lets an item into court, for that use. */
    static void require(Entry item, String called, Use use) {
        require(item, called);
        UseLimits.require(item, called, use);
    }

    /** That its provider lets it into court. */
    static void require(Entry entry, String called) {
        require(entry.handling().codes(), entry.owner(), called);
    }

    private static void require(Set<HandlingCode> codes, CountryCode provider, String called) {
        if (codes.contains(HandlingCode.H1)) {
            throw new Refusal(
                            "jit.bundle-h1",
                            called + " is under H1: not in court without the permission of " + provider
                                    + "; ask it to lift that, and prepare the bundle when it has",
                            called,
                            provider)
                    .at("items");
        }
    }
}
