package org.enlace.exchange.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Peer;
import org.enlace.exchange.internal.envelope.Letter;
import org.enlace.platform.CountryCode;

/**
 * Reads what a peer says it has. A receipt tells the whole state of the stream, so it may come late, twice or not at all; what it says
 * of a stream that this node does not know begins all streams anew.
 */
final class Receipts {
    private final Ground ground;
    private final Streams streams;

    Receipts(Ground ground) {
        this.ground = ground;
        this.streams = new Streams(ground);
    }

    /** In a transaction. */
    void apply(PeerKey peer, Letter letter) {
        ExchangeStore store = ground.store();
        if (!store.writeRuns(running(peer.peer(), letter))) {
            throw Courier.revoked(peer.peer().country());
        }
        InStream have = letter.have();
        Self self = ground.self();
        if (!have.node().equals(self.node())) {
            return;
        }
        CountryCode country = peer.peer().country();
        if (have.epoch() >= self.epoch() && forgotten(country, letter)) {
            streams.beginAnew(Math.max(self.epoch(), have.epoch()) + 1);
            return;
        }
        OutStream out = store.lockOut(country, peer.peer().node());
        if (have.epoch() < self.epoch()) {
            // It has not seen this epoch, or was itself restored to before it.
            store.queueAgain(country, 0, ground.now());
            store.write(new OutStream(country, out.node(), out.last(), out.chain(), 0, out.base()));
            return;
        }
        store.queueAgain(country, have.have(), ground.now());
        store.acknowledge(country, have.have(), ground.now());
        except(country, letter);
        store.write(new OutStream(country, out.node(), out.last(), out.chain(), have.have(), out.base()));
        store.replaceUnremembered(country, letter.unconfirmed());
    }

    /** Whether the peer speaks of what this node does not remember. Asked before the stream is locked: a message never goes away. */
    private boolean forgotten(CountryCode country, Letter letter) {
        InStream have = letter.have();
        return have.epoch() > ground.self().epoch()
                || !known(country, have.have(), have.chain())
                || !letter.announced().stream().allMatch(one -> known(country, one.seq(), one.chain()));
    }

    /** Whether the peer speaks of this stream: its chain runs through that place. */
    private boolean known(CountryCode country, long seq, String chain) {
        return seq == 0
                || ground.store()
                        .message(country, seq)
                        .map(Message::chain)
                        .filter(chain::equals)
                        .isPresent();
    }

    private void except(CountryCode country, Letter letter) {
        ExchangeStore store = ground.store();
        Map<Long, Answer> answers = new HashMap<>();
        letter.answers().stream()
                .filter(answer -> answer.seq() <= letter.have().have())
                .forEach(answer -> answers.put(answer.seq(), answer));
        for (Message message : store.excepted(country)) {
            if (!answers.containsKey(message.seq())
                    && message.seq() <= letter.have().have()) {
                store.write(message.in(State.ACKNOWLEDGED, "", message.known(), ground.now()));
            }
        }
        for (Answer answer : answers.values()) {
            Optional<Message> message = store.message(country, answer.seq());
            if (message.isEmpty()
                    || message.get().state() == answer.state()
                            && message.get().code().equals(answer.code())) {
                continue;
            }
            store.write(message.get().in(answer.state(), answer.code(), answer.known(), ground.now()));
            sealedToAnOldKey(message.get(), answer);
        }
    }

    /** The one refusal that needs nobody: it is sealed again, to the key that the peer has now. */
    private void sealedToAnOldKey(Message message, Answer answer) {
        if (!answer.code().equals(Unreadable.KEY)) {
            return;
        }
        boolean overtaken = ground.store().messages(message.record()).stream()
                .anyMatch(other -> other.country().equals(message.country()) && other.seq() > message.seq());
        Optional<Own> own = ground.store().own(message.record());
        if (!overtaken && own.isPresent()) {
            own.filter(one -> message.kind() == Kind.RECORD && one.sealed() != null)
                    .ifPresent(one -> ground.store().writeSealed(one.id(), one.version(), null, ""));
            streams.enqueue(
                    message.country(),
                    message.record(),
                    message.kind(),
                    own.get().version());
        }
    }

    private static Peer running(Peer peer, Letter letter) {
        return new Peer(
                peer.country(),
                peer.node(),
                peer.name(),
                peer.signer(),
                peer.state(),
                peer.since(),
                peer.epoch(),
                peer.made(),
                letter.modules(),
                letter.types());
    }
}
