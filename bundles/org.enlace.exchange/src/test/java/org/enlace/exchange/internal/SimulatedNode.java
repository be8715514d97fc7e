package org.enlace.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Transport;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;

/** A node of the simulation: the real exchange over a database in memory, with a module that comes, goes and fails. */
final class SimulatedNode implements Here, MessageHandler {
    static final String TYPE = "note";

    /** So narrow that each is met in every play. */
    private static final Limits TIGHT = new Limits(3, 6_000, 2, 4, 2, 6, 40_000);

    final CountryCode country;
    final MemoryStore store = new MemoryStore();
    final PaperSeals seals;
    final SharedRecords records;
    final Courier courier;
    final Caller caller = Caller.node(Exchange.SHARE, Exchange.CARRY, Exchange.READ);
    final Ledger ledger;
    Map<String, NavigableMap<String, Object>> backup;
    Duration skew = Duration.ZERO;
    boolean moduleThere = true;
    boolean moduleFails;

    SimulatedNode(CountryCode country, Map<String, String> secrets, Ledger ledger, Random random, Clock real) {
        this.country = country;
        this.ledger = ledger;
        seals = new PaperSeals(country.value(), secrets);
        Clock skewed = new Clock() {
            @Override
            public Instant instant() {
                return real.instant().plus(skew);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        Ground ground = new Ground(
                country,
                store,
                store,
                seals,
                this,
                act -> store.put("audit", act.code() + act.subject(), act.code()),
                skewed,
                random::nextBytes);
        records = new SharedRecords(ground);
        courier = new Courier(ground, records, () -> false, TIGHT);
        ground.self();
    }

    void trust(SimulatedNode other) {
        Peer peer = new Peer(
                other.country,
                other.store.self().orElseThrow().node(),
                other.country.value(),
                other.seals.signer(),
                Peer.State.TRUSTED,
                Instant.EPOCH,
                1,
                Instant.EPOCH,
                new TreeMap<>(),
                new TreeMap<>());
        store.run(() -> store.write(new PeerKey(
                peer,
                other.seals.key(),
                other.seals.own().id(),
                other.seals.own().key())));
    }

    byte[] pack(CountryCode to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Transport memory = new Transport() {
            @Override
            public String name() {
                return "memory";
            }

            @Override
            public void carry(CountryCode country, Parcel parcel) throws IOException {
                parcel.writeTo(bytes);
            }
        };
        courier.pack(to, 0, memory, caller);
        return bytes.toByteArray();
    }

    static RecordId id(Random random) {
        return new RecordId(new UUID(
                random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x7000L, random.nextLong() >>> 2 | Long.MIN_VALUE));
    }

    /** Which limits are met. */
    void noteLimits(Happened happened) {
        for (InStream from : store.ins()) {
            CountryCode other = from.country();
            Map.of(
                            "as many wait as may",
                            store.countWaiting(other) >= TIGHT.waiting(),
                            "as many were named as are remembered",
                            store.announced(other).size() >= TIGHT.announced(),
                            "as many problems as are remembered",
                            store.countTroubles(other) >= TIGHT.troubles(),
                            "receipts in parts",
                            store.answers(other).size() > TIGHT.answers())
                    .forEach((limit, met) -> happened.many(limit, met ? 1 : 0));
        }
    }

    /** What the module has of a record of another country. */
    Optional<String> module(RecordId id) {
        return store.get("module", id.toString());
    }

    @Override
    public SortedMap<String, String> modules() {
        return moduleThere ? new TreeMap<>(Map.of("notes", "1.0.0")) : new TreeMap<>();
    }

    @Override
    public SortedMap<String, SortedSet<Integer>> types() {
        return moduleThere ? new TreeMap<>(Map.of(TYPE, new TreeSet<>(Set.of(1)))) : new TreeMap<>();
    }

    @Override
    public Optional<MessageHandler> handler(String type) {
        return moduleThere && type.equals(TYPE) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public boolean closed(String module) {
        return false;
    }

    @Override
    public String module() {
        return "notes";
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(1);
    }

    @Override
    public Permission permission() {
        return new Permission("notes.read");
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        ledger.received(country, record, content);
        String version = String.format("%09d", record.version());
        module(record.id()).ifPresent(before -> {
            if (before.substring(0, 9).compareTo(version) >= 0) {
                throw new AssertionError(country + " was given " + record + " after " + before);
            }
        });
        store.put("module", record.id().toString(), version + " " + content);
        if (moduleFails) {
            throw new IllegalStateException("The module fails");
        }
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        if (module(record.id()).isEmpty()) {
            throw new AssertionError(country + " is to withdraw " + record + ", which it does not have");
        }
        store.put("module", record.id().toString(), null);
        if (moduleFails) {
            throw new IllegalStateException("The module fails");
        }
    }
}
