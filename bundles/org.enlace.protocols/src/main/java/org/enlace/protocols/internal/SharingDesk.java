package org.enlace.protocols.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peers;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
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
    private final Exchange exchange;
    private final Trusted trusted;

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
        this.exchange = exchange;
        trusted = new Trusted(peers, node);
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
        boolean own = protocols.find(protocol, caller).shared().isEmpty();
        return trusted.partners(TYPE, audience, own ? exchange.deliveries(protocol) : List.of());
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
        trusted.check(terms);
        transactions.run(() -> ready(protocol, version, terms, caller));
    }

    @Override
    public SharedRecord share(RecordId protocol, long version, Terms terms, Caller caller) {
        require(protocol, caller);
        trusted.check(terms);
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
        Trusted.leavesNobodyOut(terms.audience(), before);
        return record;
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
            Trusted.narrower(audience, before);
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
}
