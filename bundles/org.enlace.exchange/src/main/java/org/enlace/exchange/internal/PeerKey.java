package org.enlace.exchange.internal;

import org.enlace.exchange.Peer;
import org.enlace.exchange.Peer.State;

/**
 * A peer with its keys.
 *
 * @param key          it signs with: Base64 of the DER
 * @param agreement    the id of the key to seal to
 * @param agreementKey that key: Base64 of the DER
 */
public record PeerKey(Peer peer, String key, String agreement, String agreementKey) {
    PeerKey in(State state, java.time.Instant at) {
        return with(new Peer(
                peer.country(),
                peer.node(),
                peer.name(),
                peer.signer(),
                state,
                at,
                peer.epoch(),
                peer.made(),
                peer.modules(),
                peer.types()));
    }

    PeerKey with(Peer other) {
        return new PeerKey(other, key, agreement, agreementKey);
    }
}
