package org.enlace.protocols.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peers;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;

/** What goes out to others, in memory, as the exchange would have it: each message is queued, and here answered by hand. */
final class MemoryExchange implements Exchange, Peers {
    static final CountryCode BR = new CountryCode("BR");
    static final CountryCode PE = new CountryCode("PE");
    static final CountryCode UY = new CountryCode("UY");

    /** What was sent last of each record. */
    final Map<RecordId, Sharing> contents = new LinkedHashMap<>();

    /** Every act with its caller's name and, where there was one, the reason. */
    final List<String> acts = new ArrayList<>();

    private final Map<RecordId, SharedRecord> records = new LinkedHashMap<>();
    private final Map<RecordId, Map<CountryCode, Delivery>> deliveries = new LinkedHashMap<>();

    @Override
    public SharedRecord share(Sharing sharing, Caller caller) {
        caller.require(SHARE);
        acts.add("share by " + caller.officer());
        return kept(sharing, 1);
    }

    @Override
    public SharedRecord revise(Sharing sharing, long expected, Caller caller) {
        caller.require(SHARE);
        standing(sharing.record(), expected);
        acts.add("revise by " + caller.officer());
        return kept(sharing, expected + 1);
    }

    private SharedRecord kept(Sharing sharing, long version) {
        SharedRecord record = new SharedRecord(
                sharing.record(),
                sharing.type(),
                Desk.NODE.country(),
                version,
                sharing.audience(),
                sharing.handling(),
                sharing.tlp());
        contents.put(record.id(), sharing);
        records.put(record.id(), record);
        record.audience().forEach(to -> queue(record, to, Delivery.Kind.RECORD));
        return record;
    }

    private void queue(SharedRecord record, CountryCode to, Delivery.Kind kind) {
        answer(record, to, kind, Delivery.State.QUEUED, "");
    }

    void answer(SharedRecord record, CountryCode to, Delivery.Kind kind, Delivery.State state, String code) {
        deliveries
                .computeIfAbsent(record.id(), id -> new TreeMap<>())
                .put(to, new Delivery(to, 1, record.id(), kind, record.version(), state, code, Instant.EPOCH));
    }

    private SharedRecord standing(RecordId id, long expected) {
        SharedRecord before = find(id).orElseThrow(() -> new NotFound("shared-record", id.toString()));
        if (before.version() != expected) {
            throw new Stale("shared-record", id.toString());
        }
        return before;
    }

    @Override
    public SharedRecord widen(RecordId id, long expected, Set<CountryCode> more, Caller caller) {
        throw new UnsupportedOperationException("Nothing here gives a record on as it is");
    }

    @Override
    public SharedRecord narrow(RecordId id, long expected, Set<CountryCode> audience, String reason, Caller caller) {
        caller.require(SHARE);
        SharedRecord before = standing(id, expected);
        SharedRecord after = new SharedRecord(
                id, before.type(), before.owner(), expected + 1, audience, before.handling(), before.tlp());
        records.put(id, after);
        Set<CountryCode> out = new HashSet<>(before.audience());
        out.removeAll(audience);
        out.forEach(to -> queue(after, to, Delivery.Kind.NARROWED));
        acts.add("narrow to " + new TreeSet<>(audience) + " by " + caller.officer() + ": " + reason);
        return after;
    }

    @Override
    public SharedRecord withdraw(RecordId id, long expected, String reason, Caller caller) {
        throw new UnsupportedOperationException("What is taken back can be shared again, so it is narrowed");
    }

    @Override
    public Optional<SharedRecord> find(RecordId id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public Set<CountryCode> having(RecordId id) {
        return deliveries(id).stream().map(Delivery::country).collect(java.util.stream.Collectors.toSet());
    }

    @Override
    public List<Delivery> deliveries(RecordId id) {
        return List.copyOf(deliveries.getOrDefault(id, Map.of()).values());
    }

    /** Brazil reads protocols, Peru has not said so, and Uruguay's node is not trusted yet. */
    @Override
    public List<Peer> list(Caller caller) {
        caller.require(Peers.READ);
        return List.of(
                peer(BR, Peer.State.TRUSTED, "protocol"),
                peer(PE, Peer.State.TRUSTED, "note"),
                peer(UY, Peer.State.NEW, "protocol"));
    }

    private static Peer peer(CountryCode country, Peer.State state, String type) {
        return new Peer(
                country,
                "node-of-" + country,
                "Enlace " + country,
                "0".repeat(64),
                state,
                Instant.EPOCH,
                1,
                Instant.EPOCH,
                new TreeMap<>(),
                new TreeMap<>(Map.of(type, new TreeSet<>(Set.of(1)))));
    }

    @Override
    public String card(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String fingerprint() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Peer add(String card, Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Peer trust(CountryCode country, String fingerprint, Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Peer rotate(String card, Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(CountryCode country, String reason, Caller caller) {
        throw new UnsupportedOperationException();
    }
}
