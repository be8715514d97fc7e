package org.enlace.exchange.internal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peer.State;
import org.enlace.exchange.Peers;
import org.enlace.exchange.internal.envelope.Card;
import org.enlace.exchange.internal.envelope.PublicKeys;
import org.enlace.keys.Keys;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;

/** Which nodes are known, and by which keys. */
public final class PeerBook implements Peers {
    /** Clocks of two nodes, or of one before and after somebody set it, may differ by this much. */
    private static final Duration SKEW = Duration.ofHours(26);

    private final Ground ground;
    private final Keys keys;
    private final Supplier<String> name;
    private final Streams streams;

    /** @param name what this node calls itself */
    public PeerBook(Ground ground, Keys keys, Supplier<String> name) {
        this.ground = ground;
        this.keys = keys;
        this.name = name;
        this.streams = new Streams(ground);
    }

    @Override
    public String card(Caller caller) {
        caller.require(READ);
        Self self = ground.self();
        Keys.Signer signer = keys.signer();
        Seals.Recipient agreement = ground.seals().own();
        return ground.seals()
                .sign(
                        Seals.Kind.CARD,
                        new Card(
                                        ground.country(),
                                        self.node(),
                                        name.get(),
                                        self.epoch(),
                                        ground.now(),
                                        signer.id(),
                                        base64(signer.key().getEncoded()),
                                        agreement.id(),
                                        agreement.key(),
                                        keys.succession().stream()
                                                .map(PeerBook::der)
                                                .toList(),
                                        ground.here().modules(),
                                        ground.here().types())
                                .json());
    }

    private static String der(X509Certificate certificate) {
        try {
            return base64(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String fingerprint() {
        return keys.signer().id();
    }

    @Override
    public List<Peer> list(Caller caller) {
        caller.require(READ);
        List<State> order = List.of(State.TRUSTED, State.NEW, State.REPLACED, State.REVOKED);
        return ground.store().peers().stream()
                .map(PeerKey::peer)
                .sorted(Comparator.comparing(Peer::country)
                        .thenComparing(peer -> order.indexOf(peer.state()))
                        .thenComparing(Comparator.comparing(Peer::since).reversed()))
                .toList();
    }

    @Override
    public Peer add(String text, Caller caller) {
        caller.require(MANAGE);
        Card card = read(text);
        ground.self();
        return ground.transactions().call(() -> {
            ground.store().lockSelf();
            Optional<PeerKey> known = known(card.signer());
            known.ifPresent(before -> refuseOld(card, before));
            State state = known.map(before -> before.peer().state()).orElse(State.NEW);
            if (state == State.TRUSTED
                    && !(known.get().peer().country().equals(card.country())
                            && known.get().peer().node().equals(card.node()))) {
                throw otherNode(card);
            }
            if (state == State.REPLACED) {
                throw new Refusal(
                        "peer.older", "The node of " + card.country() + " signs with a newer key now", card.country());
            }
            if (state == State.NEW) {
                ground.store().peers().stream()
                        .filter(peer -> peer.peer().country().equals(card.country())
                                && peer.peer().state() == State.NEW)
                        .forEach(ground.store()::forget);
            }
            PeerKey peer = key(card, state, known);
            ground.store().write(peer);
            record("peer.add", peer, caller);
            return peer.peer();
        });
    }

    @Override
    public Peer trust(CountryCode country, String fingerprint, Caller caller) {
        caller.require(MANAGE);
        String typed = fingerprint.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT);
        return ground.transactions().call(() -> {
            ground.store().lockSelf();
            PeerKey waiting = ground.store().peers().stream()
                    .filter(peer ->
                            peer.peer().country().equals(country) && peer.peer().state() == State.NEW)
                    .findFirst()
                    .orElseThrow(() -> new NotFound("peer", country.value()));
            if (!waiting.peer().signer().equals(typed)) {
                throw new Refusal(
                        "peer.fingerprint",
                        "The card of " + country + " has another fingerprint: "
                                + waiting.peer().spoken()
                                + ". Compare it again; where it differs the card is not theirs",
                        country,
                        waiting.peer().spoken());
            }
            ground.trusted(country).ifPresent(other -> {
                throw new Refusal(
                        "peer.one-per-country",
                        "Another node of " + country + " is trusted. Its new key is taken with peer:rotate; for another"
                                + " node end trust in it first: peer:revoke " + country,
                        country);
            });
            PeerKey trusted = waiting.in(State.TRUSTED, ground.now());
            ground.store().write(trusted);
            streams.turnTo(trusted);
            record("peer.trust", trusted, caller);
            return trusted.peer();
        });
    }

    @Override
    public Peer rotate(String text, Caller caller) {
        caller.require(MANAGE);
        Card card = read(text);
        ground.self();
        return ground.transactions().call(() -> {
            ground.store().lockSelf();
            PeerKey before = ground.trusted(card.country())
                    .orElseThrow(() -> new NotFound("peer", card.country().value()));
            if (!before.peer().node().equals(card.node())) {
                throw otherNode(card);
            }
            boolean same = before.peer().signer().equals(card.signer());
            if (!same && !vouched(card, before)) {
                throw new Refusal(
                        "peer.not-vouched",
                        "The key that is trusted does not vouch for the new one. If " + card.country()
                                + " lost its key, end trust with peer:revoke, and compare the new one by telephone",
                        card.country());
            }
            Optional<PeerKey> known = known(card.signer());
            known.ifPresent(one -> refuseOld(card, one));
            PeerKey after = key(card, State.TRUSTED, same ? known : Optional.empty());
            if (!same) {
                ground.store().write(before.in(State.REPLACED, ground.now()));
            }
            ground.store().write(after);
            record("peer.rotate", after, caller);
            return after.peer();
        });
    }

    @Override
    public void revoke(CountryCode country, String reason, Caller caller) {
        caller.require(MANAGE);
        ground.transactions().run(() -> {
            ground.store().lockSelf();
            PeerKey ended = ground.trusted(country)
                    .or(() -> ground.store().peers().stream()
                            .filter(peer -> peer.peer().country().equals(country)
                                    && peer.peer().state() == State.NEW)
                            .findFirst())
                    .orElseThrow(() -> new NotFound("peer", country.value()));
            ground.store().peers().stream()
                    .filter(peer -> peer.peer().country().equals(country)
                            && peer.peer().node().equals(ended.peer().node()))
                    .forEach(peer -> ground.store().write(peer.in(State.REVOKED, ground.now())));
            ground.audit()
                    .record(Act.done("peer.revoke", caller)
                            .on("peer", country)
                            .code("key", ended.peer().signer())
                            .because(reason));
        });
    }

    private Optional<PeerKey> known(String signer) {
        return ground.store().peers().stream()
                .filter(peer -> peer.peer().signer().equals(signer))
                .findFirst();
    }

    /** Signed by the key in it, and of another country. */
    private Card read(String text) {
        String line = text.strip();
        Card card;
        try {
            if (line.length() > LONGEST_CARD) {
                throw new Unreadable(Unreadable.SIZE, "it has more than " + LONGEST_CARD + " characters");
            }
            String claimed = ground.seals().claimedSigner(Seals.Kind.CARD, line);
            Card[] read = new Card[1];
            ground.seals().verify(Seals.Kind.CARD, line, signer -> {
                read[0] = Card.parse(ground.seals().unverified(Seals.Kind.CARD, line));
                return Optional.of(read[0].key()).filter(key -> read[0].signer().equals(signer));
            });
            card = read[0];
            if (!card.signer().equals(claimed)) {
                throw new Unreadable(Unreadable.SIGNATURE, "it is not signed by the key in it");
            }
            ground.seals().check(new Seals.Recipient(card.agreement(), card.agreementKey()));
        } catch (Unreadable e) {
            throw new Refusal("peer.card", "This is no card of a node: " + e.getMessage(), e.getMessage());
        }
        if (card.country().equals(ground.country())) {
            throw new Refusal(
                    "peer.own",
                    "The card is of " + card.country() + ", the country of this node; a peer is a node of another one",
                    card.country());
        }
        return card;
    }

    private static Refusal otherNode(Card card) {
        return new Refusal(
                "peer.other-node",
                "The card is of another node of " + card.country() + " than the one that is trusted",
                card.country());
    }

    private static void refuseOld(Card card, PeerKey before) {
        if (before.peer().state() == State.REVOKED) {
            throw new Refusal(
                    "peer.revoked",
                    "Trust in this key of " + card.country() + " was ended for good; its node needs another key",
                    card.country());
        }
        if (card.made().isBefore(before.peer().made().minus(SKEW))) {
            throw new Refusal(
                    "peer.older",
                    "A newer card of this key was taken before: of "
                            + before.peer().made() + ", this is of " + card.made(),
                    card.country());
        }
    }

    private PeerKey key(Card card, State state, Optional<PeerKey> before) {
        return new PeerKey(
                new Peer(
                        card.country(),
                        card.node(),
                        card.name(),
                        card.signer(),
                        state,
                        before.map(one -> one.peer().since()).orElseGet(ground::now),
                        card.epoch(),
                        card.made(),
                        card.modules(),
                        card.types()),
                card.key(),
                card.agreement(),
                card.agreementKey());
    }

    /** Follows the certificates from the key that is trusted to the one in the card. */
    private static boolean vouched(Card card, PeerKey trusted) {
        try {
            java.security.PublicKey at =
                    PublicKeys.ed25519(trusted.key(), trusted.peer().signer());
            java.security.PublicKey wanted = PublicKeys.ed25519(card.key(), card.signer());
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (String der : card.succession()) {
                X509Certificate next = (X509Certificate) factory.generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(der)));
                if (signedBy(next, at)) {
                    at = next.getPublicKey();
                }
                if (at.equals(wanted)) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException | IllegalArgumentException | Unreadable e) {
            return false;
        }
    }

    private static boolean signedBy(X509Certificate certificate, java.security.PublicKey key) {
        try {
            certificate.verify(key);
            // A key that is sealed to is certified by the same key, and vouches for nobody.
            return certificate.getPublicKey().getAlgorithm().startsWith("Ed");
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void record(String code, PeerKey peer, Caller caller) {
        ground.audit()
                .record(Act.done(code, caller)
                        .on("peer", peer.peer().country())
                        .code("key", peer.peer().signer())
                        .code("node", peer.peer().node()));
    }
}
