package org.enlace.exchange.internal;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Peer;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Puts messages into the streams to other countries, and begins all streams anew. To be called inside a transaction. */
final class Streams {
    private final Ground ground;

    Streams(Ground ground) {
        this.ground = ground;
    }

    void enqueue(CountryCode to, RecordId record, Kind kind, long version) {
        enqueue(to, record, kind, version, false);
    }

    /** Locks the streams to countries in the one order in which they are ever locked. */
    void lock(Collection<CountryCode> countries) {
        new TreeSet<>(countries).forEach(this::lock);
    }

    private OutStream lock(CountryCode to) {
        return ground.store()
                .lockOut(
                        to,
                        ground.trusted(to).map(PeerKey::peer).map(Peer::node).orElse(""));
    }

    private void enqueue(CountryCode to, RecordId record, Kind kind, long version, boolean shown) {
        ExchangeStore store = ground.store();
        OutStream stream = lock(to);
        long seq = stream.last() + 1;
        String mark = ground.mark();
        String chain = Chain.next(stream.chain(), seq, mark);
        store.write(new Message(to, seq, record, kind, version, mark, chain, shown, State.QUEUED, "", 0, ground.now()));
        store.write(stream.at(seq, chain));
    }

    /** Tells everybody who has to know how a record stands now. */
    void tellAll(Own own) {
        own.audience().forEach(to -> enqueue(to, own.id(), Kind.RECORD, own.version()));
        own.former().forEach(to -> enqueue(to, own.id(), gone(own), own.version(), true));
    }

    private static Kind gone(Own own) {
        return own.withdrawn() ? Kind.WITHDRAWN : Kind.NARROWED;
    }

    /**
     * What this node remembers of its streams is not what its peers have seen of them: it was restored from a backup. All streams
     * begin again, in a later epoch, with everything that is shared.
     */
    void beginAnew(long epoch) {
        ExchangeStore store = ground.store();
        store.lockSelf();
        store.write(new Self(ground.self().node(), epoch));
        for (OutStream stream : store.outs()) {
            lock(stream.country());
            store.clearMessages(stream.country());
            store.write(OutStream.empty(stream.country(), stream.node()));
        }
        List<RecordId> all = store.ownIds();
        all.forEach(id -> store.own(id).ifPresent(this::tellAll));
        for (OutStream stream : store.outs()) {
            store.write(
                    new OutStream(stream.country(), stream.node(), stream.last(), stream.chain(), 0, stream.last(), 0));
        }
    }

    /** Another node of a country is trusted now: it is told everything. */
    void turnTo(PeerKey peer) {
        ExchangeStore store = ground.store();
        OutStream stream = store.lockOut(peer.peer().country(), peer.peer().node());
        if (!stream.node().equals(peer.peer().node())) {
            store.queueAgain(stream.country(), 0, ground.now());
            store.write(new OutStream(
                    stream.country(),
                    peer.peer().node(),
                    stream.last(),
                    stream.chain(),
                    0,
                    stream.base(),
                    stream.letters()));
        }
    }
}
