package org.enlace.training.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peer;
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
    private final Partners partners;
    private final CountryCode own;

    SeriesShareDesk(TrainingStores stores, Changes changes, Copies copies, Wire wire, Node node) {
        this.stores = stores;
        this.changes = changes;
        this.copies = copies;
        exchange = wire.exchange();
        partners = new Partners(wire);
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
        return partners.of(id, SERIES, invited(series), audience);
    }

    private Set<CountryCode> invited(Series series) {
        return series.content().quotas().countries().stream()
                .map(Quota::country)
                .filter(country -> !country.equals(own))
                .collect(Collectors.toCollection(TreeSet::new));
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
        Partners.requireSomebody(audience, before);
        Set<CountryCode> strangers = new TreeSet<>(audience);
        strangers.removeAll(before);
        Set<CountryCode> invited = invited(series);
        Map<CountryCode, Peer> trusted = partners.trusted();
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
                throw Partners.unknown(country);
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
                                "Those who keep it are a part of those who have it, " + Partners.named(before)
                                        + "; leave at least one out",
                                Partners.named(before))
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
}
