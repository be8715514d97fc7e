package org.enlace.exchange.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.exchange.Parcels.Arrival;
import org.enlace.exchange.Peers;
import org.enlace.exchange.Transport;
import org.enlace.exchange.internal.envelope.JoseSeals;
import org.enlace.keys.internal.KeystoreFolder;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.MessageHandler;

/** A node with a real keystore and real envelopes, over whatever database, and a module that remembers what it was told. */
final class TestNode implements Here {
    static final Caller ALL = Caller.node(Exchange.SHARE, Exchange.CARRY, Exchange.READ, Peers.READ, Peers.MANAGE);

    final CountryCode country;
    final ExchangeStore store;
    final KeystoreFolder keys;
    final Ground ground;
    final SharedRecords records;
    final Courier courier;
    final PeerBook peers;
    final List<Act> acts = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final SortedMap<String, String> modules = new TreeMap<>(java.util.Map.of("notes", "1.0.0"));
    final Set<HandlingCode> honoured = EnumSet.allOf(HandlingCode.class);
    final Set<Integer> formats = new TreeSet<>(Set.of(1));
    Optional<MessageHandler> handler = Optional.of(new Notes());
    boolean fails;

    /** So often somebody else is quicker than the module. */
    int overtaken;

    boolean closed;

    TestNode(String code, Path data, ExchangeStore store, Transactions transactions) {
        this(code, data, store, transactions, Limits.USUAL);
    }

    private TestNode(String code, Path data, ExchangeStore store, Transactions transactions, Limits limits) {
        country = new CountryCode(code);
        this.store = store;
        keys = KeystoreFolder.open(data, code, Clock.systemUTC());
        ground = new Ground(
                country,
                store,
                transactions,
                new JoseSeals(keys.keys(), keys.agreements()),
                this,
                acts::add,
                Clock.systemUTC(),
                new SecureRandom()::nextBytes);
        records = new SharedRecords(ground);
        courier = new Courier(ground, records, () -> false, limits);
        peers = new PeerBook(ground, keys.keys(), () -> "Node " + code);
    }

    static TestNode inMemory(String code, Path data) {
        return inMemory(code, data, Limits.USUAL);
    }

    static TestNode inMemory(String code, Path data, Limits limits) {
        MemoryStore store = new MemoryStore();
        return new TestNode(code, data, store, store, limits);
    }

    void meets(TestNode other) {
        trusts(other);
        other.trusts(this);
    }

    void trusts(TestNode other) {
        peers.add(other.peers.card(ALL), ALL);
        peers.trust(other.country, other.peers.fingerprint(), ALL);
    }

    byte[] pack(TestNode to) {
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
        try {
            courier.pack(to.country, 0, memory, ALL);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    Arrival take(byte[] parcel) {
        try {
            return courier.take(new ByteArrayInputStream(parcel), ALL);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Arrival sends(TestNode to) {
        return to.take(pack(to));
    }

    SharedRecord share(String content, TestNode... audience) {
        return records.share(sharing(id(), content, Handling.GENERAL, audience), ALL);
    }

    static RecordId id() {
        UUID random = UUID.randomUUID();
        return new RecordId(new UUID(
                random.getMostSignificantBits() & 0xffff_ffff_ffff_0fffL | 0x7000L, random.getLeastSignificantBits()));
    }

    static Sharing sharing(RecordId id, String content, Handling handling, TestNode... audience) {
        Set<CountryCode> countries = new TreeSet<>();
        for (TestNode node : audience) {
            countries.add(node.country);
        }
        return new Sharing(id, "note", "notes", 1, countries, handling, Optional.empty(), content);
    }

    @Override
    public SortedMap<String, String> modules() {
        return modules;
    }

    @Override
    public SortedMap<String, SortedSet<Integer>> types() {
        return new TreeMap<>(java.util.Map.of("note", new TreeSet<>(formats)));
    }

    @Override
    public Optional<MessageHandler> handler(String type) {
        return type.equals("note") ? handler : Optional.empty();
    }

    @Override
    public boolean closed(String module) {
        return closed;
    }

    private final class Notes implements MessageHandler {
        @Override
        public String module() {
            return "notes";
        }

        @Override
        public String type() {
            return "note";
        }

        @Override
        public Set<Integer> formats() {
            return formats;
        }

        @Override
        public Permission permission() {
            return new Permission("notes.read");
        }

        @Override
        public Set<HandlingCode> honours() {
            return honoured;
        }

        @Override
        public void receive(SharedRecord record, int format, String content) {
            if (overtaken-- > 0) {
                throw new Stale("note", record.id().toString());
            }
            if (fails) {
                throw new IllegalStateException("The module fails");
            }
            told.add(content + " " + record.version());
        }

        @Override
        public void withdraw(SharedRecord record, String reason) {
            if (fails) {
                throw new IllegalStateException("The module fails");
            }
            told.add("gone " + reason);
        }
    }
}
