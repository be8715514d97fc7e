package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peers;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.protocols.AdoptionShares;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Shares;
import org.enlace.protocols.Shares.Partner;
import org.enlace.protocols.Shares.Terms;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of letting partners know what was decided. */
@Component
public final class AdoptionSharingDesk implements AdoptionShares {
    private static final Choice EVERYTHING = new Choice(true, true);

    private final ProtocolStore store;
    private final Protocols protocols;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Node node;
    private final Exchange exchange;
    private final Trusted trusted;
    private final HowFar howFar;
    private final Clock clock;

    @Activate
    public AdoptionSharingDesk(
            @Reference ProtocolStore store,
            @Reference Protocols protocols,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Exchange exchange,
            @Reference Peers peers,
            @Reference HowFar howFar) {
        this(store, protocols, transactions, ids, node, exchange, peers, howFar, Clock.systemUTC());
    }

    AdoptionSharingDesk(
            ProtocolStore store,
            Protocols protocols,
            Transactions transactions,
            RecordIds ids,
            Node node,
            Exchange exchange,
            Peers peers,
            HowFar howFar,
            Clock clock) {
        this.store = store;
        this.protocols = protocols;
        this.transactions = transactions;
        this.ids = ids;
        this.node = node;
        this.exchange = exchange;
        this.howFar = howFar;
        this.clock = clock;
        trusted = new Trusted(peers, node);
    }

    @Override
    public Optional<Told> find(RecordId protocol, Caller caller) {
        caller.require(Protocols.READ);
        protocols.find(protocol, caller);
        return told(protocol);
    }

    private Optional<Told> told(RecordId protocol) {
        return store.region().share(protocol).flatMap(share -> exchange.find(share.record())
                .map(record -> new Told(record, share.choice())));
    }

    @Override
    public List<Partner> partners(RecordId protocol, Caller caller) {
        Protocol document = protocols.find(protocol, caller);
        if (!caller.holds(Shares.SHARE)) {
            return List.of();
        }
        Optional<AdoptionShare> share = store.region().share(protocol);
        Set<CountryCode> audience =
                told(protocol).map(one -> one.record().audience()).orElse(Set.of());
        Set<CountryCode> holders = holders(document);
        return trusted
                .partners(
                        CountryAdoption.TYPE,
                        audience,
                        share.map(AdoptionShare::record)
                                .map(exchange::deliveries)
                                .orElse(List.of()))
                .stream()
                .filter(one -> one.audience() || one.standing().isPresent() || holders.contains(one.country()))
                .toList();
    }

    private Set<CountryCode> holders(Protocol document) {
        return AdoptionCopies.holders(document, exchange, node);
    }

    @Override
    public Optional<Refusal> obstacle(RecordId protocol, Caller caller) {
        Protocol document = protocols.find(protocol, caller);
        Optional<CountryAdoption> now = store.region().find(protocol, node.country());
        if (now.isEmpty()) {
            return Optional.of(new Refusal(
                    "adopting.undecided",
                    "Nothing was decided about \"" + document.reference() + "\"; there is nothing to tell others",
                    document.reference()));
        }
        return document.content().restrictedTo().restricted()
                ? TravellingProtocol.of(document).obstacle()
                : TravellingAdoption.of(now.get(), EVERYTHING).obstacle();
    }

    @Override
    public void check(RecordId protocol, long version, Terms terms, Choice choice, Caller caller) {
        require(caller);
        trusted.check(terms);
        transactions.run(() -> ready(protocol, version, terms, caller));
    }

    @Override
    public Told share(RecordId protocol, long version, Terms terms, Choice choice, Caller caller) {
        require(caller);
        trusted.check(terms);
        return transactions.call(() -> {
            ready(protocol, version, terms, caller);
            CountryAdoption now =
                    store.region().find(protocol, node.country()).orElseThrow().withProgress(howFar.progress(protocol));
            AdoptionShare share = store.region()
                    .share(protocol)
                    .orElseGet(() -> new AdoptionShare(protocol, ids.next(), choice, null, null))
                    .with(choice)
                    .told(now.progress(), LocalDate.now(clock.withZone(ZoneOffset.UTC)));
            var sharing = AdoptionCopies.sharing(
                    share, TravellingAdoption.of(now, choice), terms.audience(), terms.handling(), terms.tlp());
            store.region().put(share);
            SharedRecord record =
                    version == 0 ? exchange.share(sharing, caller) : exchange.revise(sharing, version, caller);
            return new Told(record, choice);
        });
    }

    private void ready(RecordId protocol, long version, Terms terms, Caller caller) {
        Optional<Told> before = held(protocol, version, caller);
        obstacle(protocol, caller).ifPresent(refusal -> {
            throw refusal;
        });
        Set<CountryCode> have = before.map(told -> told.record().audience()).orElse(Set.of());
        Trusted.leavesNobodyOut(terms.audience(), have);
        Set<CountryCode> strangers = new TreeSet<>(terms.audience());
        strangers.removeAll(holders(protocols.find(protocol, caller)));
        strangers.removeAll(have);
        if (!strangers.isEmpty()) {
            throw new Refusal(
                            "adopting.share-holders",
                            "These have not the document, " + Trusted.named(strangers)
                                    + "; tell of its adoption those alone who have it",
                            Trusted.named(strangers))
                    .at("audience");
        }
    }

    @Override
    public Told narrow(RecordId protocol, long version, Set<CountryCode> audience, String reason, Caller caller) {
        require(caller);
        String why = Shares.reason(reason);
        return transactions.call(() -> {
            Told before = held(protocol, version, caller)
                    .filter(told -> !told.record().audience().isEmpty())
                    .orElseThrow(() -> new Refusal(
                            "adopting.not-shared", "Nobody was told of this adoption; there is nothing to take back"));
            Trusted.narrower(audience, before.record().audience());
            SharedRecord after =
                    exchange.narrow(before.record().id(), before.record().version(), audience, why, caller);
            return new Told(after, before.choice());
        });
    }

    private static void require(Caller caller) {
        caller.require(Shares.SHARE);
        caller.require(Exchange.SHARE);
    }

    /** From here on nobody else decides, so that what is sent is what was decided. */
    private Optional<Told> held(RecordId protocol, long version, Caller caller) {
        store.reserve(java.time.Instant.EPOCH, 1);
        Optional<Told> before = find(protocol, caller);
        if (before.map(told -> told.record().version()).orElse(0L) != version) {
            throw new Stale("shared-record", protocol.toString());
        }
        return before;
    }
}
