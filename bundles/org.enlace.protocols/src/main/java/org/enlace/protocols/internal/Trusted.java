package org.enlace.protocols.internal;

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
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peers;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.Tlp;
import org.enlace.protocols.Shares.Partner;
import org.enlace.protocols.Shares.Standing;
import org.enlace.protocols.Shares.Terms;

/** With whom this node exchanges, what became of what they were sent, and what is chosen among them. */
final class Trusted {
    private final Peers peers;
    private final Node node;

    Trusted(Peers peers, Node node) {
        this.peers = peers;
        this.node = node;
    }

    /**
     * @param type     of the message
     * @param audience who has the record
     * @param sent     what became of the last message to each
     */
    List<Partner> partners(String type, Set<CountryCode> audience, List<Delivery> sent) {
        Map<CountryCode, Delivery> last = new HashMap<>();
        sent.forEach(delivery -> last.put(delivery.country(), delivery));
        Map<CountryCode, Peer> trusted = now();
        Set<CountryCode> all = new TreeSet<>(trusted.keySet());
        all.addAll(audience);
        all.addAll(last.keySet());
        List<Partner> partners = new ArrayList<>();
        for (CountryCode country : all) {
            Peer peer = trusted.get(country);
            partners.add(new Partner(
                    country,
                    peer != null,
                    peer != null && peer.types().containsKey(type),
                    audience.contains(country),
                    Optional.ofNullable(last.get(country)).map(Trusted::standing)));
        }
        return partners;
    }

    /** Whom this node exchanges with is no secret before somebody who may share; the rest of what is known of peers is not told. */
    private Map<CountryCode, Peer> now() {
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

    /** That there is somebody, that all are trusted, and that the label is one for many readers. */
    void check(Terms terms) {
        if (terms.audience().isEmpty()) {
            throw new Refusal("protocol.share-nobody", "Nobody is chosen; choose at least one country").at("audience");
        }
        Set<CountryCode> trusted = now().keySet();
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

    /** That nobody who has it is left out without it being said. */
    static void leavesNobodyOut(Set<CountryCode> audience, Set<CountryCode> before) {
        if (!audience.containsAll(before)) {
            throw new Refusal(
                            "protocol.share-leaves-out",
                            "Those who have it keep it, " + named(before)
                                    + "; take it back from a country first, with the reason",
                            named(before))
                    .at("audience");
        }
    }

    /** That some are left out, and nobody is taken in. */
    static void narrower(Set<CountryCode> audience, Set<CountryCode> before) {
        if (!before.containsAll(audience) || audience.containsAll(before)) {
            throw new Refusal(
                            "protocol.share-narrower",
                            "Those who keep it are a part of those who have it, " + named(before)
                                    + "; leave at least one out",
                            named(before))
                    .at("audience");
        }
    }

    static String named(Set<CountryCode> countries) {
        return countries.stream().map(CountryCode::value).sorted().collect(Collectors.joining(", "));
    }
}
