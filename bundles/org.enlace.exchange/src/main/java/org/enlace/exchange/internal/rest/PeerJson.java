package org.enlace.exchange.internal.rest;

import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import org.enlace.exchange.Peer;
import org.enlace.platform.CountryCode;

/** A node of another country under one of its keys; for the API and the shell alike; the members are those of {@link Peer}. */
public record PeerJson(
        CountryCode country,
        String name,
        String state,
        Instant since,
        String fingerprint,
        String node,
        long epoch,
        Instant made,
        SortedMap<String, String> modules,
        SortedMap<String, SortedSet<Integer>> types) {
    public static PeerJson of(Peer peer) {
        return new PeerJson(
                peer.country(),
                peer.name(),
                peer.state().name().toLowerCase(Locale.ROOT),
                peer.since(),
                peer.signer(),
                peer.node(),
                peer.epoch(),
                peer.made(),
                peer.modules(),
                peer.types());
    }
}
