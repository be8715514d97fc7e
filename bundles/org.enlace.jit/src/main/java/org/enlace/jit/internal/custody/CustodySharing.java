package org.enlace.jit.internal.custody;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.Wire;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/** Gives this country's events to the parties, in the current transaction. They are never revised, only given to more. */
final class CustodySharing {
    /** That others get them is decided by whoever writes them. */
    private static final Caller CARRIER = Caller.node(Exchange.SHARE);

    private final Exchange exchange;
    private final CountryCode own;

    CustodySharing(Exchange exchange, CountryCode own) {
        this.exchange = exchange;
        this.own = own;
    }

    /** To the other parties with a node, as far as is known at a moment. */
    void say(SealedEvent sealed, Standing standing, Instant at) {
        Set<CountryCode> parties = new TreeSet<>();
        standing.parties(at).stream()
                .map(Membership::party)
                .filter(party -> !party.onPaper() && !party.country().equals(own))
                .forEach(party -> parties.add(party.country()));
        if (!parties.isEmpty()) {
            exchange.share(sharing(sealed.event().id(), sealed, parties), CARRIER);
        }
    }

    /** Tells a country what others have. @return whether it did not have it */
    boolean tell(SealedEvent sealed, CountryCode country) {
        return tell(sealed.event().id(), sealed, country);
    }

    /** Tells a country what a party wrote that left, and that carries its own seal. @return whether it was not told it before */
    boolean retell(SealedEvent sealed, CountryCode country) {
        return tell(Wire.retold(sealed.event().id()), sealed, country);
    }

    private boolean tell(RecordId id, SealedEvent sealed, CountryCode country) {
        Optional<SharedRecord> before = exchange.find(id);
        if (before.filter(known -> known.audience().contains(country)).isPresent()) {
            return false;
        }
        if (before.isPresent()) {
            exchange.widen(id, before.get().version(), Set.of(country), CARRIER);
        } else {
            exchange.share(sharing(id, sealed, Set.of(country)), CARRIER);
        }
        return true;
    }

    /** What may be done with it is what may be done with its item: it is read by nobody without that. */
    private static Sharing sharing(RecordId id, SealedEvent sealed, Set<CountryCode> audience) {
        return new Sharing(
                id,
                CustodyWire.TYPE,
                StatementBook.MODULE,
                CustodyWire.FORMAT,
                audience,
                Handling.GENERAL,
                Optional.of(Tlp.AMBER_STRICT),
                CustodyWire.text(sealed));
    }
}
