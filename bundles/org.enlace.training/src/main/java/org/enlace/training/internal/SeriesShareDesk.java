package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.enlace.training.Quota;
import org.enlace.training.Rules;
import org.enlace.training.Series;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;

/** The use cases of sharing a series with those who are invited. */
final class SeriesShareDesk implements SeriesShares {
    private final TrainingStores stores;
    private final Changes changes;
    private final Copies copies;
    private final Exchange exchange;
    private final Peers peers;
    private final CountryCode own;

    SeriesShareDesk(TrainingStores stores, Changes changes, Copies copies, Wire wire, Node node) {
        this.stores = stores;
        this.changes = changes;
        this.copies = copies;
        exchange = wire.exchange();
        peers = wire.peers();
        own = node.country();
    }

    @Override
    public Optional<SharedRecord> find(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        return SessionDesk.series(stores, series).owner().isPresent() ? Optional.empty() : exchange.find(series);
    }

    @Override
    public List<Partner> partners(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        Series series = SessionDesk.series(stores, id);
        if (!caller.holds(SHARE) || series.owner().isPresent()) {
            return List.of();
        }
        Set<CountryCode> audience =
                exchange.find(id).map(SharedRecord::audience).orElse(Set.of());
        Map<CountryCode, Delivery> last = new HashMap<>();
        exchange.deliveries(id).forEach(delivery -> last.put(delivery.country(), delivery));
        Map<CountryCode, Peer> trusted = trusted();
        Set<CountryCode> invited = invited(series);
        Set<CountryCode> all = new TreeSet<>(invited);
        all.addAll(audience);
        all.addAll(last.keySet());
        List<Partner> partners = new ArrayList<>();
        for (CountryCode country : all) {
            Peer peer = trusted.get(country);
            partners.add(new Partner(
                    country,
                    invited.contains(country),
                    peer != null,
                    peer != null && peer.types().containsKey(SERIES),
                    audience.contains(country),
                    Optional.ofNullable(last.get(country)).map(SeriesShareDesk::standing)));
        }
        return partners;
    }

    private Set<CountryCode> invited(Series series) {
        return series.content().quotas().countries().stream()
                .map(Quota::country)
                .filter(country -> !country.equals(own))
                .collect(Collectors.toCollection(TreeSet::new));
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
    public Optional<Refusal> obstacle(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        Series series = SessionDesk.series(stores, id);
        try {
            return copies.text(series.open()).obstacle();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    @Override
    public void check(RecordId id, long version, Set<CountryCode> audience, Caller caller) {
        require(caller);
        ready(id, version, audience, caller);
    }

    @Override
    public SharedRecord share(RecordId id, long version, Set<CountryCode> audience, Caller caller) {
        require(caller);
        return changes.make(caller, stamp -> {
            Series series = ready(id, version, audience, caller);
            var sharing = copies.sharing(series, Set.copyOf(audience));
            return version == 0 ? exchange.share(sharing, caller) : exchange.revise(sharing, version, caller);
        });
    }

    private Series ready(RecordId id, long version, Set<CountryCode> audience, Caller caller) {
        Series series = SessionDesk.series(stores, id);
        Set<CountryCode> before = held(id, version);
        obstacle(id, caller).ifPresent(refusal -> {
            throw refusal;
        });
        if (audience.isEmpty()) {
            throw new Refusal("training.share-nobody", "Nobody is chosen; choose at least one country").at("audience");
        }
        if (!audience.containsAll(before)) {
            throw new Refusal(
                            "training.share-leaves-out",
                            "Those who have it keep it, " + named(before)
                                    + "; take it back from a country first, with the reason",
                            named(before))
                    .at("audience");
        }
        Set<CountryCode> strangers = new TreeSet<>(audience);
        strangers.removeAll(before);
        Set<CountryCode> invited = invited(series);
        Map<CountryCode, Peer> trusted = trusted();
        for (CountryCode country : strangers) {
            if (!invited.contains(country)) {
                throw new Refusal(
                                "training.not-invited",
                                country + " is not invited to \""
                                        + series.content().title() + "\"; add its seats first",
                                country.value())
                        .at("audience");
            }
            if (!trusted.containsKey(country)) {
                throw new Refusal(
                                "training.share-peer",
                                "No node of " + country + " is trusted here; invite it by mail and enter its people,"
                                        + " or ask the administrator to add its node",
                                country.value())
                        .at("audience");
            }
        }
        return series;
    }

    @Override
    public SharedRecord narrow(RecordId id, long version, Set<CountryCode> audience, String reason, Caller caller) {
        require(caller);
        String why = Rules.text("reason", reason, LONGEST_REASON);
        return changes.make(caller, stamp -> {
            Series series = SessionDesk.series(stores, id);
            series.requireOwn();
            Set<CountryCode> before = held(id, version);
            if (before.isEmpty()) {
                throw new Refusal(
                        "training.not-shared",
                        "\"" + series.content().title() + "\" is with nobody; there is nothing to take back",
                        series.content().title());
            }
            if (!before.containsAll(audience) || audience.containsAll(before)) {
                throw new Refusal(
                                "training.share-narrower",
                                "Those who keep it are a part of those who have it, " + named(before)
                                        + "; leave at least one out",
                                named(before))
                        .at("audience");
            }
            return exchange.narrow(id, version, audience, why, caller);
        });
    }

    private static void require(Caller caller) {
        caller.require(SHARE);
        caller.require(Exchange.SHARE);
    }

    /** Who has it; {@link Stale} where the caller saw another version. */
    private Set<CountryCode> held(RecordId id, long version) {
        Optional<SharedRecord> shared = exchange.find(id);
        if (shared.map(SharedRecord::version).orElse(0L) != version) {
            throw new Stale("shared-record", id.toString());
        }
        return shared.map(SharedRecord::audience).orElse(Set.of());
    }

    private static String named(Set<CountryCode> countries) {
        return countries.stream().map(CountryCode::value).sorted().collect(Collectors.joining(", "));
    }
}
