package org.enlace.exchange.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Peer;
import org.enlace.exchange.internal.envelope.Letter;
import org.enlace.exchange.internal.envelope.Slip;
import org.enlace.platform.CountryCode;

/**
 * Reads what a peer says it has. A receipt tells the whole state of the stream, so it may come late, twice or not at all; where it
 * returns a slip that this node signed and does not remember, all streams begin anew.
 */
final class Receipts {
    private final Ground ground;
    private final Streams streams;

    Receipts(Ground ground) {
        this.ground = ground;
        this.streams = new Streams(ground);
    }

    /**
     * In a transaction that holds this node.
     *
     * @param peer as it is trusted now
     * @return false where it speaks of what this node never sent it, and nothing of it is believed
     */
    boolean apply(PeerKey peer, Letter letter) {
        ExchangeStore store = ground.store();
        store.writeRuns(running(peer.peer(), letter));
        InStream have = letter.have();
        Self self = ground.self();
        if (!have.node().equals(self.node())) {
            return true;
        }
        CountryCode country = peer.peer().country();
        OptionalLong later = forgottenEpoch(peer.peer(), letter);
        if (later.isPresent()) {
            streams.beginAnew(later.getAsLong() + 1);
            return true;
        }
        if (have.epoch() > self.epoch() || have.epoch() == self.epoch() && !known(country, have.have(), have.chain())) {
            return false;
        }
        OutStream out = store.lockOut(country, peer.peer().node());
        if (have.epoch() < self.epoch()) {
            // It has not seen this epoch, or was itself restored to before it.
            store.queueAgain(country, 0, ground.now());
            store.write(out.told(0));
            return true;
        }
        store.queueAgain(country, have.have(), ground.now());
        store.acknowledge(
                country, letter.answers().from(), Math.min(letter.answers().to(), have.have()), ground.now());
        except(country, letter);
        store.write(out.told(have.have()));
        store.replaceUnremembered(country, letter.unconfirmed());
        return true;
    }

    /** The latest epoch, this one or a later one, of which this node signed for the peer what it does not remember. */
    private OptionalLong forgottenEpoch(Peer peer, Letter letter) {
        return letter.slips().stream()
                .filter(line -> forgotten(peer, line))
                .mapToLong(line -> Slip.parse(ground.seals().unverified(Seals.Kind.SLIP, line))
                        .epoch())
                .max();
    }

    /** Asked before the stream is locked: a message of this epoch never goes away. */
    private boolean forgotten(Peer peer, String line) {
        try {
            Slip slip = Slip.parse(ground.seals().unverified(Seals.Kind.SLIP, line));
            if (!slip.from().equals(ground.country())
                    || !slip.node().equals(ground.self().node())
                    || !slip.to().equals(peer.country())
                    || !slip.toNode().equals(peer.node())
                    || remembered(slip)) {
                return false;
            }
            ground.seals().verifyOwn(Seals.Kind.SLIP, line);
            return true;
        } catch (Unreadable e) {
            return false;
        }
    }

    private boolean remembered(Slip slip) {
        long epoch = ground.self().epoch();
        if (slip.epoch() != epoch) {
            return slip.epoch() < epoch;
        }
        return known(slip.to(), slip.last(), slip.head())
                && known(slip.to(), slip.seq(), Chain.next(slip.after(), slip.seq(), slip.mark()))
                && slip.letter()
                        <= ground.store().out(slip.to()).map(OutStream::letters).orElse(0L);
    }

    /** Whether the chain of this node's stream runs through that place. */
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
        letter.answers().all().stream()
                .filter(answer -> told(letter, answer.seq()))
                .forEach(answer -> answers.put(answer.seq(), answer));
        for (Message message : store.excepted(country)) {
            if (!answers.containsKey(message.seq()) && told(letter, message.seq())) {
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

    private static boolean told(Letter letter, long seq) {
        return letter.answers().covers(seq) && seq <= letter.have().have();
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
