package org.enlace.protocols.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peers;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.platform.Tlp;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Shares;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of sharing. */
@Component
public final class SharingDesk implements Shares {
    private final ProtocolStore store;
    private final Protocols protocols;
    private final Transactions transactions;
    private final Node node;
    private final Exchange exchange;
    private final Peers peers;

    @Activate
    public SharingDesk(
            @Reference ProtocolStore store,
            @Reference Protocols protocols,
            @Reference Transactions transactions,
            @Reference Node node,
            @Reference Exchange exchange,
            @Reference Peers peers) {
        this.store = store;
        this.protocols = protocols;
        this.transactions = transactions;
        this.node = node;
        this.exchange = exchange;
        this.peers = peers;
    }

    @Override
    public Optional<SharedRecord> find(RecordId protocol, Caller caller) {
        return protocols.find(protocol, caller).shared().isPresent() ? Optional.empty() : exchange.find(protocol);
    }

    @Override
    public List<Partner> partners(RecordId protocol, Caller caller) {
        if (!caller.holds(SHARE)) {
            protocols.find(protocol, caller);
            return List.of();
        }
        Set<CountryCode> audience =
                find(protocol, caller).map(SharedRecord::audience).orElse(Set.of());
        Map<CountryCode, Delivery> last = new HashMap<>();
        if (protocols.find(protocol, caller).shared().isEmpty()) {
            exchange.deliveries(protocol).forEach(delivery -> last.put(delivery.country(), delivery));
        }
        Map<CountryCode, Peer> trusted = trusted();
        Set<CountryCode> all = new TreeSet<>(trusted.keySet());
        all.addAll(audience);
        all.addAll(last.keySet());
        List<Partner> partners = new ArrayList<>();
        for (CountryCode country : all) {
            Peer peer = trusted.get(country);
            partners.add(new Partner(
                    country,
                    peer != null,
                    peer != null && peer.types().containsKey(TYPE),
                    audience.contains(country),
                    Optional.ofNullable(last.get(country)).map(SharingDesk::standing)));
        }
        return partners;
    }

    /** Whom this node exchanges with is no secret before somebody who may share; the rest of what is known of peers is not told. */
    private Map<CountryCode, Peer> trusted() {
        Map<CountryCode, Peer> trusted = new TreeMap<>();
        peers.list(Caller.node(Peers.READ)).stream()
                .filter(peer -> peer.state() == Peer.State.TRUSTED)
                .forEach(peer -> trusted.put(peer.country(), peer));
        return trusted;
    }

    private static Standing standing(Delivery delivery) {
        if (delivery.kind() != Delivery.Kind.RECORD) {
            return delivery.outstanding() ? Standing.TAKING_BACK : Standing.TAKEN_BACK;
        }
        return switch (delivery.state()) {
            case QUEUED -> Standing.QUEUED;
            case SENT -> Standing.SENT;
            case ACKNOWLEDGED -> Standing.DELIVERED;
            case KEPT -> delivery.code().equals("not-adopted") ? Standing.NOT_ADOPTED : Standing.KEPT;
            case QUARANTINED -> Standing.QUARANTINED;
            case REFUSED -> Standing.REFUSED;
        };
    }

    @Override
    public Optional<Refusal> obstacle(RecordId protocol, Caller caller) {
        return obstacle(protocols.find(protocol, caller));
    }

    private static Optional<Refusal> obstacle(Protocol protocol) {
        Protocol.requireOwn(protocol);
        return protocol.withdrawn()
                ? Optional.of(EditionShelf.withdrawn(protocol.reference()))
                : TravellingProtocol.of(protocol).obstacle();
    }

    @Override
    public void check(RecordId protocol, long version, Terms terms, Caller caller) {
        require(protocol, caller);
        check(terms);
        transactions.run(() -> ready(protocol, version, terms, caller));
    }

    @Override
    public SharedRecord share(RecordId protocol, long version, Terms terms, Caller caller) {
        require(protocol, caller);
        check(terms);
        return transactions.call(() -> {
            Protocol record = ready(protocol, version, terms, caller);
            var sharing = SharedCopies.sharing(
                    TravellingProtocol.of(record), protocol, terms.audience(), terms.handling(), terms.tlp());
            return version == 0 ? exchange.share(sharing, caller) : exchange.revise(sharing, version, caller);
        });
    }

    private Protocol ready(RecordId protocol, long version, Terms terms, Caller caller) {
        Protocol record = held(protocol, version, caller);
        obstacle(record).ifPresent(refusal -> {
            throw refusal;
        });
        Set<CountryCode> before =
                exchange.find(protocol).map(SharedRecord::audience).orElse(Set.of());
        if (!terms.audience().containsAll(before)) {
            throw new Refusal(
                            "protocol.share-leaves-out",
                            "Those who have it keep it, " + named(before)
                                    + "; take it back from a country first, with the" + " reason",
                            named(before))
                    .at("audience");
        }
        return record;
    }

    private void check(Terms terms) {
        if (terms.audience().isEmpty()) {
            throw new Refusal("protocol.share-nobody", "Nobody is chosen; choose at least one country").at("audience");
        }
        Set<CountryCode> trusted = trusted().keySet();
        for (CountryCode country : new TreeSet<>(terms.audience())) {
            if (country.equals(node.country()) || !trusted.contains(country)) {
                throw new Refusal(
                                "protocol.share-peer",
                                "No node of " + country + " is trusted here; choose another country, or ask the"
                                        + " administrator to add its node",
                                country)
                        .at("audience");
            }
        }
        if (terms.tlp().filter(Tlp.RED::equals).isPresent()) {
            throw new Refusal(
                            "protocol.share-red",
                            "TLP:RED is for those who are named, and a library is read by many; choose another label")
                    .at("tlp");
        }
    }

    @Override
    public SharedRecord narrow(
            RecordId protocol, long version, Set<CountryCode> audience, String reason, Caller caller) {
        require(protocol, caller);
        String why = Shares.reason(reason);
        return transactions.call(() -> {
            Protocol record = held(protocol, version, caller);
            Set<CountryCode> before = exchange.find(protocol)
                    .map(SharedRecord::audience)
                    .filter(countries -> !countries.isEmpty())
                    .orElseThrow(() -> new Refusal(
                            "protocol.not-shared",
                            "\"" + record.reference() + "\" is with nobody; there is nothing to take back",
                            record.reference()));
            if (!before.containsAll(audience) || audience.containsAll(before)) {
                throw new Refusal(
                                "protocol.share-narrower",
                                "Those who keep it are a part of those who have it, " + named(before)
                                        + "; leave at least one out",
                                named(before))
                        .at("audience");
            }
            return exchange.narrow(protocol, version, audience, why, caller);
        });
    }

    private void require(RecordId protocol, Caller caller) {
        caller.require(SHARE);
        caller.require(Exchange.SHARE);
        Protocol.requireOwn(protocols.find(protocol, caller));
    }

    /** From here on nobody else changes the library, so that what is sent is what the record says. */
    private Protocol held(RecordId protocol, long version, Caller caller) {
        store.reserve(java.time.Instant.EPOCH, 1);
        Protocol record = protocols.find(protocol, caller);
        Protocol.requireOwn(record);
        if (exchange.find(protocol).map(SharedRecord::version).orElse(0L) != version) {
            throw new Stale("shared-record", protocol.toString());
        }
        return record;
    }

    private static String named(Set<CountryCode> countries) {
        return String.join(
                " ", countries.stream().map(CountryCode::value).sorted().toList());
    }
}
