package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.jit.course.Carried;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.signing.Membership;
import org.enlace.jit.signing.Standing;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/** Gives this country's entries to the parties; in the current transaction. */
final class EntrySharing {
    /** That others get them is decided by whoever writes them. */
    static final Caller CARRIER = Caller.node(Exchange.SHARE);

    /** Why it is taken back from a country that has left. */
    static final String LEFT = "left the team";

    private final Exchange exchange;
    private final CountryCode own;
    private final FileSharing files;

    EntrySharing(Exchange exchange, CountryCode own, FileSharing files) {
        this.exchange = exchange;
        this.own = own;
        this.files = files;
    }

    /** The other parties with a node, as far as is known at a moment. */
    Set<CountryCode> audience(Standing standing, Instant at) {
        Set<CountryCode> all = new TreeSet<>();
        standing.parties(at).stream()
                .map(Membership::party)
                .filter(party -> !party.onPaper() && !party.country().equals(own))
                .forEach(party -> all.add(party.country()));
        return all;
    }

    /** Tells the parties an entry as it is now. Whoever has left since the last version does not get this one, and gives that one back. */
    void say(Entry entry, Set<CountryCode> parties) {
        exchange.find(entry.id()).ifPresent(before -> {
            Set<CountryCode> left = new TreeSet<>(before.audience());
            left.retainAll(parties);
            if (!left.equals(before.audience())) {
                exchange.narrow(entry.id(), before.version(), left, LEFT, CARRIER);
            }
        });
        share(entry, parties);
        files.follow(entry.id(), LEFT);
    }

    /** Tells some countries an entry as it is now, and those who have it. */
    private void share(Entry entry, Set<CountryCode> countries) {
        Optional<SharedRecord> before = exchange.find(entry.id());
        Set<CountryCode> audience =
                new TreeSet<>(before.map(SharedRecord::audience).orElse(Set.of()));
        audience.addAll(countries);
        if (audience.isEmpty()) {
            // Nobody is left who gets it; whoever joins is told it as it is then.
            return;
        }
        if (before.isPresent()) {
            exchange.revise(sharing(entry, audience), before.get().version(), CARRIER);
        } else {
            exchange.share(sharing(entry, audience), CARRIER);
        }
    }

    /**
     * Tells a country an entry as it is now; those who have it are not sent it again. What nobody had any more was not revised since.
     *
     * @return whether it did not have it
     */
    boolean tell(Entry entry, CountryCode country) {
        Optional<SharedRecord> before = exchange.find(entry.id());
        if (before.filter(known -> known.audience().contains(country)).isPresent()) {
            return false;
        }
        if (before.isPresent() && before.get().audience().isEmpty()) {
            exchange.revise(sharing(entry, Set.of(country)), before.get().version(), CARRIER);
        } else if (before.isPresent()) {
            exchange.widen(entry.id(), before.get().version(), Set.of(country), CARRIER);
        } else {
            exchange.share(sharing(entry, Set.of(country)), CARRIER);
        }
        files.follow(entry.id(), LEFT);
        return true;
    }

    /** Takes an entry back from one country. @return whether it had it */
    boolean narrow(RecordId id, CountryCode country, String reason) {
        SharedRecord now = exchange.find(id).orElse(null);
        if (now == null || !now.audience().contains(country)) {
            return false;
        }
        Set<CountryCode> left = new TreeSet<>(now.audience());
        left.remove(country);
        exchange.narrow(id, now.version(), left, reason, CARRIER);
        files.follow(id, reason);
        return true;
    }

    /** Takes an entry back from everybody. @return those who may not have got it before */
    Set<CountryCode> withdraw(Entry entry, String reason) {
        RecordId id = entry.id();
        files.withdraw(entry, reason);
        Optional<SharedRecord> now = exchange.find(id);
        if (now.isEmpty()) {
            return Set.of();
        }
        Set<CountryCode> without = new TreeSet<>(now.get().audience());
        deliveries(id).stream()
                .filter(one -> one.state() == Delivery.State.ACKNOWLEDGED)
                .map(Delivery::country)
                .forEach(without::remove);
        exchange.withdraw(id, now.get().version(), reason, CARRIER);
        return without;
    }

    /** Tells some countries of entries that were taken back before they got them. */
    void gone(RecordId record, EntryGone gone, Set<CountryCode> countries) {
        exchange.share(
                new Sharing(
                        record,
                        EntryGone.TYPE,
                        StatementBook.MODULE,
                        gone.format(),
                        countries,
                        Handling.GENERAL,
                        Optional.of(Tlp.AMBER_STRICT),
                        gone.text()),
                CARRIER);
    }

    Map<CountryCode, Carried> carried(RecordId id) {
        Map<CountryCode, Carried> carried = new TreeMap<>();
        for (Delivery delivery : deliveries(id)) {
            carried.put(delivery.country(), StatementBook.carried(delivery.state()));
        }
        return carried;
    }

    /** How far the withdrawal of an entry is on its way to each country. */
    Map<CountryCode, Carried> withdrawals(RecordId id) {
        Map<CountryCode, Carried> confirmed = new TreeMap<>();
        deliveries(id).stream()
                .filter(one -> one.kind() != Delivery.Kind.RECORD)
                .forEach(one -> confirmed.put(one.country(), StatementBook.carried(one.state())));
        return confirmed;
    }

    /** The countries that have an entry, or are about to. */
    Set<CountryCode> having(RecordId id) {
        return exchange.find(id).map(SharedRecord::audience).orElse(Set.of());
    }

    List<Delivery> deliveries(RecordId id) {
        return exchange.deliveries(id);
    }

    private static Sharing sharing(Entry entry, Set<CountryCode> audience) {
        return new Sharing(
                entry.id(),
                EntryWire.TYPE,
                StatementBook.MODULE,
                EntryWire.format(entry),
                audience,
                entry.handling(),
                Optional.of(Tlp.AMBER_STRICT),
                EntryWire.text(entry));
    }
}
