package org.enlace.exchange.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.exchange.Peer;
import org.enlace.exchange.internal.Delivering.Poison;
import org.enlace.exchange.internal.Held.Place;
import org.enlace.exchange.internal.envelope.Content;
import org.enlace.exchange.internal.envelope.Slip;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;

/**
 * Takes in messages, each in a transaction of its own: its place in the stream, what it says, what its module makes of it, and the
 * audit, or nothing of all that.
 */
final class Arrivals {
    private final Ground ground;
    private final Delivering delivering;
    private final Limits limits;

    Arrivals(Ground ground, Delivering delivering, Limits limits) {
        this.ground = ground;
        this.limits = limits;
        this.delivering = delivering;
    }

    /**
     * @return what became of it: {@code delivered}, {@code kept}, {@code quarantined}, {@code refused}, {@code passed} (a later one
     *     says all), {@code duplicate}, {@code waiting}, {@code older-epoch}, {@code other-stream}, {@code rejected}
     */
    String take(PeerKey peer, String slipLine, String envelope, Caller caller) {
        Slip slip;
        try {
            slip = slip(peer.peer(), slipLine);
        } catch (Unreadable e) {
            return trouble(peer.peer().country(), e.code(), 0, e.getMessage(), "rejected");
        }
        if (!slip.from().equals(peer.peer().country())
                || !slip.node().equals(peer.peer().node())
                || !slip.to().equals(ground.country())
                || !slip.toNode().equals(ground.self().node())
                || slip.seq() == 0) {
            return trouble(
                    peer.peer().country(), "stray", slip.seq(), "of " + slip.from() + " for " + slip.to(), "rejected");
        }
        return delivering.attempt(failed -> step(slip, slipLine, envelope, failed, caller));
    }

    /** Takes in what waited for what has come. */
    void drain(PeerKey peer, Caller caller, java.util.function.Consumer<String> outcomes) {
        CountryCode country = peer.peer().country();
        while (true) {
            Optional<Waiting> next =
                    ground.store().in(country).flatMap(stream -> ground.store().waiting(country, stream.have() + 1));
            if (next.isEmpty()) {
                return;
            }
            long before = next.get().seq();
            outcomes.accept(take(peer, next.get().slip(), next.get().envelope(), caller));
            if (ground.store().in(country).orElseThrow().have() < before) {
                ground.transactions().run(() -> ground.store().forgetWaiting(country, before));
                return;
            }
        }
    }

    /** What stands on a slip that a peer signed. */
    Slip slip(Peer peer, String line) {
        if (line.length() > Slip.LONGEST) {
            throw new Unreadable(Unreadable.SIZE, "a slip has more than " + Slip.LONGEST + " characters");
        }
        return Slip.parse(ground.seals()
                .verify(Seals.Kind.SLIP, line, signer -> key(signer, peer.country(), peer.node()))
                .payload());
    }

    /** The key of a peer's present or former node key. */
    Optional<String> key(String signer, CountryCode country, String node) {
        return ground.store().peers().stream()
                .filter(peer -> peer.peer().signer().equals(signer))
                .filter(peer -> peer.peer().country().equals(country)
                        && peer.peer().node().equals(node))
                .filter(peer ->
                        peer.peer().state() == Peer.State.TRUSTED || peer.peer().state() == Peer.State.REPLACED)
                .map(PeerKey::key)
                .findFirst();
    }

    /** The stream that a slip belongs to; a later epoch begins it anew. In a transaction. */
    InStream turnedTo(Slip slip, String line) {
        ExchangeStore store = ground.store();
        CountryCode from = slip.from();
        InStream in = store.lockIn(from, slip.node());
        if (in.node().equals(slip.node()) && slip.epoch() <= in.epoch()) {
            return in;
        }
        InStream anew = InStream.empty(from, slip.node(), slip.epoch(), slip.base(), line);
        store.write(anew);
        store.forgetWaiting(from, Long.MAX_VALUE);
        store.forgetAnswers(from);
        store.forgetAnnounced(from, Long.MAX_VALUE);
        store.forgetTroubles(from, 0, Long.MAX_VALUE);
        return anew;
    }

    private String step(Slip slip, String slipLine, String envelope, Poison failed, Caller caller) {
        ExchangeStore store = ground.store();
        CountryCode from = slip.from();
        InStream in = turnedTo(slip, slipLine);
        if (slip.epoch() < in.epoch()) {
            return note(
                    from, "older-epoch", slip.seq(), "epoch " + slip.epoch() + ", now " + in.epoch(), "older-epoch");
        }
        if (slip.seq() <= in.have()) {
            return "duplicate";
        }
        if (!slip.sha256().equals(envelope.isEmpty() ? "" : Chain.sha256(envelope))) {
            return note(from, "damaged", slip.seq(), "", "rejected");
        }
        if (slip.seq() > in.have() + 1) {
            return keepWaiting(from, new Waiting(slip.seq(), slipLine, envelope));
        }
        String chain = Chain.next(in.chain(), slip.seq(), slip.mark());
        List<Announced> announced = store.announced(from);
        if (!slip.after().equals(in.chain())
                || announced.stream()
                        .anyMatch(one -> one.seq() == slip.seq() && !one.chain().equals(chain))) {
            return note(from, "other-stream", slip.seq(), "", "other-stream");
        }
        if (envelope.isEmpty() && slip.last() > slip.seq()) {
            remember(from, new Announced(slip.last(), slip.head(), slipLine), announced);
        }
        store.write(in.at(slip.seq(), chain, slipLine));
        store.forgetWaiting(from, slip.seq());
        store.forgetAnnounced(from, slip.seq());
        store.forgetTroubles(from, 1, slip.seq());
        return envelope.isEmpty() ? "passed" : read(slip, envelope, failed, caller);
    }

    private String keepWaiting(CountryCode from, Waiting message) {
        ExchangeStore store = ground.store();
        if (store.waiting(from, message.seq()).isEmpty()) {
            if (store.countWaiting(from) >= limits.waiting()
                    || store.sizeOfWaiting(from) + message.size() > limits.waitingSize()) {
                return note(from, "too-many-wait", message.seq(), "", "rejected");
            }
            store.write(from, message);
        }
        return "waiting";
    }

    /**
     * Where there are too many, the last one gives way: those before it are asked about first, and the new one tells whether the sender
     * remembers the most.
     */
    private void remember(CountryCode from, Announced one, List<Announced> before) {
        if (before.stream()
                .anyMatch(other -> other.seq() == one.seq() && other.chain().equals(one.chain()))) {
            return;
        }
        if (before.size() >= limits.announced()) {
            ground.store().forget(from, before.get(before.size() - 1));
        }
        ground.store().write(from, one);
    }

    private String read(Slip slip, String envelope, Poison failed, Caller caller) {
        Content content;
        try {
            String signed = ground.seals().open(envelope);
            content = Content.parse(ground.seals()
                    .verify(Seals.Kind.MESSAGE, signed, signer -> key(signer, slip.from(), slip.node()))
                    .payload());
        } catch (Unreadable e) {
            ground.store().write(slip.from(), new Answer(slip.seq(), null, State.REFUSED, e.code(), 0));
            return note(slip.from(), e.code(), slip.seq(), e.getMessage(), "refused");
        }
        if (!content.owner().equals(slip.from())) {
            return refuse(slip, content, "not-owner", 0);
        }
        if (content.kind() == Kind.RECORD && !content.audience().contains(ground.country())) {
            return refuse(slip, content, "not-in-audience", 0);
        }
        if (content.content().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > Exchange.LONGEST_CONTENT) {
            return refuse(slip, content, Unreadable.SIZE, 0);
        }
        return compare(slip, content, failed, caller);
    }

    private String compare(Slip slip, Content content, Poison failed, Caller caller) {
        Optional<Held> before = ground.store().held(content.id());
        String digest = content.digest();
        if (before.isPresent()) {
            Held held = before.get();
            if (!held.owner().equals(slip.from())) {
                return refuse(slip, content, "not-owner", 0);
            }
            if (content.version() < held.version()) {
                ground.store().write(held.confirmed(slip.epoch()));
                return refuse(slip, content, "older-version", held.version());
            }
            if (content.version() == held.version() && !digest.equals(held.digest())) {
                ground.store().write(held.confirmed(slip.epoch()));
                return refuse(slip, content, "fork", held.version());
            }
            if (content.version() == held.version() && held.state() == Place.DONE) {
                ground.store().write(held.confirmed(slip.epoch()));
                return "duplicate";
            }
        }
        ground.store().forgetAnswers(slip.from(), content.id(), true);
        return delivering.deliver(held(slip, content, digest, before), failed, caller);
    }

    private static Held held(Slip slip, Content content, String digest, Optional<Held> before) {
        boolean record = content.kind() == Kind.RECORD;
        return new Held(
                content.id(),
                slip.from(),
                content.module(),
                content.type(),
                content.format(),
                content.version(),
                content.kind(),
                record ? content.audience() : before.map(Held::audience).orElse(Set.of()),
                record ? content.handling() : before.map(Held::handling).orElse(content.handling()),
                record ? content.tlp() : before.flatMap(Held::tlp),
                record ? content.content() : null,
                digest,
                before.map(Held::shown).orElse(0L),
                Place.DONE,
                "",
                "",
                content.reason(),
                slip.seq(),
                slip.epoch());
    }

    private String refuse(Slip slip, Content content, String code, long known) {
        ground.store().write(slip.from(), new Answer(slip.seq(), content.id(), State.REFUSED, code, known));
        return note(
                slip.from(),
                code,
                slip.seq(),
                content.type() + " " + content.id() + " " + content.version(),
                "refused");
    }

    String trouble(CountryCode country, String code, long seq, String detail, String outcome) {
        return ground.transactions().call(() -> note(country, code, seq, detail, outcome));
    }

    String note(CountryCode country, String code, long seq, String detail, String outcome) {
        if (ground.store().countTroubles(country) < limits.troubles()) {
            String id = String.format(Locale.ROOT, "%s-%s-%d", country, code, seq);
            ground.store().write(new Trouble(id, ground.now(), country, code, seq, detail));
        }
        return outcome;
    }
}
