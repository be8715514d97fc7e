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
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.SeriesShares.Partner;
import org.enlace.training.SeriesShares.Standing;

/** With whom this node exchanges, and what became of what they were sent. */
final class Partners {
    private final Exchange exchange;
    private final Peers peers;

    Partners(Wire wire) {
        exchange = wire.exchange();
        peers = wire.peers();
    }

    /** Whom this node exchanges with is no secret before somebody who may share; the rest of what is known of peers is not told. */
    Map<CountryCode, Peer> trusted() {
        Map<CountryCode, Peer> trusted = new TreeMap<>();
        peers.list(Caller.node(Peers.READ)).stream()
                .filter(peer -> peer.state() == Peer.State.TRUSTED)
                .forEach(peer -> trusted.put(peer.country(), peer));
        return trusted;
    }

    /**
     * @param type     of the record
     * @param invited  who is meant to have it
     * @param audience who has it
     */
    List<Partner> of(RecordId record, String type, Set<CountryCode> invited, Set<CountryCode> audience) {
        Map<CountryCode, Delivery> last = new HashMap<>();
        exchange.deliveries(record).forEach(delivery -> last.put(delivery.country(), delivery));
        Map<CountryCode, Peer> trusted = trusted();
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
                    peer != null && peer.types().containsKey(type),
                    audience.contains(country),
                    Optional.ofNullable(last.get(country)).map(Partners::standing)));
        }
        return partners;
    }

    /** What became of the last message of a record to a country; empty where there was none. */
    Optional<Standing> standing(RecordId record, CountryCode country) {
        return exchange.deliveries(record).stream()
                .filter(delivery -> delivery.country().equals(country))
                .findFirst()
                .map(Partners::standing);
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

    /** That there is somebody, and that nobody who has it is left out without it being said. */
    static void requireSomebody(Set<CountryCode> audience, Set<CountryCode> before) {
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
    }

    static Refusal unknown(CountryCode country) {
        return new Refusal(
                        "training.share-peer",
                        "No node of " + country + " is trusted here; invite it by mail and enter its people,"
                                + " or ask the administrator to add its node",
                        country.value())
                .at("audience");
    }

    static String named(Set<CountryCode> countries) {
        return countries.stream().map(CountryCode::value).sorted().collect(Collectors.joining(", "));
    }
}
