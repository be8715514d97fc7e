package org.enlace.jit.internal.signing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peers;
import org.enlace.jit.signing.Signed;
import org.enlace.keys.Keys;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;

/**
 * Whose keys the seals of signatures are made with. A seal holds by itself whatever key it names; that the key is the country's is known
 * from the exchange, where its fingerprint was compared by people.
 */
public final class SealKeys {
    private static final Caller LOOKING = Caller.node(Peers.READ);

    private final Keys keys;
    private final Peers peers;
    private final CountryCode own;

    SealKeys(Keys keys, Peers peers, CountryCode own) {
        this.keys = keys;
        this.peers = peers;
        this.own = own;
    }

    /** What this node knows of a key. */
    public enum Known {
        /** The country's, compared; also one that it used before. */
        COMPARED,
        /** The country's as its card says, and nobody has compared it yet. */
        NOT_COMPARED,
        /** Nothing: no card of the country names it. */
        UNKNOWN,
        /** Trust in it was ended here. */
        REVOKED;

        /** The word used in texts and in the API. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is known of the key of each signature, by the fingerprint of its key. */
    public Map<Signed, Known> of(List<Signed> signatures) {
        List<Peer> all = peers.list(LOOKING);
        Map<Signed, Known> known = new HashMap<>();
        signatures.forEach(one -> known.put(one, of(one, all)));
        return known;
    }

    /** What is known of keys with which seals of a country were made, by their fingerprints. */
    public Map<String, Known> of(CountryCode node, Set<String> signers) {
        List<Peer> all = peers.list(LOOKING);
        Map<String, Known> known = new HashMap<>();
        signers.forEach(signer -> known.put(signer, of(node, signer, all)));
        return known;
    }

    private Known of(Signed signed, List<Peer> all) {
        return of(signed.signature().text().node(), signed.signature().seal().signer(), all);
    }

    private Known of(CountryCode node, String signer, List<Peer> all) {
        if (node.equals(own)) {
            return keys.signer(signer).isPresent() ? Known.COMPARED : Known.UNKNOWN;
        }
        return all.stream()
                .filter(peer -> peer.country().equals(node) && peer.signer().equals(signer))
                .map(peer -> known(peer.state()))
                .max(Comparator.naturalOrder())
                .orElse(Known.UNKNOWN);
    }

    private static Known known(Peer.State state) {
        return switch (state) {
            case TRUSTED, REPLACED -> Known.COMPARED;
            case NEW -> Known.NOT_COMPARED;
            case REVOKED -> Known.REVOKED;
        };
    }
}
